using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Roles;

/// <summary>Sheets that are drawn from answers change with the answer, and nothing is typed twice.</summary>
public sealed class DrawnSheetsTests
{
    private const string Board = "---\ntype: role\ntitle: Kasse\ntemplates: [kasse]\nboard: true\nholders:\n  - {person: k3v7x2m5qa, kind: holder}\n---\n# Kasse\n";
    private const string Other = "---\ntype: role\ntitle: Haus\ntemplates: [kasse, haus]\n---\n# Haus\n";
    private static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly TemplateCatalog Catalog = TemplateLinker.Link(
        [
            Sheet("kasse", TemplateScope.Office, new TemplateEntry.Asks(OfficeSample.Q("laufendes", "long")), new TemplateEntry.Asks(OfficeSample.Q("bescheid", "date") with { ValidMonths = 60 })),
            Sheet("haus", TemplateScope.Office, new TemplateEntry.Asks(OfficeSample.Q("schluesselbuch", "text"))),
            Sheet("notfall", TemplateScope.Association, new TemplateEntry.Uses("laufendes"), new TemplateEntry.Uses("schluesselbuch"), new TemplateEntry.Uses("bescheid")),
            Sheet("steckbrief", TemplateScope.Page, new TemplateEntry.Asks(OfficeSample.Q("zeit", "long") with { From = ["laufendes", "bescheid"] }), new TemplateEntry.Asks(OfficeSample.Q("frei", "text"))),
        ],
        [], [], []);

    private static Actor Holder => new Actor.Member(MemberId.New(), AuthorId.New(), OfficeSample.Holder, false);

    [Theory]
    [InlineData("Die Pacht bis Januar.")]
    [InlineData("Nichts mehr.")]
    public void The_sheet_shows_an_office_s_answer_as_it_stands(string answer)
    {
        var sheet = Of(Answer("kasse", "laufendes", answer))!;

        Assert.Equal(("Kasse", answer), (sheet.Lines[0].Answers[0].Role.Title, Assert.Single(sheet.Lines[0].Answers).Markdown));
    }

    [Fact]
    public void Where_the_board_is_asked_only_the_board_answers_and_where_it_is_not_the_office_that_is()
    {
        var sheet = Of(Answer("haus", "laufendes", "Dach ist undicht."), Answer("haus", "schluesselbuch", "Im Flur", "-verein"))!;

        Assert.Equal((0, "Kasse"), (sheet.Lines[0].Answers.Count, Assert.Single(sheet.Lines[0].Open).Title));
        Assert.Equal("Im Flur", Assert.Single(sheet.Lines[1].Answers).Markdown);
        Assert.Empty(sheet.Lines[1].Open);
    }

    [Theory]
    [InlineData("2021-11-24", false)]
    [InlineData("2021-11-23", true)]
    public void A_notice_runs_out_to_the_day(string day, bool isOver)
    {
        var standing = Assert.Single(Of(Answer("kasse", "bescheid", day))!.Lines[2].Answers).Standing;

        Assert.Equal(DateOnly.ParseExact(day, "yyyy-MM-dd").AddYears(5), standing.ValidUntil);
        Assert.Equal(isOver, standing.ValidUntil < Today);
    }

    [Fact]
    public void Who_is_not_of_the_board_has_no_sheet()
    {
        var view = new AccessView(Snapshot(), new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), false));

        Assert.Null(AssociationSheet.Of(view, "notfall", Catalog, Today));
        Assert.Empty(AssociationSheet.For(view, Catalog));
    }

    [Fact]
    public void A_profile_is_drawn_from_the_answers_that_it_names_and_changes_with_them()
    {
        Assert.Equal("Vier Stunden.", Drawn(Answer("kasse", "laufendes", "Vier Stunden."))["zeit"]);
        Assert.Equal("Fünf Stunden.", Drawn(Answer("kasse", "laufendes", "Fünf Stunden."))["zeit"]);
        Assert.Empty(Drawn());
    }

    private static IReadOnlyDictionary<string, string> Drawn(params (string, string)[] files)
    {
        var snapshot = Snapshot(files);
        return DrawnAnswers.Of(Catalog.Find("steckbrief")!, new(snapshot.Roles.Resolve("rollen/kasse")!, new AccessView(snapshot, Holder), Catalog));
    }

    private static AssociationSheet? Of(params (string, string)[] files) => AssociationSheet.Of(new(Snapshot(files), Holder), "notfall", Catalog, Today);

    private static Roots.Wiki.Pages.Snapshot Snapshot(params (string, string)[] files) =>
        OfficeSample.Snapshot([("rollen/kasse/index.md", Board), ("rollen/haus/index.md", Other), .. files]);

    private static (string, string) Answer(string office, string id, string text, string file = "") =>
        ($"rollen/{office}/wissen{file}.md", $"---\ntype: knowledge\nvisibility: amt\nanswers:\n  {id}: {{confirmed: 2026-11-01}}\n---\n### F {{#{id}}}\n\n{text}\n");

    private static TemplateFile Sheet(string id, TemplateScope scope, params TemplateEntry[] entries) =>
        new(new(id, 1, TemplateKind.Topic, new(id), new(""), []) { Scope = scope }, [new("s", new("S"), entries)]);
}
