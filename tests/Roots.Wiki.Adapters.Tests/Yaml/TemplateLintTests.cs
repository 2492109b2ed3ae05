using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Tests.Yaml;

public sealed class TemplateLintTests
{
    private static TemplateCatalog Catalog => ShippedTemplates.Catalog;

    private static IEnumerable<Question> All => Catalog.Templates.SelectMany(t => t.Questions);

    [Fact]
    public void Every_file_loads()
    {
        Assert.Equal([], Catalog.Problems.Select(p => string.Join(' ', p.Arguments)));
        Assert.True(Catalog.Templates.Count >= 3);
        Assert.Equal(20, Catalog.Roles.Count);
    }

    [Fact]
    public void No_template_asks_twice() =>
        Assert.All(Catalog.Templates, t => Assert.Equal(t.Questions.Count(), t.Questions.DistinctBy(q => q.Id).Count()));

    [Fact]
    public void Every_text_stands_in_both_languages()
    {
        var texts = Catalog.Templates.SelectMany(t => t.Sections.Select(s => s.Title).Append(t.Title).Append(t.Intro))
            .Concat(All.SelectMany(q => new[] { q.Text, q.Help, q.Example }).OfType<LocalText>())
            .Concat(All.SelectMany(q => q.Columns.Select(c => c.Label).Concat(q.Options.Select(o => o.Label))))
            .Concat(Catalog.Roles.SelectMany(r => new[] { r.Title, r.Summary }));

        Assert.All(texts, t => Assert.True(t.De.Length > 0 && t.En?.Length > 0, t.De));
    }

    [Fact]
    public void The_quick_start_takes_at_most_15_minutes_and_asks_only_what_must_be()
    {
        var quickStart = Assert.Single(Catalog.Templates, t => t.Kind == TemplateKind.QuickStart);

        Assert.InRange(quickStart.Minutes, 5, 15);
        Assert.Equal(8, quickStart.Questions.Count());
    }

    [Fact]
    public void A_table_has_at_most_6_columns_and_asks_at_most_3_at_once() =>
        Assert.All(All.Where(q => q.Type is TableQuestion), q =>
        {
            Assert.InRange(q.Columns.Count, 1, 6);
            Assert.InRange(q.Columns.Count(c => c.IsMain), 1, 3);
            Assert.Equal(q.Columns.Count, q.Columns.Select(c => c.Id).Distinct().Count());
        });

    [Fact]
    public void A_label_means_one_column() =>
        Assert.All(All.Where(q => q.Type is TableQuestion), q =>
        {
            var labels = q.Columns.SelectMany(c => c.Label.All.Concat(c.Formerly).Append(c.Id).Distinct(StringComparer.OrdinalIgnoreCase)).ToList();
            Assert.Equal(labels.Count, labels.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        });

    [Fact]
    public void A_choice_has_options() => Assert.All(All.Where(q => q.Type is ChoiceQuestion or ChoicesQuestion), q => Assert.True(q.Options.Count >= 2, q.Id));

    [Fact]
    public void A_template_asks_at_most_20_questions_and_8_of_them_must_be_answered() =>
        Assert.All(Catalog.Templates, t =>
        {
            Assert.InRange(t.Questions.Count(), 1, 20);
            Assert.InRange(t.Questions.Count(q => q.Weight == QuestionWeight.Must), t.Kind == TemplateKind.Topic ? 0 : 1, 8);
        });

    [Fact]
    public void Every_office_names_templates_that_exist_and_begins_with_the_quick_start() =>
        Assert.All(Catalog.Roles, r =>
        {
            Assert.All(r.Templates, id => Assert.NotNull(Catalog.Find(id)));
            Assert.Equal(TemplateKind.QuickStart, Catalog.Find(r.Templates[0])!.Kind);
        });

    [Fact]
    public void An_example_is_a_valid_answer_of_its_question() =>
        Assert.All(All.Where(q => q is { Example: not null, Type: DateQuestion or AmountQuestion or TextQuestion or ContactQuestion or LinkQuestion }), q =>
            Assert.Null(q.Type.Check(q, AnswerValue.Of(q.Example!.De))));
}
