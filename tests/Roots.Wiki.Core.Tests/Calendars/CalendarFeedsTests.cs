using Roots.Wiki.Calendars;
using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Registers;

namespace Roots.Wiki.Core.Tests.Calendars;

public sealed class CalendarFeedsTests
{
    private const string Answers = "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\nanswers:\n  aufgabe: {confirmed: 2025-10-01}\n  frist: {confirmed: 2026-10-01}\n---\n### Frage aufgabe? {#aufgabe}\n\nGeld.\n\n### Frage frist? {#frist}\n\n| Was | Bis wann |\n| --- | --- |\n| Pacht | 31. Januar |\n";

    private static readonly CalendarScope Kasse = CalendarScope.Of(OfficeSample.Path);

    private readonly AliveSample wiki = new(("rollen/kasse/index.md", OfficeSample.Page), (OfficeSample.Sheet.Value, Answers));
    private readonly CalendarFeeds feeds;

    public CalendarFeedsTests()
    {
        var years = new YearPlans(wiki.Store, wiki.Due, wiki.Views, () => OfficeSample.Catalog, wiki.Clock);
        feeds = new(WikiId.New(), wiki.Store, new PassingCalendars(wiki.Clock), wiki.People, wiki.Due, years, wiki.Views);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("mine")]
    [InlineData("everything")]
    [InlineData("office:rollen/kasse/index")]
    public async Task Everything_that_is_due_and_in_the_year_is_in_it_once(string key)
    {
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        Assert.True(CalendarScope.TryParse(key, out var scope));

        var open = await feeds.OpenAsync((await feeds.CreateAsync(holder, scope, "de", Ct))!, Ct);

        Assert.Contains(open!.Entries, e => e.Label == "Pacht" && e.Day == new DateOnly(2027, 1, 31));
        Assert.Contains(open.Entries, e => e.Due?.Kind == Roots.Wiki.ForYou.DueKind.TermEnd);
        Assert.Contains(open.Entries, e => e.Due?.Kind == Roots.Wiki.ForYou.DueKind.AnswerReview);
        Assert.Equal(open.Entries.Count, open.Entries.Select(feeds.UidOf).Distinct().Count());
    }

    [Fact]
    public async Task A_day_later_an_event_has_the_same_name_and_it_says_nothing_about_it()
    {
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        var secret = (await feeds.CreateAsync(holder, Kasse, "de", Ct))!;
        var uids = (await feeds.OpenAsync(secret, Ct))!.Entries.Select(feeds.UidOf).ToList();
        wiki.Clock.Now = wiki.Clock.Now.AddDays(1);

        Assert.Equal(uids, (await feeds.OpenAsync(secret, Ct))!.Entries.Select(feeds.UidOf));
        Assert.All(uids, u => Assert.Matches("^[0-9a-f]{32}@roots-wiki$", u));
    }

    [Fact]
    public async Task It_ends_with_the_office()
    {
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        var (mine, office, all) = ((await feeds.CreateAsync(holder, CalendarScope.Mine, "de", Ct))!, (await feeds.CreateAsync(holder, Kasse, "de", Ct))!, (await feeds.CreateAsync(holder, CalendarScope.Everything, "de", Ct))!);

        await wiki.Store.CommitAsync(new(Actor.Host.Instance, Roots.Wiki.Pages.ChangeKind.Settings, [new Roots.Wiki.Pages.FileEdit.Transform(OfficeSample.Path.File, t => t!.Replace("kind: holder", "kind: predecessor", StringComparison.Ordinal))]), Ct);

        Assert.Null(await feeds.OpenAsync(mine, Ct));
        Assert.Null(await feeds.OpenAsync(office, Ct));
        Assert.DoesNotContain((await feeds.OpenAsync(all, Ct))!.Entries, e => e.Label == "Pacht");
        Assert.Equal([CalendarScope.Everything], (await feeds.OfAsync(holder, Ct)).Select(f => f.Scope));
    }

    [Fact]
    public async Task It_ends_with_the_membership()
    {
        await wiki.MemberAsync(administers: true);
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        var secret = (await feeds.CreateAsync(holder, CalendarScope.Everything, "de", Ct))!;

        await wiki.People.ChangeMemberAsync(holder.Id, isAdministrator: false, isActive: false, Ct);

        Assert.Null(await feeds.OpenAsync(secret, Ct));
    }

    [Fact]
    public async Task Nobody_makes_a_calendar_of_an_office_that_is_not_theirs_or_ends_another_s()
    {
        var (holder, other) = (await wiki.MemberAsync(OfficeSample.Holder), await wiki.MemberAsync());
        var secret = (await feeds.CreateAsync(holder, Kasse, "de", Ct))!;
        var id = Assert.Single(await feeds.OfAsync(holder, Ct)).Id;

        Assert.Null(await feeds.CreateAsync(other, Kasse, "de", Ct));
        Assert.Null(await feeds.CreateAsync(other, CalendarScope.Mine, "de", Ct));
        Assert.Null(await feeds.CreateAsync(Actor.Visitor.Instance, CalendarScope.Everything, "de", Ct));
        Assert.False(await feeds.RevokeAsync(other, id, Ct));
        Assert.NotNull(await feeds.OpenAsync(secret, Ct));
        Assert.True(await feeds.RevokeAsync(holder, id, Ct));
        Assert.Null(await feeds.OpenAsync(secret, Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("office:")]
    [InlineData("office:../x")]
    [InlineData("all")]
    public void Another_word_is_no_scope(string key) => Assert.False(CalendarScope.TryParse(key, out _));
}
