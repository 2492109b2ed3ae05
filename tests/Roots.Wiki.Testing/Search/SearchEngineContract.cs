using Roots.Wiki.Search;
using static Roots.Wiki.Testing.Search.SearchPages;

namespace Roots.Wiki.Testing.Search;

/// <summary>What every search engine does, the fake one too.</summary>
public abstract class SearchEngineContract : IAsyncLifetime
{
    /// <summary>A new, empty engine.</summary>
    protected ISearchEngine Engine { get; private set; } = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        Engine = Create();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await Engine.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void An_empty_index_reflects_nothing_and_finds_nothing()
    {
        var found = Engine.Find("konto");

        Assert.Empty(found);
        Assert.Null(Engine.Reflects);
    }

    [Theory]
    [InlineData("Vollmacht")]
    [InlineData("Sparkasse")]
    [InlineData("eilig")]
    [InlineData("Unterschrift")]
    [InlineData("sparkasse VOLLMACHT")]
    public async Task A_page_is_found_by_its_title_headings_tags_and_body(string text)
    {
        var page = Page("kasse/bank", "Es braucht eine zweite Unterschrift.", "Vollmacht", tags: ["eilig"], headings: ["Sparkasse"]);
        await Engine.Apply(page, Page("garten/beet", "Möhren und Kohl"));

        var hit = Assert.Single(Engine.Search(SearchQuery.Parse(text), null, 10));

        Assert.Equal((page.Path, page.Blob, false), (hit.Path, hit.Blob, hit.IsPartial));
    }

    [Fact]
    public async Task A_word_in_the_title_counts_more_than_one_in_the_text()
    {
        await Engine.Apply(Page("a", "Die Satzung gilt."), Page("b", "Paragraphen", "Satzung"), Page("c", "Noch eine Satzung."));

        var found = Engine.Find("satzung");

        Assert.Equal("b", found[0]);
        Assert.Equal(3, found.Count);
    }

    [Theory]
    [InlineData("fest -winter", "sommer")]
    [InlineData("\"rote Lampe\"", "sommer")]
    [InlineData("\"Lampe rote\"", "")]
    [InlineData("lamp*", "sommer winter")]
    [InlineData("titel:fest", "winter")]
    [InlineData("tag:bunt", "sommer")]
    [InlineData("in:feste lampe", "sommer winter")]
    [InlineData("in:feste/jung", "winter")]
    [InlineData("lampe -in:feste/jung", "sommer")]
    [InlineData("-winter", "")]
    public async Task Conditions_hold(string text, string names)
    {
        await Engine.Apply(
            Page("feste/sommer", "Ein fest mit einer Girlande, rote Lampe inklusive", "Garten", tags: ["bunt"]),
            Page("feste/jung/winter", "winter und blaue lampe", "Fest"),
            Page("anderes", "nichts davon"));

        var found = Engine.Find(text);

        Assert.Equal(names, string.Join(' ', found.Select(p => p[(p.LastIndexOf('/') + 1)..]).Order()));
    }

    [Fact]
    public async Task Where_no_page_has_all_words_those_that_have_most_are_marked_as_partial()
    {
        await Engine.Apply(Page("a", "rot gelb"), Page("b", "rot"), Page("c", "lila"));

        var hits = Engine.Search(SearchQuery.Parse("rot gelb grün"), null, 10);

        Assert.Equal("a", Assert.Single(hits).Path.Value);
        Assert.True(hits[0].IsPartial);
    }

    [Fact]
    public async Task A_change_replaces_what_was_there_at_once()
    {
        await Engine.Apply(Page("a", "früher"));

        await Engine.Apply(Page("a", "heute"));

        Assert.Empty(Engine.Find("früher"));
        Assert.Equal(["a"], Engine.Find("heute"));
    }

    [Fact]
    public async Task A_deleted_page_is_gone_at_once()
    {
        await Engine.Apply(Page("a", "wort"), Page("b", "wort"));

        await Engine.ApplyAsync([], [PagePath.Parse("a")], Commit("two"), Ct);

        Assert.Equal(["b"], Engine.Find("wort"));
    }

    [Fact]
    public async Task What_may_not_be_read_leaves_no_trace()
    {
        await Engine.Apply(Page("offen", "Kasse und Kuchen", access: "v"), Page("geheim", "Kasse und Passwort", access: "b:vorstand"));

        Assert.Equal(["offen"], Engine.Find("kasse", "v", "p"));
        Assert.Empty(Engine.Search(SearchQuery.Parse("passwort"), ["v", "p"], 10));
        Assert.Empty(Engine.Search(SearchQuery.Parse("kasse"), [], 10));
        Assert.Empty(Engine.Suggest(SearchQuery.Parse("passwrt"), ["v", "p"]));
        Assert.Equal(["geheim", "offen"], Engine.Find("kasse").Order());
    }

    [Fact]
    public async Task No_more_hits_come_than_were_asked_for()
    {
        await Engine.Apply([.. Enumerable.Range(0, 20).Select(i => Page("p" + i, "wort"))]);

        var hits = Engine.Search(SearchQuery.Parse("wort"), null, 7);

        Assert.Equal(7, hits.Count);
        Assert.Equal(hits.OrderByDescending(h => h.Score).Select(h => h.Path), hits.Select(h => h.Path));
    }

