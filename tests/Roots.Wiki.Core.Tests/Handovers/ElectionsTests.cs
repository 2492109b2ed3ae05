using Roots.Wiki.Handovers;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Handovers;

public sealed class ElectionsTests
{
    private static readonly PagePath Vorsitz = PagePath.Parse("rollen/vorsitz/index");

    private readonly Baton baton = new();
    private readonly Elections elections;

    public ElectionsTests() => elections = new(baton.Store, baton.People, baton.People, baton.Handovers, baton.Clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private ElectionLine NewTreasurer => new(Baton.Kasse, ElectionOutcome.New, baton.Taker.PersonId, baton.Today, baton.Today.AddYears(2));

    [Fact]
    public async Task One_commit_dates_holders_starts_handovers_and_says_whom_to_tell()
    {
        var before = baton.Store.Current.Sequence;

        var version = await EnterAsync(NewTreasurer, new(Vorsitz, ElectionOutcome.Reelected, null, baton.Today, baton.Today.AddYears(2)));

        var report = (await elections.FindAsync(baton.Chair, version, Ct))!;
        Assert.Equal(before + 1, baton.Store.Current.Sequence);
        Assert.Contains(baton.Holders, h => h == new RoleTerm(baton.Taker.PersonId, HolderKind.Holder, baton.Today, baton.Today.AddYears(2), StandsAgain.Unknown));
        Assert.Contains(baton.Holders, h => h.Person == baton.Giver.PersonId && h.Kind == HolderKind.Predecessor && h.Until == baton.Today);
        Assert.Equal(baton.Today.AddYears(2), baton.Store.Current.Roles.Find(Vorsitz)!.Facts.Holders[0].Until);
        Assert.Equal(baton.Taker.PersonId, Assert.Single(report.Handovers).Facts.Taker);
        Assert.Contains("- [ ] Bank: Vollmachten ändern", await baton.TextAsync(report.CheckList!.Path), StringComparison.Ordinal);
        Assert.Equal([(baton.Taker.PersonId, Baton.Kasse)], report.Invite.Select(i => (i.Person, i.Role.Path)));
        Assert.Empty(report.WithoutEnd);
    }

    [Fact]
    public async Task A_later_beginning_leaves_the_old_holder_in_office_until_then_and_keeps_the_end()
    {
        var ends = baton.Today.AddYears(2);
        await EnterAsync(NewTreasurer with { Begins = baton.Today.AddDays(30), Ends = ends });
        var holdsBefore = baton.Store.Current.Roles.Holds(baton.Giver.PersonId, Baton.Kasse);

        baton.Clock.Now += TimeSpan.FromDays(30);
        await baton.Handovers.BeginDueAsync(Ct);

        Assert.True(holdsBefore);
        Assert.False(baton.Store.Current.Roles.Holds(baton.Giver.PersonId, Baton.Kasse));
        Assert.Contains(baton.Holders, h => h.Person == baton.Taker.PersonId && h.Kind == HolderKind.Holder && h.Until == ends);
    }

    [Fact]
    public async Task An_office_without_anybody_is_vacant()
    {
        await EnterAsync(new ElectionLine(Baton.Kasse, ElectionOutcome.Vacant, null, baton.Today, null));

        Assert.DoesNotContain(baton.Holders, h => h.Kind == HolderKind.Holder);
    }

    [Fact]
    public async Task Taken_back_everything_is_as_it_was_and_the_invitations_are_dead()
    {
        var office = await baton.TextAsync(Baton.Kasse);
        var files = baton.Store.Current.Files.Count;
        var version = await EnterAsync(NewTreasurer);
        var (link, secret) = await baton.People.CreateAsync(new("", LinkPurpose.Invitation, null, null, baton.Taker.PersonId, false, null, baton.Clock.Now.AddDays(14), null, false), Ct);
        var sequence = baton.Store.Current.Sequence;

        var result = await elections.UndoAsync(baton.Chair, version, Ct);

        Assert.IsType<HandoverResult.Saved>(result);
        Assert.Equal(sequence + 1, baton.Store.Current.Sequence);
        Assert.Equal(office, await baton.TextAsync(Baton.Kasse));
        Assert.Equal(files, baton.Store.Current.Files.Count);
        Assert.Null(await baton.People.FindAsync(secret, baton.Clock.Now, Ct));
        Assert.NotEmpty(link.Id);
    }

    [Fact]
    public async Task What_somebody_went_on_with_is_not_taken_back()
    {
        var version = await EnterAsync(NewTreasurer);
        await baton.Handovers.TickAsync(baton.Giver, baton.Handovers.All(baton.Chair)[0].Handover.Path, HandoverStep.Start, true, Ct);

        var result = await elections.UndoAsync(baton.Chair, version, Ct);

        Assert.IsType<HandoverResult.Conflict>(result);
        Assert.False((await elections.FindAsync(baton.Chair, version, Ct))!.CanUndo);
        Assert.Contains(baton.Holders, h => h.Person == baton.Taker.PersonId && h.Kind == HolderKind.Holder);
    }

    [Fact]
    public async Task Only_board_and_administration_enter_and_see_an_election()
    {
        var treasurer = await elections.EnterAsync(baton.Giver, [NewTreasurer], Ct);
        var administration = await elections.EnterAsync(Given.AnAdministrator(), [NewTreasurer], Ct);
        var version = Assert.IsType<HandoverResult.Saved>(administration).Version!;

        Assert.IsType<HandoverResult.NotFound>(treasurer);
        Assert.Null(await elections.FindAsync(baton.Taker, version, Ct));
        Assert.IsType<HandoverResult.NotFound>(await elections.UndoAsync(baton.Taker, version, Ct));
    }

    [Fact]
    public async Task A_handover_that_runs_already_is_taken_up_and_given_back_as_it_was()
    {
        var running = Assert.IsType<HandoverResult.Saved>(await baton.Handovers.StartAsync(baton.Chair, Baton.Kasse, baton.Plan() with { Taker = baton.Stranger.PersonId }, Ct)).Path;
        var (page, office) = (await baton.TextAsync(running), await baton.TextAsync(Baton.Kasse));

        var version = await EnterAsync(NewTreasurer);

        var handover = Assert.Single(baton.Handovers.All(baton.Chair)).Handover;
        Assert.Equal((running, baton.Taker.PersonId, baton.Today), (handover.Path, handover.Facts.Taker, handover.Facts.Begins));
        Assert.Equal((baton.Giver.PersonId, baton.Helper.PersonId, (DateOnly?)baton.Today.AddDays(56)), (handover.Facts.Giver, handover.Facts.Helper, handover.Facts.Due));
        Assert.DoesNotContain(baton.Holders, h => h.Person == baton.Stranger.PersonId);
        Assert.Equal(running, Assert.Single((await elections.FindAsync(baton.Chair, version, Ct))!.Handovers).Path);

        Assert.IsType<HandoverResult.Saved>(await elections.UndoAsync(baton.Chair, version, Ct));

        Assert.Equal(page, await baton.TextAsync(running));
        Assert.Equal(office, await baton.TextAsync(Baton.Kasse));
    }

    [Fact]
    public async Task A_handover_that_is_over_is_left_alone()
    {
        var over = await baton.StartAsync();
        await baton.Handovers.WithdrawAsync(baton.Chair, over, "Es bleibt, wie es ist.", Ct);

        await EnterAsync(NewTreasurer);

        Assert.Equal(2, baton.Handovers.All(baton.Chair).Count);
    }

    [Fact]
    public async Task The_election_entered_last_is_found_again_until_it_is_taken_back()
    {
        var none = await elections.LastAsync(baton.Chair, Ct);
        var first = await EnterAsync(NewTreasurer);
        var second = await EnterAsync(new ElectionLine(Vorsitz, ElectionOutcome.Reelected, null, baton.Today, null));
        var last = await elections.LastAsync(baton.Chair, Ct);
        await elections.UndoAsync(baton.Chair, second, Ct);

        Assert.Null(none);
        Assert.Equal(second, last);
        Assert.Equal(first, await elections.LastAsync(baton.Chair, Ct));
        Assert.Null(await elections.LastAsync(baton.Taker, Ct));
    }

    [Fact]
    public async Task A_version_that_entered_no_election_cannot_be_taken_back_here()
    {
        var saved = await baton.Store.SaveAsync("rollen/kasse/seite", "Text\n");

        Assert.IsType<HandoverResult.NotFound>(await elections.UndoAsync(baton.Chair, saved.Version, Ct));
    }

    private async Task<VersionId> EnterAsync(params ElectionLine[] lines) => Assert.IsType<HandoverResult.Saved>(await elections.EnterAsync(baton.Chair, lines, Ct)).Version!;
}
