using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Search;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Search;
using static Roots.Wiki.Core.Tests.Roles.OfficeSample;

namespace Roots.Wiki.Core.Tests.Search;

public sealed class SearchHelperTests
{
    private const string Keys = "---\ntype: knowledge\nrole: rollen/kasse\n---\n### Schlüssel? {#schluessel}\n\n| Was | Wo | Wer |\n| --- | --- | --- |\n| Heizraum | Haken im Flur | Jens |\n";

    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly TemplateCatalog WithKeys = new(
    [
        .. Catalog.Templates,
        new("keys", 1, TemplateKind.RoleSheet, new("Schlüssel"), new(""),
            [new("a", new("A"), [Q("schluessel", "table") with { Text = new("Schlüssel?"), Columns = [new("was", new("Was"), true, []), new("wo", new("Wo"), true, []), new("wer", new("Wer"), true, [])] }])]),
    ], [], []);

    [Fact]
    public void A_search_that_finds_little_names_the_open_question_and_whose_it_is()
    {
        var met = Assert.Single(Help("frist wann", TheHolder).Open);

        Assert.Equal(("frist", "Kasse", true, true), (met.Question.Id, met.Office.Title, met.IsMine, met.MayAskAbout));
        Assert.False(Assert.Single(Help("frist", Given.AMember()).Open) is { IsMine: true } or { MayAskAbout: true });
    }

    [Fact]
    public void An_answered_question_is_no_open_one()
    {
        var help = Help("aufgabe", TheHolder, ("rollen/kasse/wissen.md", "---\ntype: knowledge\n---\n### Frage aufgabe? {#aufgabe}\nBuchen.\n"));

        Assert.Empty(help.Open);
        Assert.Equal(Holder, Assert.Single(Assert.Single(help.Places).People));
    }

    [Fact]
    public void Where_enough_was_found_open_questions_are_left_out()
    {
        var state = State();
        var hits = Enumerable.Repeat(new SearchResult(state.Find(OfficeSample.Path)!, "", "", [], 1, false), 4).ToList();

        Assert.Empty(Helper(state, WithKeys).Of(SearchQuery.Parse("frist"), new(state, TheHolder), null, new(hits, false, []), Today).Open);
        Assert.Single(Helper(state, WithKeys).Of(SearchQuery.Parse("frist"), new(state, TheHolder), null, new([.. hits.Select(h => h with { IsPartial = true })], false, []), Today).Open);
    }

    [Fact]
    public void A_question_of_the_board_is_met_only_by_those_who_may_answer_it()
    {
        Assert.Single(Help("vollmacht", TheHolder).Open);
        Assert.Empty(Help("vollmacht", Given.AMember()).Open);
    }

    [Fact]
    public void What_may_not_be_read_leaves_no_trace()
    {
        var hidden = Snapshot(("rollen/kasse/index.md", Page.Replace("title: Kasse", "title: Kasse\nvisibility: vorstand", StringComparison.Ordinal)), ("rollen/kasse/wissen.md", Keys));
        var stranger = Helper(hidden, WithKeys).Of(SearchQuery.Parse("frist kasse heizraum"), new(hidden, Given.AMember()), null, new([], false, []), Today);

        Assert.Empty(stranger.Open);
        Assert.Empty(stranger.Places);
        Assert.Same(SearchHelp.None, Help("frist", Actor.Visitor.Instance));
    }

    [Fact]
    public void A_thing_of_a_register_leads_to_who_has_it()
    {
        var place = Help("heizraum", TheHolder, ("rollen/kasse/wissen.md", Keys)).Places[0];

        Assert.Equal(("Heizraum", "Jens", "Kasse"), (place.What, place.Holder, place.Title));
        Assert.DoesNotContain(Help("heizraum", Given.AMember(), ("rollen/kasse/wissen.md", Keys)).Places, p => p.What.Length > 0);
    }

    private static Snapshot State(params (string File, string Text)[] files) =>
        Snapshot([("rollen/kasse/index.md", Page.Replace("[quick, sheet]", "[quick, sheet, keys]", StringComparison.Ordinal)), .. files]);

    private static SearchHelp Help(string text, Actor actor, params (string File, string Text)[] files)
    {
        var state = State(files);
        return Helper(state, WithKeys).Of(SearchQuery.Parse(text), new AccessView(state, actor), null, new([], false, []), Today);
    }

    private static SearchHelper Helper(Snapshot state, TemplateCatalog catalog) =>
        new(new InMemorySearchEngine(), () => RolesOverview.Of(state, catalog, Today), () => catalog, () => PeopleSnapshot.Empty);
}
