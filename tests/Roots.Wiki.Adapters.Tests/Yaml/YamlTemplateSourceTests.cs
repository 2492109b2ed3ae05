using Roots.Wiki.Adapters.Yaml;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Tests.Yaml;

public sealed class YamlTemplateSourceTests : IDisposable
{
    private const string Good = "id: good\nversion: 2\nkind: role-sheet\ntitle: {de: Gut, en: Good}\nsections:\n  - id: a\n    title: {de: A, en: A}\n    questions:\n      - {id: q1, text: {de: Was?}, type: text}\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roots-templates");

    [Fact]
    public void A_good_file_loads_with_the_defaults_of_its_questions()
    {
        Write("good.yaml", Good);

        var catalog = Load();

        var question = Assert.Single(Assert.Single(catalog.Templates).Questions);
        Assert.Equal((QuestionWeight.Normal, 36, Visibility.Office, false), (question.Weight, question.ReviewMonths, question.Visibility, question.IsPersonal));
        Assert.Equal("Was?", question.Text.In("en"));
        Assert.Empty(catalog.Problems);
    }

    [Theory]
    [InlineData("id: &a x\nkind: role-sheet", "anchor-or-tag")]
    [InlineData("id: !!str x\nkind: role-sheet", "anchor-or-tag")]
    [InlineData("a: &a [1]\nb: *a", "anchor-or-tag")]
    [InlineData("a: [[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]", "too-deep")]
    [InlineData("id: x\nid: y", "no-yaml")]
    [InlineData("id: \"\\UFFFFFFFF\"", "no-yaml")]
    [InlineData("id: [", "no-yaml")]
    [InlineData("- a", "no-map")]
    [InlineData("", "no-map")]
    [InlineData("id: x\nkind: else\ntitle: T", "kind")]
    [InlineData("id: x\nkind: role-sheet\ntitle: [T]", "title")]
    [InlineData("id: x\ntitle: T\nscope: world", "scope")]
    [InlineData("id: x\ntitle: T\nminutes: 15", "minutes")]
    [InlineData("id: x\ntitle: T\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: q, text: W, type: text, hint: steuer}", "hint")]
    [InlineData("id: x\nkind: role-sheet\ntitle: T\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: Ä, text: W, type: text}", "id")]
    [InlineData("id: x\nkind: role-sheet\ntitle: T\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: q, text: W, type: text, review: soon}", "review")]
    public void A_bad_file_is_named_with_the_reason_and_the_rest_loads(string yaml, string reason)
    {
        Write("good.yaml", Good);
        Write("bad.yaml", yaml);

        var catalog = Load();

        Assert.Equal("good", Assert.Single(catalog.Templates).Id);
        Assert.Equal(["bad.yaml", reason], Assert.Single(catalog.Problems).Arguments);
    }

    [Fact]
    public void A_question_of_an_unknown_type_is_named_and_left_out()
    {
        Write("good.yaml", Good + "      - {id: q2, text: Was?, type: hologram}\n");

        var catalog = Load();

        Assert.Equal("q1", Assert.Single(Assert.Single(catalog.Templates).Questions).Id);
        Assert.Equal((ProblemCode.UnknownQuestionType, "hologram"), (Assert.Single(catalog.Problems).Code, catalog.Problems[0].Arguments[1]));
    }

    [Fact]
    public void A_template_says_its_number_its_scope_and_when_it_is_offered()
    {
        Write("t24.yaml", "id: vertrag\nnumber: T24\nscope: page\nfor: [money, everyday]\ntitle: Vertrag\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: q1, text: Was?, type: long, hint: recht/frist}\n      - {id: q2, text: Was?, type: date}\n");

        var template = Assert.Single(Load().Templates);

        Assert.Equal((TemplateKind.Topic, TemplateScope.Page, "T24", 6), (template.Kind, template.Scope, template.Number, template.Minutes));
        Assert.Equal(["money", "everyday"], template.For);
        Assert.Equal("frist", template.Questions.First().Hint);
    }

    [Fact]
    public void A_question_used_by_another_template_is_the_same_whichever_file_comes_first()
    {
        Write("good.yaml", Good);
        Write("before.yaml", "id: before\ntitle: T\nsections:\n  - id: a\n    title: A\n    questions:\n      - use: q1\n");

        var catalog = Load();

        Assert.Same(catalog.Find("good")!.Questions.Single(), catalog.Find("before")!.Questions.Single());
        Assert.Empty(catalog.Problems);
    }

    [Fact]
    public void A_missing_folder_is_a_problem_and_no_exception() =>
        Assert.Equal(ProblemCode.BadTemplate, Assert.Single(new YamlTemplateSource(Path.Combine(folder.FullName, "none")).Load().Problems).Code);

    public void Dispose() => folder.Delete(recursive: true);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder.FullName, name), text);

    private TemplateCatalog Load() => new YamlTemplateSource(folder.FullName).Load();
}
