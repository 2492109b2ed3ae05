using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Handovers;

/// <summary>Begins a record with what the office has answered, so that nobody types it twice. Pure.</summary>
internal static class RecordPrefill
{
    private const int MostLines = 20;

    // Question ids are German and keep one meaning for ever; a new question of the same field is recognised by its words.
    private static readonly (string Word, RecordPart Part)[] Words =
    [
        ("schluessel", RecordPart.Keys), ("karten", RecordPart.Keys),
        ("geraete", RecordPart.Devices), ("inventar", RecordPart.Devices), ("werkzeug", RecordPart.Devices), ("ausruestung", RecordPart.Devices), ("material", RecordPart.Devices),
        ("vollmacht", RecordPart.Accounts), ("vollmachten", RecordPart.Accounts), ("konten", RecordPart.Accounts), ("konto", RecordPart.Accounts),
        ("zugaenge", RecordPart.Access), ("zugang", RecordPart.Access), ("domain", RecordPart.Access), ("postfaecher", RecordPart.Access),
        ("vertraege", RecordPart.Contracts), ("vertrag", RecordPart.Contracts), ("versicherungen", RecordPart.Contracts), ("zahlungen", RecordPart.Contracts), ("fristen", RecordPart.Contracts), ("frist", RecordPart.Contracts),
        ("unterlagen", RecordPart.Papers), ("ordner", RecordPart.Papers), ("ablage", RecordPart.Papers),
        ("laufendes", RecordPart.Running), ("zusagen", RecordPart.Running), ("offen", RecordPart.Running), ("offenes", RecordPart.Running),
    ];

    /// <summary>The part of the record that a question's answers belong to; null for none.</summary>
    public static RecordPart? PartOf(Question question) =>
        question.Id.Split('-') is var words && Words.FirstOrDefault(w => words.Contains(w.Word)) is { Word: not null } found ? found.Part : null;

    /// <summary>The record of an office of which nothing was handed over yet. Answers for the board alone stay out: the handover is read by more people.</summary>
    public static HandoverRecord Of(RoleKnowledge knowledge, AccessView view, string language)
    {
        var rows = Enum.GetValues<RecordPart>().ToDictionary(p => p, _ => new List<RecordRow>());
        foreach (var question in knowledge.Questions)
        {
            if (PartOf(question) is { } part && knowledge.Find(question.Id) is { Text.Length: > 0 } && knowledge.PageOf(question.Id) is { } page && view.Snapshot.ClassOf(page).Level != Visibility.Board)
            {
                rows[part].AddRange(RowsOf(question, knowledge.ValueOf(question), language).Where(r => !rows[part].Any(x => x.What == r.What)));
            }
        }

        return new(new(null, null, null, null, PrivateData.Open, null, null), rows.ToDictionary(r => r.Key, r => (IReadOnlyList<RecordRow>)r.Value));
    }

    private static IEnumerable<RecordRow> RowsOf(Question question, AnswerValue value, string language) =>
        value.Rows.Count > 0
            ? value.Rows.Select(r => Row(question, r, language)).OfType<RecordRow>()
            : (value.Text.Length > 0 ? value.Text : value.Extra).ReplaceLineEndings("\n").Split('\n').Select(l => AnswerMarkdown.Line(l).TrimStart('-', '*', '+', ' ')).Where(l => l.Length > 0).Take(MostLines)
                .Select(l => new RecordRow(Cut(l), "", RecordState.Open, null));

    private static RecordRow? Row(Question question, IReadOnlyDictionary<string, string> fields, string language)
    {
        var columns = question.Columns.Select(c => (c.Label, Text: AnswerMarkdown.Line(fields.GetValueOrDefault(c.Id, "")))).Where(c => c.Text.Length > 0).ToList();
        return columns.Count == 0 ? null : new(Cut(columns[0].Text), Cut(string.Join(", ", columns.Skip(1).Select(c => $"{c.Label.In(language)}: {c.Text}"))), RecordState.Open, null);
    }

    private static string Cut(string text) => text.Length <= Limits.CellLength ? text : text[..(Limits.CellLength - 1)] + "…";
}
