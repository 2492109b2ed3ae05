using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Search;

namespace Roots.Wiki.Core.Tests.Search;

public sealed class SearchQueryParserTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("   ", "")]
    [InlineData("konto vollmacht", "konto | vollmacht")]
    [InlineData("\"zweite Unterschrift\"", "[zweite Unterschrift]")]
    [InlineData("„zweite Unterschrift“ Bank", "[zweite Unterschrift] | Bank")]
    [InlineData("«eins zwei»", "[eins zwei]")]
    [InlineData("\"nie geschlossen", "[nie geschlossen]")]
    [InlineData("fest -sommer", "fest | -sommer")]
    [InlineData("-\"altes Haus\"", "-[altes Haus]")]
    [InlineData("sicher - oder -", "sicher | oder")]
    [InlineData("kass*", "kass*")]
    [InlineData("ka*", "ka")]
    [InlineData("*ung", "ung")]
    [InlineData("*", "")]
    [InlineData("titel:Satzung", "Title:Satzung")]
    [InlineData("TITLE:\"Neue Satzung\"", "Title:[Neue Satzung]")]
    [InlineData("tag:eilig schlagwort:bank", "Tag:eilig | Tag:bank")]
    [InlineData("in:rollen/kasse/", "Space:rollen/kasse")]
    [InlineData("bereich:\"Alte Akten\"", "Space:Alte Akten")]
    [InlineData("-tag:alt", "-Tag:alt")]
    [InlineData("titel: Satzung", "titel | Satzung")]
    [InlineData("http://example.org/x", "http://example.org/x")]
    [InlineData("Kassenprüfer:innen", "Kassenprüfer:innen")]
    [InlineData("§ 26 BGB", "26 | BGB")]
    [InlineData("(a OR b) && !!!", "a | OR | b")]
    [InlineData("/(a|b)*a/", "a|b)*a")]
    public void A_search_text_is_read_as_people_mean_it(string text, string terms)
    {
        var query = SearchQuery.Parse(text);

        Assert.Equal(terms, string.Join(" | ", query.Terms.Select(Show)));
    }

    [Fact]
    public void Nothing_and_mere_exclusions_ask_for_nothing()
    {
        Assert.True(SearchQuery.Parse(null).IsEmpty);
        Assert.True(SearchQuery.Parse("-haus -hof").IsEmpty);
        Assert.False(SearchQuery.Parse("in:kasse").IsEmpty);
    }

    [Theory]
    [InlineData("konto voll", true)]
    [InlineData("konto vo", false)]
    [InlineData("konto voll ", false)]
    [InlineData("\"konto\"", false)]
    [InlineData("-konto", false)]
    [InlineData("in:kasse", false)]
    public void While_typing_the_last_word_may_go_on(string text, bool goesOn)
    {
        var query = SearchQuery.Parse(text).AsTyped();

        Assert.Equal(goesOn, query.Terms[^1].IsPrefix);
    }

    [Fact]
    public void A_thousand_words_are_cut_to_the_limit()
    {
        var query = SearchQuery.Parse(string.Join(' ', Enumerable.Repeat("x", 1000)));

        Assert.Equal(Limits.QueryWords, query.Terms.Sum(t => t.Words.Count));
        Assert.True(query.Text.Length <= Limits.QueryLength);
    }

    [Property(MaxTest = 2000)]
    public Property Any_text_at_all_is_a_bounded_query() => Prop.ForAll(HostileTexts.Arbitrary, IsBounded);

    private static bool IsBounded(string text)
    {
        var query = SearchQuery.Parse(text).AsTyped();

        return query.Text.Length <= Limits.QueryLength
            && query.Terms.Sum(t => t.Words.Count) <= Limits.QueryWords
            && query.Terms.All(t => t.Words.Count > 0 && t.Words.All(w => w.Length > 0 && w.IsWhole()))
            && query.Terms.All(t => !t.IsPrefix || t.Words[0].Length >= SearchQuery.PrefixLength);
    }

    private static string Show(SearchTerm term) =>
        (term.IsExcluded ? "-" : "")
        + (term.Field == SearchField.Any ? "" : term.Field + ":")
        + (term.Words.Count > 1 ? $"[{string.Join(' ', term.Words)}]" : term.Words[0])
        + (term.IsPrefix ? "*" : "");
}
