using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Roles;

/// <summary>A page from a template is an ordinary page whose questions can be answered, at once and again later.</summary>
public sealed class PageSheetsTests : IAsyncDisposable
{
    private static readonly PagePath Path = PagePath.Parse("garten/wasser");

    private static readonly TemplateCatalog Catalog = new(
        [new("howto", 1, TemplateKind.Topic, new("So machen wir das"), new(""), [new("a", new("Die Aufgabe"), [OfficeSample.Q("wann", "text"), OfficeSample.Q("schritte", "list")]), new("b", new("Erfahrung"), [OfficeSample.Q("schief", "long")])])
        {
            Scope = TemplateScope.Page,
            Body = new("Kurz aufgeschrieben."),
        }],
        [], []);

    private readonly SettableClock clock = new();
    private readonly InMemoryDraftStore drafts = new();
    private readonly SittingStore store = new(("start.md", "# Start\n"));
    private readonly InMemoryPeople people;
    private readonly Sittings sittings;
    private readonly PageSheets sheets;
    private readonly Actor member = Given.AMember();

    public PageSheetsTests()
    {
        people = new(clock);
        sittings = new(store, drafts, people, () => Catalog, clock);
        sheets = new(store, new(store, drafts, new(store), clock), () => Catalog, clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_page_has_its_title_its_template_and_the_template_s_words()
    {
        await CreateAsync();

        Assert.Equal("---\ntitle: Wasser abstellen\ntemplate: howto\n---\n# Wasser abstellen\n\nKurz aufgeschrieben.\n", store.Text(Path.File));
    }

    [Fact]
    public async Task Its_answers_become_one_commit_each_under_its_question()
    {
        await CreateAsync();
        await SayAsync("schritte", "Hahn zu\nLeeren");
        await SayAsync("schief", "Der Hahn klemmt oft.");

        var result = await sittings.CloseAsync(member, Path, Ct);

        Assert.Equal(["schritte", "schief"], Assert.IsType<SittingResult.InWiki>(result).Questions);
        Assert.Equal(2, store.Commits);
        var text = store.Text(Path.File)!;
        Assert.Contains("## Die Aufgabe\n\n### Frage schritte? {#schritte}\n\n- Hahn zu\n- Leeren\n\n## Erfahrung\n\n### Frage schief? {#schief}\n\nDer Hahn klemmt oft.\n", text, StringComparison.Ordinal);
        Assert.Equal("howto", store.Current.Find(Path)!.Facts.Template);
    }

    [Fact]
    public async Task The_form_opens_again_with_what_stands_in_the_page_whoever_wrote_it()
    {
        await CreateAsync();
        await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Save, [new FileEdit.Transform(Path.File, text => text + "\n### Wann? {#wann}\n\nIm November.\n")]), Ct);

        var form = (await sittings.OpenAsync(Given.AMember(), Path, "howto", Ct))!;

        Assert.Equal(("Im November.", 1, 3), (form.Questions.First().Value.Text, form.Answered, form.Total));
    }

    [Fact]
    public void Answers_never_bring_a_deleted_page_back()
    {
        var transform = new AnswerTransform(
            new(Path.File, "Wasser", "", Visibility.Association) { MustExist = true }, [new("wann", "Im Mai", AnswerState.Given, null, null)], new(Catalog.Templates), "de", new(2026, 11, 24));

        Assert.Null(transform.Edit.Change(null));
        Assert.Equal(["wann"], transform.Clashes);
    }

    [Fact]
    public async Task Nobody_makes_a_page_that_they_could_not_read()
    {
        var result = await sheets.CreateAsync(member, "howto", Path, "Streit", Visibility.Board, new Dictionary<string, string>(), Ct);

        Assert.Equal(ProblemCode.HiddenFromYou, Assert.Single(Assert.IsType<SaveResult.Rejected>(result).Problems).Code);
        Assert.Null(store.Text(Path.File));
    }

    [Fact]
    public async Task A_visitor_gets_no_form_of_a_page()
    {
        await CreateAsync();

        Assert.Null(await sittings.OpenAsync(Actor.Visitor.Instance, Path, "howto", Ct));
    }

    [Fact]
    public void Answers_that_are_known_already_stand_in_the_new_page()
    {
        var text = PageSheets.Text(Catalog.Find("howto")!, "Wasser", Visibility.Public, new Dictionary<string, string> { ["wann"] = "Im Mai", ["fremd"] = "x" }, "de", new(2026, 11, 24));

        Assert.Contains("visibility: öffentlich\nanswers:\n  wann: {confirmed: 2026-11-24}\n", text, StringComparison.Ordinal);
        Assert.EndsWith("## Die Aufgabe\n\n### Frage wann? {#wann}\n\nIm Mai\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("fremd", text, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private Task<SaveResult> CreateAsync() => sheets.CreateAsync(member, "howto", Path, "Wasser abstellen", null, new Dictionary<string, string>(), Ct);

    private Task<SaveAnswerResult> SayAsync(string question, string text) => sittings.SaveAnswerAsync(member, Path, new(question, AnswerValue.Of(text), AnswerState.Given), Ct);
}
