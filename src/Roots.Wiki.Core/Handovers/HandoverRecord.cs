using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Handovers;

/// <summary>
/// Übergabeprotokoll (T33): what is handed over, what is missing, what follows. Stands as tables in the handover's page,
/// readable without this program, and is read back from there. Immutable.
/// </summary>
/// <param name="Head">Day, place, witness, cash, private devices, questions.</param>
/// <param name="Rows">The tables.</param>
public sealed record HandoverRecord(RecordHead Head, IReadOnlyDictionary<RecordPart, IReadOnlyList<RecordRow>> Rows)
{
    internal static readonly string[] HeadKeys = ["record-on", "record-place", "record-witness", "record-cash", "record-devices", "record-ask-until", "record-ask-how"];

    private static readonly string[] HeadDe = ["Was", "Was dazu gehört", "Stand", "Bis"];
    private static readonly string[] HeadEn = ["What", "Details", "State", "Until"];

    /// <summary>Everything that follows or is missing, with its part.</summary>
    public IEnumerable<(RecordPart Part, RecordRow Row)> FollowUps => Rows.OrderBy(r => r.Key).SelectMany(r => r.Value.Where(x => x.IsFollowUp).Select(x => (r.Key, x)));

    /// <summary>Whether anybody has begun it.</summary>
    public bool IsBegun => Rows.Values.Any(r => r.Count > 0) || Head.On is not null;

    /// <summary>How many lines nobody has said anything about.</summary>
    public int OpenRows => Rows.Values.Sum(r => r.Count(x => x.State == RecordState.Open));

    /// <summary>Reads the record out of a handover's page.</summary>
    public static HandoverRecord Read(string text)
    {
        var front = FrontMatter.Read(text);
        return new(
            new(
                RoleFactsReader.Day(front.Scalar("record-on")), front.Scalar("record-place"), HandoverFactsReader.Person(front.Scalar("record-witness")), front.Scalar("record-cash"),
                front.Scalar("record-devices") switch { "none" => PrivateData.None, "deleted" => PrivateData.Deleted, "follows" => PrivateData.Follows, _ => PrivateData.Open },
                RoleFactsReader.Day(front.Scalar("record-ask-until")), front.Scalar("record-ask-how")),
            Enum.GetValues<RecordPart>().ToDictionary(p => p, p => ReadRows(HandoverText.Section(text, SectionOf(p)))));
    }

    /// <summary>The id at a table's heading.</summary>
    public static string SectionOf(RecordPart part) => "record-" + part.ToString().ToLowerInvariant();

    /// <summary>The heading of a table in a page.</summary>
    public static string Heading(RecordPart part, string language) => (part, language == "en") switch
    {
        (RecordPart.Papers, false) => "Unterlagen",
        (RecordPart.Papers, true) => "Papers",
        (RecordPart.Keys, false) => "Schlüssel und Karten",
        (RecordPart.Keys, true) => "Keys and cards",
        (RecordPart.Devices, false) => "Geräte und Inventar",
        (RecordPart.Devices, true) => "Devices and inventory",
        (RecordPart.Accounts, false) => "Konten und Vollmachten",
        (RecordPart.Accounts, true) => "Accounts and authority",
        (RecordPart.Access, false) => "Zugänge",
        (RecordPart.Access, true) => "Logins",
        (RecordPart.Contracts, false) => "Verträge und Fristen",
        (RecordPart.Contracts, true) => "Contracts and deadlines",
        (_, false) => "Laufendes und Zusagen",
        _ => "Under way and promised",
    };

