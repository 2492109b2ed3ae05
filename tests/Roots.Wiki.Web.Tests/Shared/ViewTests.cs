using System.Text.RegularExpressions;

namespace Roots.Wiki.Web.Tests.Shared;

public sealed partial class ViewTests
{
    public static TheoryData<string> Views => new(SourceTree.Files("*.cshtml").Select(SourceTree.Name));

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_writes_no_markup_from_strings_and_no_inline_code(string view)
    {
        var markup = RazorComment().Replace(File.ReadAllText(Path.Combine(SourceTree.Features, view)), "");

        Assert.DoesNotMatch(RawMarkup(), markup);
        Assert.DoesNotMatch(InlineStyle(), markup);
        Assert.DoesNotMatch(InlineHandler(), markup);
        Assert.DoesNotMatch(InlineScript(), markup);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_takes_its_words_from_the_texts(string view)
    {
        if (view.StartsWith("StyleGuide/", StringComparison.Ordinal))
        {
            return;   // sample content, for us
        }

        var words = HardCodedWords(File.ReadAllText(Path.Combine(SourceTree.Features, view)));

        Assert.Empty(words);
    }

    [Theory]
    [MemberData(nameof(Views))]
    public void A_page_has_an_address_of_its_own_below_the_reserved_segment(string view)
    {
        if (PageDirective().Match(File.ReadAllText(Path.Combine(SourceTree.Features, view))) is not { Success: true } page)
        {
            return;
        }

        var route = page.Groups["route"].Value;
        Assert.True(route.StartsWith("/-/", StringComparison.Ordinal) || route.StartsWith("/{", StringComparison.Ordinal), $"'{route}' may be the name of a wiki page.");
    }

    [Theory]
    [InlineData("<p>Hallo Welt</p>")]
    [InlineData("<button type=\"submit\">\n    Speichern\n</button>")]
    [InlineData("<input placeholder=\"Dein Name\">")]
    [InlineData("@if (Model.IsNew)\n{\n    <p>Neu</p>\n}")]
    public void Words_in_a_view_are_found(string markup) => Assert.NotEmpty(HardCodedWords(markup));

    [Theory]
    [InlineData("<p>@T[\"Hello\"]</p>")]
    [InlineData("@{ var list = new List<string> { \"Text\" }; }\n<p>@T[\"Hello\", list.Count] · 3</p>")]
    [InlineData("@foreach (var page in Model.Pages)\n{\n    <li><a href=\"@page.Url\">@page.Title</a></li>\n}\nelse\n{\n<p></p>\n}")]
    public void Code_in_a_view_is_not_taken_for_words(string markup) => Assert.Empty(HardCodedWords(markup));

    private static List<string> HardCodedWords(string view)
    {
        var markup = CodeBlock().Replace(Directive().Replace(RazorComment().Replace(view, ""), ""), "");
        var between = TextBetweenTags().Matches(markup).Select(match => match.Groups["text"].Value.Trim())
            .Where(text => Letters().IsMatch(text) && !Code().IsMatch(text));
        var attributes = WordAttribute().Matches(markup).Select(match => match.Value);
        return between.Concat(attributes).Where(text => text is not "Roots.Wiki").ToList();
    }

    [GeneratedRegex(@"Html\.Raw|HtmlString|AppendHtml|@\(?\s*new\s+Html")]
    private static partial Regex RawMarkup();

    [GeneratedRegex(@"<[a-z][^>]*\sstyle\s*=|<style", RegexOptions.IgnoreCase)]
    private static partial Regex InlineStyle();

    [GeneratedRegex(@"<[a-z][^>]*\son[a-z]+\s*=|javascript:", RegexOptions.IgnoreCase)]
    private static partial Regex InlineHandler();

    [GeneratedRegex(@"<script(?![^>]*\ssrc=)", RegexOptions.IgnoreCase)]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"@\*.*?\*@|<!--.*?-->", RegexOptions.Singleline)]
    private static partial Regex RazorComment();

    [GeneratedRegex(@"^\s*@(page|model|using|inject|namespace|addTagHelper|removeTagHelper|inherits|implements|layout)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    // @{ … } and @functions { … } with their nested braces
    [GeneratedRegex(@"@(functions\s*)?\{(?>[^{}]+|(?<open>\{)|(?<-open>\}))*(?(open)(?!))\}", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"(?<=[a-z""/\s])>(?<text>[^<>]*)<(?=[/a-z!@])", RegexOptions.IgnoreCase)]
    private static partial Regex TextBetweenTags();

    [GeneratedRegex(@"\p{L}{2,}")]
    private static partial Regex Letters();

    [GeneratedRegex(@"[@;={}()\[\]]|^(else|do)$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\s(aria-label|title|placeholder|alt)=""[^""@]*\p{L}{2,}[^""@]*""")]
    private static partial Regex WordAttribute();

    [GeneratedRegex(@"^@page\s+""(?<route>[^""]*)""", RegexOptions.Multiline)]
    private static partial Regex PageDirective();
}
