using System.Text.RegularExpressions;
using Roots.Wiki.Web.Tests.Shared;

namespace Roots.Wiki.Web.Tests.Architecture;

/// <summary>What only the source itself can show.</summary>
public sealed partial class SourceTests
{
    private const int MostLines = 400;

    /// <summary>Files that may be longer, and why.</summary>
    private static readonly Dictionary<string, string> Longer = new(StringComparer.Ordinal)
    {
    };

    /// <summary>The cleaner makes safe markup, the fragment joins it; the definition is the third place.</summary>
    private static readonly string[] MayVouch = ["HtmlCleaner.cs", "IPageRenderer.cs", "SafeHtml.cs"];

    /// <summary>Elements that take over a fragment which the server rendered by the same views, from the same origin.</summary>
    private static readonly string[] TakeFragments = ["confirm-dialog.ts", "live-preview.ts", "search-suggest.ts"];

    private static readonly Source[] Sources = [.. SourceTree.Sources(".cs", ".cshtml", ".ts", ".css").Select(file => new Source(file.Path, file.Text))];

    [Fact]
    public void The_entry_point_is_a_table_of_contents() =>
        Assert.InRange(Sources.Single(source => source.Path == "Roots.Wiki.Web/Program.cs").Lines, 1, 60);

    [Fact]
    public void A_file_holds_one_idea() => Assert.Empty(TooLong(Sources));

    [Fact]
    public void A_file_holds_one_idea_bites() => Assert.NotEmpty(TooLong([new("Everything.cs", new string('\n', MostLines + 1))]));

    [Fact]
    public void Reasons_for_longer_files_are_given_up_with_the_files() =>
        Assert.All(Longer.Keys, path => Assert.Contains(Sources, source => source.Path == path && source.Lines > MostLines));

    [Fact]
    public void Only_the_cleaner_and_the_fragment_vouch_for_markup() => Assert.Empty(Vouching(Sources));

    [Theory]
    [InlineData("Page.cshtml.cs", "return SafeHtml.Vouched(text);")]
    [InlineData("View.cshtml", "@SafeHtml . Vouched (Model.Text)")]
    [InlineData("Sly.cs", "using static Roots.Wiki.Rendering.SafeHtml; var html = Vouched(text);")]
    [InlineData("Slier.cs", "texts.Select(SafeHtml.Vouched)")]
    public void Only_the_cleaner_and_the_fragment_vouch_for_markup_bites(string file, string text) => Assert.NotEmpty(Vouching([new(file, text)]));

    [Fact]
    public void Nothing_writes_raw_markup() => Assert.Empty(RawMarkupIn(Sources));

    [Theory]
    [InlineData("View.cshtml", "@Html.Raw(Model.Text)")]
    [InlineData("element.ts", "this.innerHTML = text;")]
    public void Nothing_writes_raw_markup_bites(string file, string text) => Assert.NotEmpty(RawMarkupIn([new(file, text)]));

    private static IEnumerable<string> TooLong(IEnumerable<Source> sources) =>
        sources.Where(source => source.Lines > MostLines && !Longer.ContainsKey(source.Path)).Select(source => $"{source.Path}: {source.Lines} lines");

    private static IEnumerable<string> Vouching(IEnumerable<Source> sources) =>
        sources.Where(source => !MayVouch.Contains(Path.GetFileName(source.Path)) && Vouched().IsMatch(source.Text)).Select(source => source.Path);

    private static IEnumerable<string> RawMarkupIn(IEnumerable<Source> sources) =>
        from source in sources
        where !TakeFragments.Contains(Path.GetFileName(source.Path))
        from Match match in RawMarkup().Matches(source.Text)
        select $"{source.Path}: {match.Value}";

    [GeneratedRegex(@"\bVouched\b")]
    private static partial Regex Vouched();

    [GeneratedRegex(@"\bHtml\s*\.\s*Raw\b|\b(inner|outer)HTML\s*=|insertAdjacentHTML|document\.write")]
    private static partial Regex RawMarkup();

    private sealed record Source(string Path, string Text)
    {
        public int Lines => Text.Count(c => c == '\n');
    }
}