    /// <summary>The page's text with this record in it.</summary>
    /// <param name="text">The page.</param>
    /// <param name="language">The wiki's language.</param>
    public string WriteTo(string text, string language)
    {
        text = FrontMatter.SetScalar(text, "record-on", Head.On is { } on ? RoleFactsReader.Day(on) : null);
        text = FrontMatter.SetScalar(text, "record-place", Line(Head.Place));
        text = FrontMatter.SetScalar(text, "record-witness", Head.Witness is { } witness ? HandoverFactsReader.Reference(witness) : null);
        text = FrontMatter.SetScalar(text, "record-cash", Line(Head.Cash));
        text = FrontMatter.SetScalar(text, "record-devices", Head.Devices == PrivateData.Open ? null : Head.Devices.ToString().ToLowerInvariant());
        text = FrontMatter.SetScalar(text, "record-ask-until", Head.AskUntil is { } until ? RoleFactsReader.Day(until) : null);
        text = FrontMatter.SetScalar(text, "record-ask-how", Line(Head.AskHow));
        text = HandoverText.SetSection(text, "record", language == "en" ? "Record" : "Übergabeprotokoll", HeadText(language));
        foreach (var part in Enum.GetValues<RecordPart>())
        {
            text = HandoverText.SetSection(text, SectionOf(part), Heading(part, language), Table(Rows.GetValueOrDefault(part) ?? [], language));
        }

        return text;
    }

    /// <summary>The word for a state in a page.</summary>
    public static string Word(RecordState state, string language) => (state, language == "en") switch
    {
        (RecordState.Given, false) => "übergeben",
        (RecordState.Given, true) => "handed over",
        (RecordState.Missing, false) => "fehlt",
        (RecordState.Missing, true) => "missing",
        (RecordState.Follows, false) => "folgt",
        (RecordState.Follows, true) => "follows",
        (_, false) => "offen",
        _ => "open",
    };

    private string HeadText(string language)
    {
        var isEnglish = language == "en";
        var lines = new List<string>();
        void Add(string de, string en, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                lines.Add($"- {(isEnglish ? en : de)}: {value}");
            }
        }

        Add("Datum", "Date", Head.On is { } on ? HandoverText.Day(on, language) : null);
        Add("Ort", "Place", Line(Head.Place));
        Add("Dabei war", "Present", Head.Witness is { } w ? $"[{(isEnglish ? "witness" : "Zeugin oder Zeuge")}](person:{w})" : null);
        Add("Bargeld gezählt", "Cash counted", Line(Head.Cash));
        Add("Daten auf privaten Geräten", "Data on private devices", Head.Devices switch
        {
            PrivateData.None => isEnglish ? "there were none" : "gab es keine",
            PrivateData.Deleted => isEnglish ? "given back and deleted" : "zurückgegeben und gelöscht",
            PrivateData.Follows => isEnglish ? "still to be deleted" : "werden noch gelöscht",
            _ => null,
        });
        Add("Fragen sind erlaubt bis", "Questions are welcome until", Head.AskUntil is { } until ? HandoverText.Day(until, language) + (Line(Head.AskHow) is { } how ? ", " + how : "") : Line(Head.AskHow));
        return string.Join('\n', lines);
    }

    private static string Table(IReadOnlyList<RecordRow> rows, string language)
    {
        if (rows.Count == 0)
        {
            return "";
        }

        var lines = rows.Select(r => TableText.Row([r.What, r.Details, Word(r.State, language), r.Until is { } until ? RoleFactsReader.Day(until) : ""]));
        return string.Join('\n', [TableText.Row(language == "en" ? HeadEn : HeadDe), TableText.Rule(4), .. lines]);
    }

    private static IReadOnlyList<RecordRow> ReadRows(string? section) => section is null ? [] :
        [.. section.ReplaceLineEndings("\n").Split('\n').Where(l => l.TrimStart().StartsWith('|')).Skip(1).Where(l => !TableText.IsRule(l)).Select(TableText.Cells).Where(c => c.Count > 0 && c[0].Length > 0)
            .Select(c => new RecordRow(c[0], c.ElementAtOrDefault(1) ?? "", StateOf(c.ElementAtOrDefault(2)), RoleFactsReader.Day(c.ElementAtOrDefault(3))))];

    private static RecordState StateOf(string? word) =>
        Enum.GetValues<RecordState>().FirstOrDefault(s => word is not null && (Word(s, "de").Equals(word, StringComparison.OrdinalIgnoreCase) || Word(s, "en").Equals(word, StringComparison.OrdinalIgnoreCase)));

    private static string? Line(string? text) => string.IsNullOrWhiteSpace(text) ? null : AnswerMarkdown.Line(text);
}
