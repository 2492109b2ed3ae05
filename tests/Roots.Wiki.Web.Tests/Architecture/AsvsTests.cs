using System.Text.RegularExpressions;
using Roots.Wiki.Web.Tests.Shared;

namespace Roots.Wiki.Web.Tests.Architecture;

/// <summary>What <c>docs/asvs.md</c> names is there; the list is worth what its files and tests are.</summary>
public sealed partial class AsvsTests
{
    private const string List = "docs/asvs.md", End = "## What is open";

    /// <summary>The lines of levels 1 and 2 in the standard.</summary>
    private const int Lines = 253;

    private static readonly string Text = SourceTree.Text(List) ?? "";

    private static readonly Row[] Rows = Read(Text);

    [Fact]
    public void Each_line_says_what_is_asked_where_it_is_met_and_by_which_test() => Assert.Empty(Incomplete(Rows));

    [Theory]
    [InlineData("| 1.1.1 | asked | met |")]
    [InlineData("| 1.1.1 | asked | | no test |")]
    [InlineData("| 1.1.1 | asked | met | no test | more |")]
    public void Each_line_says_what_is_asked_where_it_is_met_and_by_which_test_bites(string line) => Assert.NotEmpty(Incomplete(Read(line)));

    [Fact]
    public void Numbers_ascend_and_none_is_left_out()
    {
        Assert.Empty(OutOfOrder(Rows));
        Assert.Equal(Lines, Rows.Length);
    }

    [Theory]
    [InlineData("| 1.1.2 | asked | met | no test |\n| 1.1.2 | asked | met | no test |")]
    [InlineData("| 1.1.10 | asked | met | no test |\n| 1.1.9 | asked | met | no test |")]
    [InlineData("| 1.1.1 | asked | met | no test |\n| one | asked | met | no test |")]
    public void Numbers_ascend_and_none_is_left_out_bites(string lines) => Assert.NotEmpty(OutOfOrder(Read(lines)));

    [Fact]
    public void Files_and_tests_that_are_named_exist() => Assert.Empty(Missing(Rows));

    [Theory]
    [InlineData("| 1.1.1 | asked | `src/Roots.Wiki.Core/Nothing.cs` | no test |")]
    [InlineData("| 1.1.1 | asked | `src/Roots.Wiki.Core/Limits.cs` | `tests/Roots.Wiki.Web.Tests/Nothing.cs` |")]
    [InlineData("| 1.1.1 | asked | met | `tests/Roots.Wiki.Web.Tests/Architecture/SourceTests.cs`: `No_such_sentence` |")]
    [InlineData("| 1.1.1 | asked | met | `A_sentence_in_no_file` |")]
    public void Files_and_tests_that_are_named_exist_bites(string line) => Assert.NotEmpty(Missing(Read(line)));

    [Fact]
    public void What_is_open_stands_together_at_the_end()
    {
        var end = Text[Text.IndexOf(End, StringComparison.Ordinal)..];

        Assert.Equal(
            Rows.Where(row => row.Met.StartsWith("open: ", StringComparison.Ordinal)).Select(row => row.Number),
            Numbers().Matches(end).Select(number => Version.Parse(number.Value)).Distinct().Order().Select(number => number.ToString()));
    }

    private static Row[] Read(string text) =>
        [.. text.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith('|') && !Frame().IsMatch(line)).Select(line => new Row(line.Trim('|').Split('|', StringSplitOptions.TrimEntries)))];

    private static IEnumerable<string> Incomplete(IEnumerable<Row> rows) =>
        rows.Where(row => row.Cells.Count != 4 || row.Cells.Any(string.IsNullOrEmpty)).Select(row => row.Number);

    private static IEnumerable<string> OutOfOrder(Row[] rows) =>
        rows.Zip(rows.Skip(1)).Where(pair => pair.First.Order.CompareTo(pair.Second.Order) >= 0).Select(pair => pair.Second.Number);

    private static IEnumerable<string> Missing(IEnumerable<Row> rows)
    {
        foreach (var cell in rows.SelectMany(row => row.Cells.Select(cell => (row.Number, Text: cell))))
        {
            string? file = null;
            foreach (var name in Quoted().Matches(cell.Text).Select(match => match.Groups["name"].Value))
            {
                if (Place().IsMatch(name))
                {
                    file = SourceTree.Text(name);
                    if (file is null)
                    {
                        yield return $"{cell.Number}: {name}";
                    }
                }
                else if (Sentence().IsMatch(name) && file?.Contains($" {name}(", StringComparison.Ordinal) != true)
                {
                    yield return $"{cell.Number}: {name}";
                }
            }
        }
    }

    [GeneratedRegex(@"^\|\s*(no\.|---)")]
    private static partial Regex Frame();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^((src|tests|docs|\.ci)/|[A-Z]+\.md$)")]
    private static partial Regex Place();

    [GeneratedRegex(@"^[A-Z]\w*_\w+$")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b\d+\.\d+\.\d+\b")]
    private static partial Regex Numbers();

    private sealed record Row(IReadOnlyList<string> Cells)
    {
        public string Number => Cells[0];

        public string Met => Cells.ElementAtOrDefault(2) ?? "";

        public Version Order => Version.TryParse(Number, out var number) ? number : new(0, 0);
    }
}
