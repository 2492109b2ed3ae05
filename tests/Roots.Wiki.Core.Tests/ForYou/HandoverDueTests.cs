using System.Collections.Immutable;
using Roots.Wiki.Clarifications;
using Roots.Wiki.Core.Tests.Handovers;
using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.ForYou;
using Roots.Wiki.Handovers;
using Roots.Wiki.People;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.ForYou;

public sealed class HandoverDueTests
{
    private readonly Baton baton = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_side_has_its_own_next_step_with_its_minutes_and_a_day_on_the_way()
    {
        var path = await baton.StartAsync();

        var items = Find(baton.Chair, baton.Giver, baton.Taker, baton.Helper);

        Assert.Equal([("Start", baton.Giver.PersonId), ("Start", baton.Taker.PersonId)], items.Select(i => (i.Step!, i.Who.Single())));
        Assert.All(items, i => Assert.Equal((DueKind.Handover, Baton.Kasse, "/-/handover/" + path, baton.Today), (i.Kind, i.Office, i.Target.Of(new("")), i.From)));
        Assert.All(items, i => Assert.InRange(i.Due, baton.Today.AddDays(1), baton.Today.AddDays(55)));
        Assert.All(items, i => Assert.True(i.Minutes > 0));
    }

    [Fact]
    public async Task A_done_step_gives_way_to_the_next_and_later_ones_have_later_days()
    {
        var path = await baton.StartAsync();
        var before = Find(baton.Giver, baton.Taker);
        await baton.Handovers.TickAsync(baton.Giver, path, HandoverStep.Start, isDone: true, Ct);

        var after = Find(baton.Giver, baton.Taker);

        Assert.Equal(["QuickStart", "Read"], after.Select(i => i.Step));
        Assert.True(after[0].Due > before[0].Due);
        Assert.Empty(before.Select(i => i.Key).Intersect(after.Select(i => i.Key)));
    }

    [Fact]
    public async Task Whoever_cannot_be_reached_is_stood_in_for_by_the_helper_and_then_the_board()
    {
        await baton.StartAsync();

        Assert.Equal(baton.Helper.PersonId, Assert.Single(Find(baton.Chair, baton.Helper)).Who.Single());   // the same step for both sides is one thing
        Assert.Equal(baton.Chair.PersonId, Assert.Single(Find(baton.Chair)).Who.Single());
    }

    [Fact]
    public async Task Without_the_giver_the_helper_asks_others()
    {
        Assert.IsType<HandoverResult.Saved>(await baton.Handovers.StartAsync(baton.Chair, Baton.Kasse, baton.Plan() with { IsWithoutGiver = true, Taker = null }, Ct));

        var item = Assert.Single(Find(baton.Chair, baton.Giver, baton.Helper));

        Assert.Equal(("AskOthers", baton.Helper.PersonId), (item.Step, item.Who.Single()));
    }

    [Fact]
    public async Task A_handover_that_was_withdrawn_asks_nothing_of_anybody()
    {
        var path = await baton.StartAsync();
        await baton.Handovers.WithdrawAsync(baton.Chair, path, "Doch nicht.", Ct);

        Assert.Empty(Find(baton.Giver, baton.Taker));
    }

    [Fact]
    public void Eight_weeks_before_a_term_ends_a_handover_should_begin_unless_the_holder_stands_again()
    {
        var until = baton.Today.AddDays(100);
        baton.Store.With("rollen/kasse/index", Office(until, ""));
        var item = Assert.Single(Find(baton.Giver));
        Assert.Equal(("Begin", until.AddDays(-56), until, baton.Giver.PersonId), (item.Step, item.From, item.Due, item.Who.Single()));
        Assert.Equal("/-/handovers/new?role=rollen%2Fkasse%2Findex", item.Target.Of(new("")));
        Assert.Equal(baton.Chair.PersonId, Assert.Single(Find(baton.Chair)).Who.Single());

        baton.Store.With("rollen/kasse/index", Office(until, ", again: yes"));

        Assert.Empty(Find(baton.Giver));
    }

    [Fact]
    public async Task A_running_handover_says_no_more_that_one_should_begin()
    {
        baton.Store.With("rollen/kasse/index", Office(baton.Today.AddDays(30), ""));
        await baton.StartAsync();

        Assert.DoesNotContain("Begin", Find(baton.Giver, baton.Taker).Select(i => i.Step));
    }

    [Fact]
    public void After_a_hundred_days_the_new_person_looks_back_once()
    {
        var done = $"---\ntype: handover\nrole: rollen/kasse\nstatus: done\ngiver: {baton.Giver.PersonId}\ntaker: {baton.Taker.PersonId}\nbegins: {baton.Today.AddDays(-95):yyyy-MM-dd}\n";
        baton.Store.With("rollen/kasse/uebergabe-2026", done + "---\n# Übergabe\n");
        var item = Assert.Single(Find(baton.Giver, baton.Taker));
        Assert.Equal(("HundredDays", baton.Today.AddDays(5), baton.Taker.PersonId), (item.Step, item.Due, item.Who.Single()));
        Assert.True(item.From <= baton.Today);

        baton.Store.With("rollen/kasse/uebergabe-2026", done.Replace("status: done", "status: withdrawn", StringComparison.Ordinal) + "---\n# Übergabe\n");

        Assert.Empty(Find(baton.Giver, baton.Taker));
    }

    private string Office(DateOnly until, string more) =>
        $"---\ntype: role\ntitle: Kasse\ntemplates: [quick, sheet]\nholders:\n  - {{person: {baton.Giver.PersonId}, kind: holder, until: {until:yyyy-MM-dd}{more}}}\n---\n# Kasse\n";

    // What is due while exactly these have an account.
    private List<DueItem> Find(params Actor.Member[] members)
    {
        var people = PeopleSnapshot.Empty.With(members.ToImmutableDictionary(m => m.Id, m => new Member(m.Id, m.AuthorId, m.PersonId, "Jemand", false, true)));
        return [.. new HandoverDue().Find(new(baton.Store.Current, people, OfficeSample.Catalog, new([]), OpenClarifications.None, [], baton.Today))];
    }
}
