using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Handovers;

public sealed class HandoversTests
{
    private readonly Baton baton = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null, 60)]
    [InlineData(10, 60)]
    [InlineData(100, 114)]
    [InlineData(900, 400)]
    public async Task A_link_lives_two_weeks_longer_than_the_handover_within_bounds(int? due, int days)
    {
        var path = Assert.IsType<HandoverResult.Saved>(await baton.Handovers.StartAsync(baton.Chair, Baton.Kasse, baton.Plan() with { Due = due is { } d ? baton.Today.AddDays(d) : null }, Ct)).Path;

        Assert.Equal(days, baton.Handovers.Find(baton.Chair, path)!.Handover.LinkDays(baton.Today));
    }

    [Fact]
    public async Task The_history_says_what_each_version_did()
    {
        var path = await baton.StartAsync();
        await baton.Handovers.TickAsync(baton.Chair, path, HandoverStep.Map, true, Ct);
        await baton.Handovers.TickAsync(baton.Chair, path, HandoverStep.Map, false, Ct);
        await baton.Handovers.ChangeAsync(baton.Chair, path, baton.Plan(baton.Today.AddDays(30)), Ct);
        await baton.Handovers.WithdrawAsync(baton.Chair, path, "Es bleibt, wie es ist.", Ct);

        var all = await HandoverHistory.ReadAsync(baton.Store, path, 10, Ct);
        var newest = await HandoverHistory.ReadAsync(baton.Store, path, 2, Ct);

        Assert.Equal([HandoverDeed.Withdrawn, HandoverDeed.Plan, HandoverDeed.StepOpen, HandoverDeed.StepDone, HandoverDeed.Started], all.Select(e => e.Deed));
        Assert.Equal(HandoverStep.Map, all[2].Step);
        Assert.Equal([HandoverDeed.Withdrawn, HandoverDeed.Plan], newest.Select(e => e.Deed));
    }

    [Fact]
    public async Task The_board_starts_a_handover_as_one_readable_page_without_names()
    {
        var before = baton.Store.Current.Sequence;

        var path = await baton.StartAsync();

        var text = await baton.TextAsync(path);
        Assert.Equal($"rollen/kasse/uebergabe-{baton.Today.Year}", path.Value);
        Assert.Equal(before + 1, baton.Store.Current.Sequence);
        Assert.Contains("type: handover\n", text, StringComparison.Ordinal);
        Assert.Contains($"giver: person:{baton.Giver.PersonId}\n", text, StringComparison.Ordinal);
        Assert.Contains("- [Übernimmt das Amt](person:" + baton.Taker.PersonId + ")\n", text, StringComparison.Ordinal);
        Assert.Contains("- [ ] Startgespräch\n", text, StringComparison.Ordinal);
        Assert.Contains(baton.Holders, h => h.Person == baton.Taker.PersonId && h.Kind == HolderKind.Successor);
    }

    [Fact]
    public async Task A_second_handover_of_a_year_gets_a_name_of_its_own()
    {
        var first = await baton.StartAsync();

        var second = await baton.StartAsync();

        Assert.Equal(first.Value + "-2", second.Value);
    }

    [Fact]
    public async Task Who_gives_takes_helps_or_is_of_the_board_sees_it_and_nobody_else()
    {
        var path = await baton.StartAsync();

        Assert.Equal(HandoverPart.Giver, baton.Handovers.Find(baton.Giver, path)!.Part);
        Assert.Equal(HandoverPart.Taker, baton.Handovers.Find(baton.Taker, path)!.Part);
        Assert.Equal(HandoverPart.Helper, baton.Handovers.Find(baton.Helper, path)!.Part);
        Assert.True(baton.Handovers.Find(baton.Chair, path)!.MayDecide);
        Assert.Null(baton.Handovers.Find(baton.Stranger, path));
        Assert.Null(baton.Handovers.Find(Actor.Visitor.Instance, path));
        Assert.Empty(baton.Handovers.All(baton.Stranger));
    }

    [Fact]
    public async Task The_helper_reads_the_handover_and_nothing_of_the_office()
    {
        var path = await baton.StartAsync();
        var view = new AccessView(baton.Store.Current, baton.Helper);

        Assert.True(view.CanRead(baton.Store.Current.Find(path)!));
        Assert.False(view.CanRead(baton.Store.Current.Find(PagePath.Parse("rollen/kasse/wissen"))!));
        Assert.IsType<HandoverResult.Saved>(await baton.Handovers.TickAsync(baton.Helper, path, HandoverStep.Start, true, Ct));
    }

    [Fact]
    public async Task A_holder_starts_their_own_handover_but_names_no_successor()
    {
        var plan = new HandoverPlan(baton.Giver.PersonId, null, null, null, null);

        var alone = await baton.Handovers.StartAsync(baton.Giver, Baton.Kasse, plan, Ct);
        var named = await baton.Handovers.StartAsync(baton.Giver, Baton.Kasse, plan with { Taker = baton.Taker.PersonId }, Ct);
        var stranger = await baton.Handovers.StartAsync(baton.Stranger, Baton.Kasse, plan, Ct);

        Assert.IsType<HandoverResult.Saved>(alone);
        Assert.Contains(Assert.IsType<HandoverResult.Rejected>(named).Problems, p => p.Code is ProblemCode.NeedsManageRoles or ProblemCode.NeedsBoard);
        Assert.IsType<HandoverResult.NotFound>(stranger);
        Assert.DoesNotContain(baton.Holders, h => h.Person == baton.Taker.PersonId);
    }

    [Fact]
    public async Task Rights_follow_the_day_that_the_board_set()
    {
        await baton.StartAsync(baton.Today.AddDays(10));

        var early = await baton.Handovers.BeginDueAsync(Ct);
        var holds = baton.Store.Current.Roles.Holds(baton.Taker.PersonId, Baton.Kasse);
        baton.Clock.Now += TimeSpan.FromDays(10);
        var due = await baton.Handovers.BeginDueAsync(Ct);
        var again = await baton.Handovers.BeginDueAsync(Ct);

        Assert.Equal((0, false, 1, 0), (early, holds, due, again));
        Assert.True(baton.Store.Current.Roles.Holds(baton.Taker.PersonId, Baton.Kasse));
        Assert.False(baton.Store.Current.Roles.Holds(baton.Giver.PersonId, Baton.Kasse));
        var old = Assert.Single(baton.Holders, h => h.Person == baton.Giver.PersonId);
        Assert.Equal((HolderKind.Predecessor, baton.Today), (old.Kind, old.Until));
    }

    [Fact]
    public async Task A_day_that_is_already_there_changes_the_office_at_once()
    {
        await baton.StartAsync(baton.Today);

        Assert.True(baton.Store.Current.Roles.Holds(baton.Taker.PersonId, Baton.Kasse));
        Assert.False(baton.Store.Current.Roles.Holds(baton.Giver.PersonId, Baton.Kasse));
    }

    [Fact]
    public async Task A_predecessor_still_works_on_their_handover()
    {
        var path = await baton.StartAsync(baton.Today);

        Assert.IsType<HandoverResult.Saved>(await baton.Handovers.TickAsync(baton.Giver, path, HandoverStep.Start, true, Ct));
    }

    [Fact]
    public async Task A_step_is_ticked_in_front_matter_and_body_and_can_be_taken_back()
    {
        var path = await baton.StartAsync();

        await baton.Handovers.TickAsync(baton.Giver, path, HandoverStep.Map, true, Ct);
        var ticked = await baton.TextAsync(path);
        await baton.Handovers.TickAsync(baton.Taker, path, HandoverStep.Map, false, Ct);

        Assert.Contains("- [x] Wissenslandkarte (", ticked, StringComparison.Ordinal);
        Assert.Empty(baton.Facts(path).Ticked);
    }

    [Fact]
    public async Task A_withdrawn_handover_says_why_and_takes_the_successor_back()
    {
        var path = await baton.StartAsync();

        var silent = await baton.Handovers.WithdrawAsync(baton.Chair, path, " ", Ct);
        var result = await baton.Handovers.WithdrawAsync(baton.Chair, path, "macht doch weiter", Ct);

        Assert.Equal(ProblemCode.Required, Assert.Single(Assert.IsType<HandoverResult.Rejected>(silent).Problems).Code);
        Assert.IsType<HandoverResult.Saved>(result);
        Assert.Equal((HandoverState.Withdrawn, "macht doch weiter"), (baton.Facts(path).State, baton.Facts(path).Reason));
        Assert.DoesNotContain(baton.Holders, h => h.Person == baton.Taker.PersonId);
    }

    [Fact]
    public async Task A_taker_cannot_end_it_or_move_the_day_by_whichever_way()
    {
        var path = await baton.StartAsync();
        var text = (await baton.TextAsync(path))!;
        var blob = baton.Store.Current.Find(path)!.Blob;

        var withdrawn = await baton.Handovers.WithdrawAsync(baton.Taker, path, "will nicht", Ct);
        var edited = await baton.Store.CommitAsync(Given.ASave(baton.Taker, path.Value, text.Replace("status: open", "status: open\nbegins: 2020-01-01", StringComparison.Ordinal), blob), Ct);
        var deleted = await baton.Store.CommitAsync(new(baton.Taker, ChangeKind.Delete, [new FileEdit.Delete(path.File, blob)]), Ct);

        Assert.Contains(Assert.IsType<HandoverResult.Rejected>(withdrawn).Problems, p => p.Code is ProblemCode.NeedsBoard);
        Assert.Equal(ProblemCode.NeedsBoard, Assert.Single(Assert.IsType<CommitResult.Rejected>(edited).Problems).Code);
        Assert.Equal(ProblemCode.NeedsBoard, Assert.Single(Assert.IsType<CommitResult.Rejected>(deleted).Problems).Code);
    }

    [Fact]
    public async Task The_board_says_who_holds_an_office_but_makes_none_and_opens_none()
    {
        FileEdit Change(string from, string to) => new FileEdit.Transform(Baton.Kasse.File, t => t!.Replace(from, to, StringComparison.Ordinal));

        var holders = await baton.Store.CommitAsync(new(baton.Chair, ChangeKind.Settings, [Change(baton.Giver.PersonId.Value, baton.Stranger.PersonId.Value)]), Ct);
        var board = await baton.Store.CommitAsync(new(baton.Chair, ChangeKind.Settings, [Change("title: Kasse", "title: Kasse\nboard: true")]), Ct);
        var stranger = await baton.Store.CommitAsync(new(baton.Stranger, ChangeKind.Settings, [Change(baton.Stranger.PersonId.Value, baton.Taker.PersonId.Value)]), Ct);

        Assert.IsType<CommitResult.Committed>(holders);
        Assert.Equal(ProblemCode.NeedsManageRoles, Assert.Single(Assert.IsType<CommitResult.Rejected>(board).Problems).Code);
        Assert.Equal(ProblemCode.NeedsManageRoles, Assert.Single(Assert.IsType<CommitResult.Rejected>(stranger).Problems).Code);
    }

    [Fact]
    public async Task The_guide_has_one_next_step_for_each()
    {
        var path = await baton.StartAsync();
        HandoverGuide Guide() => new(baton.Handovers.Find(baton.Chair, path)!.Handover, new(baton.Store.Current, baton.Taker), OfficeSample.Catalog, baton.Today);

        var first = Guide().NextFor(HandoverPart.Giver);
        await baton.Handovers.TickAsync(baton.Giver, path, HandoverStep.Start, true, Ct);
        var second = Guide();

        Assert.Equal((HandoverStep.Start, 20), (first.Step, first.Minutes));
        Assert.Equal(HandoverStep.QuickStart, second.NextFor(HandoverPart.Giver).Step);
        Assert.Equal((1, 3), (second.Of(HandoverStep.QuickStart).Done, second.Of(HandoverStep.QuickStart).Total));
        Assert.Equal(HandoverTask.Read, second.NextFor(HandoverPart.Taker).Task);
        Assert.Equal(1, second.Done);
    }
}
