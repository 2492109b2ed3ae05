using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Search;

namespace Roots.Wiki.Core.Tests.Search;

public sealed class PageSearchTests : IAsyncDisposable
{
    private static readonly Actor.Member Somebody = Given.AMember();

    private readonly SearchableWiki wiki = new();

    public ValueTask DisposeAsync() => wiki.DisposeAsync();

    [Fact]
    public async Task A_hit_shows_title_place_and_words_as_they_stand_now()
    {
        await wiki.WithAsync(("rollen/kasse/wissen", "---\ntitle: Wissen der Kasse\n---\n### Welche Konten haben wir? {#konten}\nZwei Konten bei der Sparkasse.\n### Wer unterschreibt? {#unterschrift}\nZwei vom Vorstand."));

        var hit = Assert.Single((await wiki.AskAsync(Somebody, "vorstand")).Hits);

        Assert.Equal("Wissen der Kasse", hit.Title);
        Assert.Equal(("h-unterschrift", "Wer unterschreibt?"), (hit.Anchor, hit.Heading));
        Assert.Equal("Vorstand", Assert.Single(hit.Snippet, p => p.IsMatch).Text);
    }

    [Fact]
    public async Task A_hit_in_the_title_alone_shows_how_the_page_begins()
    {
        await wiki.WithAsync(("a", "---\ntitle: Schlüssel\n---\nHaken neben der Tür."));

        var hit = Assert.Single((await wiki.AskAsync(Somebody, "schlüssel")).Hits);

        Assert.Equal(("", "Haken neben der Tür."), (hit.Anchor, Assert.Single(hit.Snippet).Text));
    }

    [Fact]
    public async Task A_unit_is_searched_alone_with_those_below_it()
    {
        await wiki.WithAsync(
            [
                ("fussball/index", "---\ntype: unit\ntitle: Fußball\n---\nRasen"), ("fussball/jugend/index", "---\ntype: unit\ntitle: Jugend\n---\nRasen"),
                ("fussball/jugend/plan", "Rasen"), ("rollen/platz/index", "---\ntype: role\ntitle: Platzwart\nunit: fussball\n---\nRasen"),
                .. Enumerable.Range(0, 150).Select(i => ($"garten/rasen-{i}", (string?)"Rasen Rasen Rasen")),
            ]);

        var found = (await wiki.AskAsync(Somebody, "rasen", 10, "fussball")).Hits.Select(h => h.Page.Path.Value).Order(StringComparer.Ordinal);

        Assert.Equal(["fussball/index", "fussball/jugend/index", "fussball/jugend/plan", "rollen/platz/index"], found);
        Assert.Equal(2, (await wiki.AskAsync(Somebody, "rasen", 10, "fussball/jugend")).Hits.Count);
        var first = await wiki.AskAsync(Somebody, "rasen", 3, "fussball");
        Assert.Equal((3, true), (first.Hits.Count, first.HasMore));
    }

    [Fact]
    public async Task What_may_not_be_read_is_neither_found_nor_counted()
    {
        await wiki.WithAsync(("offen", "Kasse"), ("geheim", "---\nvisibility: vorstand\n---\nKasse Tresor"));

        var answer = await wiki.AskAsync(Somebody, "kasse", limit: 1);

        Assert.Equal("offen", Assert.Single(answer.Hits).Page.Path.Value);
        Assert.False(answer.HasMore);
        Assert.Empty((await wiki.AskAsync(Somebody, "tresor")).Hits);
        Assert.Empty(await wiki.FindAsync(Actor.Visitor.Instance, "kasse"));
        Assert.Equal(["geheim"], await wiki.FindAsync(Given.AnAdministrator(), "tresor"));
    }

    [Fact]
    public async Task A_page_that_was_closed_is_gone_before_the_index_knows()
    {
        await wiki.WithAsync(("a", "Tresor im Keller"));

        wiki.Store.Push("Ada", ("a.md", "---\nvisibility: vorstand\n---\nTresor im Keller"));

        Assert.Empty((await wiki.AskAsync(Somebody, "tresor")).Hits);
    }

    [Fact]
    public async Task A_page_that_was_deleted_is_gone_before_the_index_knows()
    {
        await wiki.WithAsync(("a", "Tresor"));

        wiki.Store.Push("Ada", ("a.md", null));

        Assert.Empty((await wiki.AskAsync(Somebody, "tresor")).Hits);
    }

    [Fact]
    public async Task A_word_that_was_taken_out_is_gone_before_the_index_knows_and_others_stay()
    {
        await wiki.WithAsync(("a", "Der Tresor hat die Nummer 4711"));

        wiki.Store.Push("Ada", ("a.md", "Der Tresor ist leer"));

        Assert.Empty((await wiki.AskAsync(Somebody, "4711")).Hits);
        Assert.Equal(["a"], await wiki.FindAsync(Somebody, "tresor"));
    }

    [Fact]
    public async Task The_answer_says_whether_there_is_more()
    {
        await wiki.WithAsync([.. Enumerable.Range(0, 6).Select(i => ($"p{i}", (string?)"wort"))]);

        var some = await wiki.AskAsync(Somebody, "wort", limit: 5);
        var all = await wiki.AskAsync(Somebody, "wort", limit: 6);

        Assert.Equal((5, true), (some.Hits.Count, some.HasMore));
        Assert.Equal((6, false), (all.Hits.Count, all.HasMore));
    }

    [Fact]
    public async Task Nothing_asked_is_nothing_found()
    {
        await wiki.WithAsync(("a", "wort"));

        Assert.Empty((await wiki.AskAsync(Somebody, "")).Hits);
        Assert.Empty((await wiki.AskAsync(Somebody, "-wort")).Hits);
    }
}
