using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Templates;

public sealed class TemplateLinkerTests
{
    [Fact]
    public void A_reference_to_no_question_is_named_and_left_out()
    {
        var catalog = Link(File("a", Asks("q1"), new TemplateEntry.Uses("q9")));

        Assert.Equal(["q1"], catalog.Find("a")!.Questions.Select(q => q.Id));
        Assert.Equal((ProblemCode.UnknownQuestion, "a", "q9"), Only(catalog));
    }

    [Fact]
    public void Of_an_id_that_two_files_define_the_first_meaning_stands_in_both()
    {
        var catalog = Link(File("a", Asks("q1", "date")), File("b", Asks("q1", "long")));

        Assert.Equal("date", catalog.Find("b")!.Questions.Single().Type.Name);
        Assert.Equal((ProblemCode.QuestionTwice, "b", "q1"), Only(catalog));
    }

    [Fact]
    public void A_template_that_asks_the_same_twice_asks_once()
    {
        var catalog = Link(File("a", Asks("q1"), new TemplateEntry.Uses("q1")));

        Assert.Single(catalog.Find("a")!.Questions);
        Assert.Equal((ProblemCode.QuestionTwice, "a", "q1"), Only(catalog));
    }

    [Fact]
    public void An_office_that_names_a_template_that_there_is_not_is_named()
    {
        var role = new ShippedRole("chair", new("Vorsitz"), new Dictionary<string, IReadOnlyList<string>>(), 5, true, ["a", "gone"], new(""));

        var catalog = TemplateLinker.Link([File("a", Asks("q1"))], [role], []);

        Assert.Equal((ProblemCode.UnknownTemplate, "chair", "gone"), Only(catalog));
    }

    [Fact]
    public void The_questions_of_a_page_template_are_none_of_an_office()
    {
        var file = File("a", Asks("q1"));
        var catalog = Link(file with { Frame = file.Frame with { Scope = TemplateScope.Page } }, File("b", Asks("q2")));

        Assert.Equal(["q2"], catalog.QuestionsOf(["a", "b"]).Select(q => q.Id));
    }

    private static TemplateCatalog Link(params TemplateFile[] files) => TemplateLinker.Link(files, [], []);

    private static TemplateFile File(string id, params TemplateEntry[] entries) =>
        new(new(id, 1, TemplateKind.Topic, new(id), new(""), []), [new("s", new("S"), entries)]);

    private static TemplateEntry.Asks Asks(string id, string type = "text") => new(OfficeSample.Q(id, type));

    private static (ProblemCode, object, object) Only(TemplateCatalog catalog) =>
        Assert.Single(catalog.Problems) is var problem ? (problem.Code, problem.Arguments[0], problem.Arguments[1]) : default;
}
