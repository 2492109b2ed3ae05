using Roots.Wiki.Registers;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Tests.Yaml;

/// <summary>Which shipped questions bring days into the year; a changed label must not change it unseen.</summary>
public sealed class DueColumnTests
{
    private static readonly string[] Known = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(ShippedTemplates.Folder)!, "tests", "Roots.Wiki.Adapters.Tests", "Yaml", "due-columns.txt"));

    [Fact]
    public void The_year_reads_these_questions_and_columns()
    {
        var found = ShippedTemplates.Catalog.Templates.SelectMany(t => t.Questions).DistinctBy(q => q.Id).SelectMany(LinesOf).Order(StringComparer.Ordinal).ToList();

        Assert.True(found.SequenceEqual(Known), "These columns hold days to come:\n" + string.Join('\n', found));
    }

    private static IEnumerable<string> LinesOf(Question question)
    {
        if (DueColumns.LooksAhead(question))
        {
            yield return question.Id;
        }

        foreach (var column in question.Columns.Where(c => DueColumns.KindOf(question, c) != DayKind.None))
        {
            yield return $"{question.Id} {column.Id} {DueColumns.KindOf(question, column)}";
        }
    }
}
