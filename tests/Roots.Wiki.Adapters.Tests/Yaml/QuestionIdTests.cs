using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Tests.Yaml;

/// <summary>
/// A question's id keeps its meaning for ever, because answers stand in people's files under it. <c>question-ids.txt</c> holds
/// each id with its type, columns and options: lines may be added, never changed or taken out.
/// </summary>
public sealed class QuestionIdTests
{
    private static readonly string[] Known = [.. File.ReadAllLines(Path.Combine(Path.GetDirectoryName(ShippedTemplates.Folder)!, "tests", "Roots.Wiki.Adapters.Tests", "Yaml", "question-ids.txt")).Where(l => l.Length > 0)];

    public static TheoryData<string> Templates => [.. ShippedTemplates.Catalog.Templates.Select(t => t.Id)];

    [Fact]
    public void No_id_disappears_and_none_changes_its_meaning() =>
        Assert.All(Known, line =>
        {
            var parts = line.Split(' ');
            var question = ShippedTemplates.Catalog.Question(parts[0]);
            Assert.True(question is not null, $"{parts[0]} is gone; answers stand under it");
            Assert.Equal(parts[1], question.Type.Name);
            Assert.Subset(PartsOf(question), parts[2..].ToHashSet());
        });

    [Fact]
    public void Every_id_stands_in_the_list_with_its_type_columns_and_options() =>
        Assert.All(ShippedTemplates.Catalog.Files.SelectMany(f => f.Own), question =>
        {
            var line = Known.FirstOrDefault(l => l.Split(' ')[0] == question.Id);
            Assert.True(line is not null, $"add the line: {question.Id} {question.Type.Name} {string.Join(' ', PartsOf(question).Order(StringComparer.Ordinal))}");
            Assert.Subset(line.Split(' ')[2..].ToHashSet(), PartsOf(question));
        });

    [Fact]
    public void No_shipped_id_begins_like_those_that_associations_make() =>
        Assert.DoesNotContain(ShippedTemplates.Catalog.Files.SelectMany(f => f.Own.Select(q => q.Id).Append(f.Frame.Id)), id => id.StartsWith(TemplateEdits.OwnPrefix, StringComparison.Ordinal));

    [Fact]
    public void The_list_names_each_id_once() => Assert.Equal(Known.Length, Known.Select(l => l.Split(' ')[0]).Distinct().Count());

    [Theory]
    [MemberData(nameof(Templates))]
    public void Every_template_can_be_written_and_read_back(string id)
    {
        var template = ShippedTemplates.Catalog.Find(id)!;
        var answers = template.Questions.ToDictionary(q => q.Id, q => q.Type.Write(q, Sample(q), "de"));

        var text = PageSheets.Text(template, "Probe", null, answers, "de", new(2026, 11, 24));
        var read = PageFacts.Read(PagePath.Parse("probe"), System.Text.Encoding.UTF8.GetBytes(text)).Answers;

        Assert.Equal(template.Questions.Select(q => q.Id), read.Select(a => a.QuestionId));
        Assert.All(template.Questions, q =>
        {
            var value = q.Type.Read(q, read.Single(a => a.QuestionId == q.Id).Text);
            Assert.Equal(answers[q.Id], q.Type.Write(q, value, "de"));
            Assert.Null(q.Type.Check(q, value));
            Assert.Equal("", value.Extra);
            Assert.False(value.IsEmpty);
        });
    }

    private static HashSet<string> PartsOf(Question question) => [.. question.Columns.Select(c => c.Id), .. question.Options.Select(o => o.Id)];

    private static AnswerValue Sample(Question question) => question.Type.Input switch
    {
        InputKind.Rows => AnswerValue.Of([question.Columns.ToDictionary(c => c.Id, _ => "etwas")]),
        InputKind.Choice => AnswerValue.Of(question.Options[0].Id),
        InputKind.Choices => AnswerValue.Of(string.Join('\n', question.Options.Select(o => o.Id))),
        InputKind.Date => AnswerValue.Of("2026-11-24"),
        InputKind.Amount => AnswerValue.Of("12"),
        _ => AnswerValue.Of(question.Example?.De ?? "Ein Satz mit fünf Wörtern."),
    };
}
