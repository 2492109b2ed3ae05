using System.Collections.Immutable;
using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Registers;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Core.Tests.Registers;

public sealed class WhoKnowsTests
{
    private static readonly PersonId Karla = OfficeSample.Holder;
    private static readonly PersonId Ben = PersonId.Parse("bbbbbbbbbb");
    private static readonly PagePath Kasse = OfficeSample.Path;

    private static readonly TemplateCatalog Catalog = new(
    [
        new("quick", 1, TemplateKind.QuickStart, new("S"), new(""), [new("a", new("A"), [OfficeSample.Q("vertretung", "contact")])]),
        new("anleitung", 1, TemplateKind.Topic, new("Anleitung"), new(""), [new("a", new("A"), [OfficeSample.Q("anleitung-wer-kann-es", "table") with { Columns = [new("wer", new("Wer"), true, []), new("wie-gut", new("Wie gut"), true, [])], Visibility = Visibility.Association }])]) { Scope = TemplateScope.Page },
    ], [], []);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Offices_and_how_tos_stand_with_those_who_know_them()
    {
        var matrix = Open(OfficeSample.TheHolder, ("sepa.md", $"---\ntemplate: anleitung\n---\n# Einzug\n\n### Wer? {{#anleitung-wer-kann-es}}\n\n| Wer | Wie gut |\n| --- | --- |\n| [Kassenwartin](person:{Karla}) | allein |\n| jemand von der Bank | zusammen |\n"));

        Assert.Equal(["Kasse", "Einzug"], matrix.Areas.Select(a => a.Title));
        Assert.Equal((HolderKind.Holder, HolderKind.Second), (matrix.Areas[0].People[Karla], matrix.Areas[1].People[Karla]));
        Assert.Equal((1.0, true, 2.0, false), (matrix.Areas[0].Count, matrix.Areas[0].IsSinglePoint, matrix.Areas[1].Count, matrix.Areas[1].IsSinglePoint));
        Assert.Equal("jemand von der Bank", Assert.Single(matrix.Areas[1].Others));
        Assert.Equal("Karla Kasse", Assert.Single(matrix.People).Name);
    }

    [Fact]
    public void What_is_in_one_head_opens_the_question_for_whom_it_may_be_answered_by()
    {
        Assert.Equal("/-/fill/rollen/kasse/index?q=vertretung", Open(OfficeSample.TheHolder).Areas[0].Gap!.Of(new("")));
        Assert.Null(Open(Member(Ben)).Areas[0].Gap);
    }

    [Fact]
    public void An_office_whose_page_may_not_be_read_is_in_none() =>
        Assert.Empty(WhoKnows.Of(
            new(OfficeSample.Snapshot((OfficeSample.Path.File.Value, OfficeSample.Page.Replace("type: role", "type: role\nvisibility: vorstand", StringComparison.Ordinal))), Member(Ben)),
            Catalog, People, new(2026, 11, 24), RegisterFilter.All).Areas);

    [Fact]
    public async Task A_member_says_that_they_can_do_it_too_and_takes_it_back()
    {
        var store = new InMemoryPageStore().Push("host", (OfficeSample.Path.File.Value, OfficeSample.Page));
        var said = new CanDoToo(store, new SettableClock());
        Assert.True(Open(store, Member(Ben)).Areas[0].MayOffer);

        Assert.IsType<CommitResult.Committed>(await said.SayAsync(Member(Ben), Kasse, true, Ct));

        var area = Open(store, Member(Ben)).Areas[0];
        Assert.Equal((HolderKind.Second, false, true, false), (area.People[Ben], area.MayOffer, area.HasOffered, area.IsSinglePoint));
        Assert.False(new AccessView(store.Current, Member(Ben)).CanReadClass(new(Visibility.Office, Kasse)));
        Assert.Null(await said.SayAsync(Member(Ben), Kasse, true, Ct));
        Assert.IsType<CommitResult.Committed>(await said.SayAsync(Member(Ben), Kasse, false, Ct));
        Assert.Equal(Karla, Assert.Single(store.Current.Roles.Find(Kasse)!.Facts.Holders).Person);
    }

    [Fact]
    public async Task Nobody_is_named_by_somebody_else_and_nobody_makes_themselves_more()
    {
        var store = new InMemoryPageStore().Push("host", (OfficeSample.Path.File.Value, OfficeSample.Page));
        var role = store.Current.Roles.Find(Kasse)!;
        FileEdit[] refused =
        [
            RoleHolders.Offer(role, Karla, new(2026, 11, 24)),
            RoleHolders.Put(role, new(Ben, HolderKind.Deputy, null, null, StandsAgain.Unknown)),
            RoleHolders.Set(role, [new(Ben, HolderKind.Second, null, null, StandsAgain.Unknown)]),
        ];

        foreach (var edit in refused)
        {
            var result = await store.CommitAsync(new(Member(Ben), ChangeKind.Settings, [edit]), Ct);
            Assert.Equal(ProblemCode.NeedsManageRoles, Assert.Single(Assert.IsType<CommitResult.Rejected>(result).Problems).Code);
        }

        Assert.Null(await new CanDoToo(store, new SettableClock()).SayAsync(OfficeSample.TheHolder, Kasse, true, Ct));
        Assert.Null(await new CanDoToo(store, new SettableClock()).SayAsync(Actor.Visitor.Instance, Kasse, true, Ct));
    }

    private static PeopleSnapshot People { get; } = new(
        1, ImmutableDictionary<MemberId, Member>.Empty, new[] { new Person(Karla, "Karla Kasse", null, null, null), new Person(Ben, "Ben", null, null, null) }.ToImmutableDictionary(p => p.Id),
        ImmutableDictionary<string, Session>.Empty);

    private static Actor.Member Member(PersonId person) => new(MemberId.Parse("mmmmmmmmmm"), AuthorId.Parse("aaaaaaaaaa"), person, false);

    private static WhoKnows Open(Actor actor, params (string File, string Text)[] more) =>
        WhoKnows.Of(new(OfficeSample.Snapshot([(OfficeSample.Path.File.Value, OfficeSample.Page), .. more]), actor), Catalog, People, new(2026, 11, 24), RegisterFilter.All);

    private static WhoKnows Open(InMemoryPageStore store, Actor actor) => WhoKnows.Of(new(store.Current, actor), Catalog, People, new(2026, 11, 24), RegisterFilter.All);
}
