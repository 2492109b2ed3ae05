using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Adapters.Tests.Yaml;

/// <summary>The sample association is also the documentation of the format: its answers are exactly what the program writes.</summary>
public sealed class SampleAnswersTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(ShippedTemplates.Folder)!, "content-sample");

    private static IReadOnlyList<PageFacts> Pages { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories).Select(f => PageFacts.Read(PagePath.Parse("a/b"), File.ReadAllBytes(f)))];

    private static IReadOnlyList<Answer> Answers { get; } = [.. Pages.SelectMany(p => p.Answers)];

    [Fact]
    public void Every_page_has_front_matter_that_the_wiki_reads() => Assert.All(Pages, p => Assert.Null(p.FrontMatterProblem));

    [Fact]
    public void Every_answer_belongs_to_a_question_of_the_catalogue()
    {
        Assert.True(Answers.Count > 50);
        Assert.All(Answers, a => Assert.NotNull(ShippedTemplates.Catalog.Question(a.QuestionId)));
    }

    [Fact]
    public void Every_answer_fits_its_type_and_is_written_again_to_the_byte() =>
        Assert.All(Answers, a =>
        {
            var question = ShippedTemplates.Catalog.Question(a.QuestionId)!;

            var value = question.Type.Read(question, a.Text);

            Assert.Null(question.Type.Check(question, value));
            Assert.Equal("", value.Extra);
            Assert.Equal(a.Text, question.Type.Write(question, value, "de"));
        });
}
