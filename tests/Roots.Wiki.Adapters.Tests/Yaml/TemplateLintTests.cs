using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Tests.Yaml;

public sealed class TemplateLintTests
{
    private static TemplateCatalog Catalog => ShippedTemplates.Catalog;

    private static IEnumerable<Template> RoleSheets => Catalog.Templates.Where(t => t.Kind == TemplateKind.RoleSheet);

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

    [Fact]
    public void Every_question_has_help_and_an_example() => Assert.All(All, q => Assert.True(q.Help is not null && q.Example is not null, q.Id));

    [Fact]
    public void The_quick_start_only_shows_questions_of_the_base_sheet_or_a_role_sheet()
    {
        var quickStart = Assert.Single(Catalog.Files, f => f.Frame.Kind == TemplateKind.QuickStart);
        var others = Catalog.Templates.Where(t => t.Kind is TemplateKind.BaseSheet or TemplateKind.RoleSheet).SelectMany(t => t.Questions).ToHashSet();

        Assert.Empty(quickStart.Own);
        Assert.All(Catalog.Find(quickStart.Frame.Id)!.Questions, q => Assert.Contains(q, others));
    }

    [Fact]
    public void Numbers_of_the_catalogue_are_unique() =>
        Assert.Empty(Catalog.Templates.Where(t => t.Number is not null).GroupBy(t => t.Number).Where(g => g.Count() > 1).Select(g => g.Key));

    [Fact]
    public void What_an_answer_is_drawn_from_exists() => Assert.All(All.SelectMany(q => q.From), id => Assert.NotNull(Catalog.Question(id)));

    [Fact]
    public void A_role_sheet_has_three_rounds_and_asks_in_the_first_what_must_be_answered() =>
        Assert.All(RoleSheets, t =>
        {
            Assert.Equal(["round-1", "round-2", "round-3"], t.Sections.Select(s => s.Id));
            Assert.InRange(t.Questions.Count(), 11, 20);
            Assert.InRange(t.Sections[0].Questions.Count, 5, 8);
            Assert.All(t.Sections, s => Assert.All(s.Questions, q => Assert.True((q.Weight == QuestionWeight.Must) == (s.Id == "round-1"), q.Id)));
        });

    [Fact]
    public void A_question_asks_once() =>
        Assert.All(All, q => Assert.All(q.Text.All, text => Assert.True(text.Count(c => c == '?') == 1, text)));

    [Fact]
    public void No_question_tells_what_the_law_says_today() =>
        Assert.All(All, q => Assert.All(q.Text.All.Concat(q.Help?.All ?? []), text => Assert.DoesNotMatch(@"§|%|€|\d{4}|\d+ (Euro|euros|Jahre|years)", text)));

    [Fact]
    public void An_example_of_a_table_names_its_main_columns() =>
        Assert.All(All.Where(q => q is { Example: not null, Type: TableQuestion }), q =>
            Assert.All(q.Columns.Where(c => c.IsMain), c =>
            {
                Assert.Contains($"{c.Label.De}: ", q.Example!.De, StringComparison.Ordinal);
                Assert.Contains($"{c.Label.En}: ", q.Example.En!, StringComparison.Ordinal);
            }));

    [Fact]
    public void An_example_of_a_choice_is_one_of_its_options() =>
        Assert.All(All.Where(q => q is { Example: not null, Type: ChoiceQuestion }), q => Assert.Contains(q.Example, q.Options.Select(o => o.Label)));

    [Fact]
    public void A_page_to_begin_with_answers_questions_of_its_template_in_a_valid_way()
    {
        var begun = Catalog.Templates.Where(t => t.Starter is not null).ToList();

        Assert.Contains("verarbeitung", begun.Select(t => t.Id));
        Assert.All(begun, t => Assert.All(t.Starter!.Answers, a =>
        {
            var question = t.Questions.Single(q => q.Id == a.Key);
            Assert.All(a.Value.All, text => Assert.Null(question.Type.Check(question, AnswerValue.Of(text))));
            Assert.False(question.Type.Read(question, question.Type.Write(question, AnswerValue.Of(a.Value.De), "de")).IsEmpty);
        }));
    }
}
