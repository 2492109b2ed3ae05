using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.ForYou;
using Roots.Wiki.Registers;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Registers;

/// <summary>An office whose answers name days, contracts, keys and accounts.</summary>
internal static class YearSample
{
    public static readonly DateOnly Today = new(2026, 11, 24);
    public static readonly PagePath Kasse = PagePath.Parse("rollen/kasse/index");
    public static readonly GitPath Knowledge = GitPath.Parse("rollen/kasse/wissen.md");

    public const string Office = "---\ntype: role\ntitle: Kasse\ntemplates: [sheet]\nholders:\n  - {person: k3v7x2m5qa, kind: holder}\n---\n# Kasse\n";

    public static Question Frist { get; } = Table("fristen", "Welche Frist darf niemand verpassen?", QuestionWeight.Must, "was:Was", "bis-wann:Bis wann", "sonst:Was passiert sonst");

    public static Question Vertraege { get; } = Table("vertraege", "Welche Verträge hat der Verein?", QuestionWeight.Normal, "mit-wem:Mit wem", "wofuer:Wofür", "kuendigen:Kündigen bis", "endet:Endet am", "kosten:Was kostet es", "wo:Wo liegt der Vertrag");

    public static Question Aufgaben { get; } = Table("aufgaben", "Welche Aufgaben kommen immer wieder?", QuestionWeight.Normal, "aufgabe:Aufgabe", "wie-oft:Wie oft", "anleitung:Wo steht, wie es geht");

    public static Question Schluessel { get; } = Table("schluessel", "Welche Schlüssel gehören zum Amt?", QuestionWeight.Must, "was:Was", "wo:Wo ist es", "wer:Wer hat es");

    public static Question Zugaenge { get; } = Table("zugaenge", "Welche Zugänge gehören zum Amt?", QuestionWeight.Must, "dienst:Dienst", "verwahrt:Wo ist das Passwort verwahrt", "wer:Wer kommt hinein");

    public static Question Bescheid { get; } = OfficeSample.Q("bescheid", "date") with { Text = new("Welches Datum steht auf dem letzten Freistellungsbescheid?"), ValidMonths = 60 };

    public static Question Elster { get; } = OfficeSample.Q("elster", "date", QuestionWeight.Must) with { Text = new("Wann läuft das Zertifikat ab?") };

    public static TemplateCatalog Catalog { get; } = new(
    [
        new("sheet", 1, TemplateKind.RoleSheet, new("Kasse"), new(""), [new("a", new("Alles"), [Frist, Vertraege, Aufgaben, Schluessel, Zugaenge, Bescheid, Elster])]),
        new("vertrag", 1, TemplateKind.Topic, new("Vertrag"), new(""),
        [
            new("v", new("Vertrag"),
            [
                OfficeSample.Q("vertrag-mit-wem", "text"),
                OfficeSample.Q("vertrag-kuendigen", "date", QuestionWeight.Must) with { Text = new("Bis wann können wir das nächste Mal kündigen?") },
            ]),
        ]) { Scope = TemplateScope.Page },
    ], [], []);

    public static AccessView View(Actor actor, params (string File, string Text)[] files) =>
        new(OfficeSample.Snapshot([("rollen/kasse/index.md", Office), .. files]), actor);

    public static (string File, string Text) Answers(string body, string more = "") =>
        (Knowledge.Value, $"---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n{more}---\n{body}");

    public static string Rows(string id, string head, params string[] rows) =>
        $"### Frage? {{#{id}}}\n\n{head}\n|{string.Concat(Enumerable.Repeat(" --- |", head.Count(c => c == '|') - 1))}\n{string.Join('\n', rows)}\n\n";

    public static YearPlan Year(AccessView view, RegisterFilter? filter = null, params DueItem[] due) => YearPlan.Of(view, Catalog, due, Today, filter ?? RegisterFilter.All);

    private static Question Table(string id, string text, QuestionWeight weight, params string[] columns) => OfficeSample.Q(id, "table", weight) with
    {
        Text = new(text),
        Columns = [.. columns.Select(c => c.Split(':')).Select(c => new QuestionColumn(c[0], new(c[1]), true, []))],
    };
}