    [Fact]
    public async Task The_index_says_which_commit_it_reflects_until_it_is_emptied()
    {
        await Engine.ApplyAsync([Page("a", "wort")], [], null, Ct);
        Assert.Null(Engine.Reflects);

        await Engine.ApplyAsync([], [], Commit("two"), Ct);
        Assert.Equal(Commit("two"), Engine.Reflects);

        await Engine.ClearAsync(Ct);
        Assert.Null(Engine.Reflects);
        Assert.Empty(Engine.Find("wort"));
    }

    [Fact]
    public async Task An_emptied_index_can_be_filled_again()
    {
        await Engine.Apply(Page("a", "wort"));
        await Engine.ClearAsync(Ct);
        await Engine.LearnAsync([Page("b", "wort")], Ct);

        await Engine.Apply(Page("b", "wort"));

        Assert.Equal(["b"], Engine.Find("wort"));
    }

    [Fact]
    public void An_excerpt_shows_the_word_in_its_sentence()
    {
        var text = string.Join(' ', Enumerable.Repeat("Sonst steht hier nichts.", 40)) + " Der Schrank steht im Keller. " + string.Join(' ', Enumerable.Repeat("Und danach auch nichts.", 40));

        var snippet = Engine.Excerpt(SearchQuery.Parse("schrank"), text, 160)!;

        var shown = string.Concat(snippet.Parts.Select(p => p.Text));
        Assert.Equal("Schrank", Assert.Single(snippet.Parts, p => p.IsMatch).Text);
        Assert.Contains("Der Schrank steht im Keller.", shown, StringComparison.Ordinal);
        Assert.Equal(text.Substring(snippet.Start, shown.Length), shown);
        Assert.InRange(shown.Length, 40, 200);
    }

    [Fact]
    public void Where_no_word_occurs_there_is_no_excerpt() =>
        Assert.Null(Engine.Excerpt(SearchQuery.Parse("schrank"), "Nur ein Tisch.", 160));

    [Theory]
    [InlineData("schrank", 1)]
    [InlineData("wer schrank keller", 2)]
    [InlineData("wer", 1)]
    [InlineData("tisch", 0)]
    [InlineData("-schrank", 0)]
    [InlineData("in:schrank", 0)]
    public void Words_that_carry_something_are_counted_in_a_text(string text, int count) =>
        Assert.Equal(count, Engine.CountWords(SearchQuery.Parse(text), "Wer hat den Schrank im Keller?"));

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task No_query_does_harm(string text)
    {
        await Engine.Apply(Page("a", "Ein Wort (in Klammern) und 😀 " + new string('x', 5000), title: "Titel"));
        var query = SearchQuery.Parse(text).AsTyped();

        var hits = Engine.Search(query, ["v"], 10);
        Engine.Suggest(query, ["v"]);
        Engine.CountWords(query, "Ein Wort (in Klammern) und 😀 \0 " + text);
        Engine.Excerpt(query, "Ein Wort (in Klammern) und 😀 \0 " + text, 160);

        Assert.InRange(hits.Count, 0, 1);
        Assert.Equal(["a"], Engine.Find("wort"));
        Assert.True(IsUnharmed);
    }

    public static TheoryData<string> Hostile { get; } =
    [
        "", " ", "(", ")", "\"", "\"\"", "*", "**", "?", "-", "--", "- -", "~", "^", "\\", "/", ":", "::", "titel:", "titel:\"", "-titel:*", "in:", "in:/", "in:../..", "tag:*",
        new string('(', 100_000), new string('*', 100_000), new string('"', 100_000), new string('-', 100_000) + "wort", new string('a', 100_000), string.Concat(Enumerable.Repeat("a-", 50_000)),
        string.Concat(Enumerable.Repeat("wort ", 1_000)), string.Concat(Enumerable.Repeat("a* ", 1_000)), string.Concat(Enumerable.Repeat("wort~2 ", 1_000)),
        "/(a|b)*a(a|b){18}/", "/.*/", "[a TO z]", "{* TO *}", "title:[* TO *]", "wort^1000000", "\"a b\"~99999999", "a AND", "NOT", "wort AND OR NOT wort", "*:*", "a:b:c:d",
        "\0", "wo\0rt", "\ud83d", "\ude00\ud83d", "wo\ufffert", "😀", "😀*", "👨‍👩‍👧‍👦 Familie", "\u202etxet", "הלוח", "الجمعية العمومية", "協会の会計", "ⓦⓞⓡⓣ", "a\u0301\u0301\u0301\u0301\u0301\u0301\u0301", "\ufeffwort", "İıſﬁ", "ä\u0308",
        new string('ä', 30) + "x", "donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", "§ 26 Abs. 1 BGB", "DE89 3704 0044 0532 0130 00", "https://user:pw@host/a?b=c&d=e#f", "' OR 1=1 --", "<script>alert(1)</script>",
    ];

    /// <summary>Whether no search failed inside the engine; asked after every hostile query.</summary>
    protected virtual bool IsUnharmed => true;

    /// <summary>Makes an engine.</summary>
    protected abstract ISearchEngine Create();
}
