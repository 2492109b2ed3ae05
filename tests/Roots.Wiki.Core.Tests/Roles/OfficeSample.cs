using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Roles;

/// <summary>A small catalogue and one office, for tests of answers.</summary>
internal static class OfficeSample
{
    public static readonly PagePath Path = PagePath.Parse("rollen/kasse/index");
    public static readonly GitPath Sheet = GitPath.Parse("rollen/kasse/wissen.md");
    public static readonly GitPath BoardSheet = GitPath.Parse("rollen/kasse/wissen-vorstand.md");
    public static readonly PersonId Holder = PersonId.Parse("k3v7x2m5qa");

    public const string Page = "---\ntype: role\ntitle: Kasse\ntemplates: [quick, sheet]\ncriticality: 5\nholders:\n  - {person: k3v7x2m5qa, kind: holder, until: 2027-03-20}\n---\n# Kasse\n";

    public static TemplateCatalog Catalog { get; } = new(
    [
        new("quick", 1, TemplateKind.QuickStart, new("Schnellstart"), new(""), [new("a", new("Das Wichtigste"), [Q("aufgabe", "text", QuestionWeight.Must), Q("frist", "table", QuestionWeight.Must), Q("laufendes", "long", QuestionWeight.Must)])]),
        new("sheet", 1, TemplateKind.RoleSheet, new("Kasse"), new(""),
        [
            new("b", new("Konten und Geld", "Accounts"), [Q("konten", "list", QuestionWeight.Must), Q("stichtag", "date"), Q("vollmacht", "long", visibility: Visibility.Board)]),
            new("c", new("Erfahrung"), [Q("rat", "long", QuestionWeight.Nice)]),
        ]),
    ], [], []);

    public static Question Q(string id, string type, QuestionWeight weight = QuestionWeight.Normal, Visibility visibility = Visibility.Office) => new()
    {
        Id = id,
        Text = new("Frage " + id + "?"),
        Type = QuestionTypes.Find(type)!,
        Weight = weight,
        Visibility = visibility,
        ReviewMonths = 12,
        Columns = type == "table" ? [new("was", new("Was"), true, []), new("wann", new("Bis wann"), true, [])] : [],
    };

    public static Snapshot Snapshot(params (string File, string Text)[] files) =>
        Roots.Wiki.Pages.Snapshot.Empty.With(CommitId.Parse(new string('1', 40)), files.Select((f, i) =>
            SnapshotChange.Of(GitPath.Parse(f.File), BlobId.Parse(i.ToString("x40", System.Globalization.CultureInfo.InvariantCulture)), Encoding.UTF8.GetBytes(f.Text))));

    public static RoleKnowledge Knowledge(Actor actor, params (string File, string Text)[] files)
    {
        var snapshot = Snapshot([("rollen/kasse/index.md", Page), .. files]);
        return new(snapshot.Roles.Find(Path)!, new AccessView(snapshot, actor), Catalog);
    }

    public static Actor.Member TheHolder { get; } = new(MemberId.New(), AuthorId.New(), Holder, false);

    public static string Apply(KnowledgeEdits edits, GitPath file, string? text) =>
        edits.Files.OfType<FileEdit.Transform>().Single(f => f.File == file).Change(text) ?? text ?? "";
}
