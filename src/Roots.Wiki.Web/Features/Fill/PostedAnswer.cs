using System.Text.RegularExpressions;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>What the form of one question sent. Immutable.</summary>
public sealed partial record PostedAnswer
{
    /// <summary>The names of the fields of photos.</summary>
    public const string AltField = "Alt[", DropField = "Drop", PhotoField = "Photo";

    private const string NextDeed = "next";

    /// <summary>The button: next, back, undo, unknown, ask, not-applicable, confirm, later, section, mine, theirs, or <c>go:</c> and a question's id.</summary>
    public required string Deed { get; init; }

    public required AnswerValue Value { get; init; }

    public string? Reason { get; init; }

    /// <summary>"Da fehlt noch etwas."</summary>
    public bool IsPartial { get; init; }

    /// <summary>"Noch für mich behalten."</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Names the wiki's text as the form showed it.</summary>
    public string? Base { get; init; }

    /// <summary>Names the draft as the form showed it.</summary>
    public string Seen { get; init; } = "";

    /// <summary>Names what the fields showed when the page was made; empty where the page does not say.</summary>
    public string Was { get; init; } = "";

    /// <summary>What is to be seen on the photos, by their target.</summary>
    public IReadOnlyDictionary<string, string> Alts { get; init; } = new Dictionary<string, string>();

    /// <summary>The target of the photo that goes, or null.</summary>
    public string? Drops { get; init; }

    /// <summary>A photo that came along, or null.</summary>
    public IFormFile? Photo { get; init; }

    /// <summary>The question that somebody else could know, or null.</summary>
    public string? Unsure { get; init; }

    /// <summary>Names the open form.</summary>
    public string Tab { get; init; } = "";

    /// <summary>Whether it waited on the device without a net: then it never goes over a draft that it has not seen.</summary>
    public bool IsQueued { get; init; }

    /// <summary>Marks of what the writer said is no secret.</summary>
    public IReadOnlyCollection<string> Harmless { get; init; } = [];

    public bool WantsRow { get; init; }

    /// <summary>Reads the fields of one question.</summary>
    /// <param name="form">What was sent.</param>
    /// <param name="prefix">What stands before the names of the question's own fields, where a page asks several.</param>
    public static PostedAnswer Read(IFormCollection form, string prefix = "") => new()
    {
        Deed = form["do"].ToString() is { Length: > 0 } deed ? deed : NextDeed,
        Value = new AnswerValue(string.Join('\n', form[prefix + "Text"].AsEnumerable()), Rows(form, prefix), form[prefix + "Extra"].ToString()),
        Reason = form[prefix + "Reason"].ToString() is { } reason && !string.IsNullOrWhiteSpace(reason) ? reason.Trim() : null,
        IsPartial = form[prefix + "Partial"] == "true",
        IsPrivate = form[prefix + "Keep"] == "true",
        Base = form[prefix + "Base"].ToString() is { Length: > 0 } seen ? seen : null,
        Seen = form[prefix + "Seen"].ToString(),
        Was = form[prefix + "Was"].ToString(),
        Alts = form.Where(f => f.Key.StartsWith(prefix + AltField, StringComparison.Ordinal) && f.Key.EndsWith(']')).ToDictionary(f => f.Key[(prefix.Length + AltField.Length)..^1], f => f.Value.ToString(), StringComparer.Ordinal),
        Drops = form[DropField].ToString() is { Length: > 0 } target ? target : null,
        Photo = form.Files.FirstOrDefault(f => f.Name == prefix + PhotoField && f.Length > 0),
        Unsure = form[prefix + "WhoFor"].ToString() is { Length: > 0 } unsure ? unsure : null,
        Tab = form["Tab"].ToString() is { Length: > 0 and <= 32 } tab ? tab : "",
        IsQueued = form["Queued"] == "true",
        Harmless = SecretAsk.MarksIn(form),
        WantsRow = form.ContainsKey("AddRow"),
    };

    /// <summary>The answer to keep, for the question as it stands.</summary>
    public AnswerInput InputFor(SittingQuestion now) => new(now.Question.Id, Value, StateFor(now), Reason, IsPrivate, Deed == "confirm", Base) { Harmless = Harmless, Alts = Alts, Drops = Drops };

    private AnswerState StateFor(SittingQuestion now) => Deed switch
    {
        "unknown" => AnswerState.Unknown,
        "not-applicable" => AnswerState.NotApplicable,
        _ when !Value.IsEmpty => IsPartial ? AnswerState.Partial : AnswerState.Given,
        _ when now.Photos.Count > 0 && now.State is AnswerState.Given or AnswerState.Partial => IsPartial ? AnswerState.Partial : AnswerState.Given,
        _ when Reason is not null => AnswerState.NotApplicable,
        _ => now.State is AnswerState.Unknown or AnswerState.NotApplicable ? now.State : AnswerState.Given,
    };

    private static List<IReadOnlyDictionary<string, string>> Rows(IFormCollection form, string prefix)
    {
        var rows = new SortedDictionary<int, Dictionary<string, string>>();
        foreach (var (name, text) in form)
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && RowField().Match(name[prefix.Length..]) is { Success: true } field)
            {
                var index = int.Parse(field.Groups["row"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
                _ = rows.TryAdd(index, new(StringComparer.Ordinal));
                rows[index][field.Groups["column"].Value] = text.ToString();
            }
        }

        return [.. rows.Values.Where(r => r.Values.Any(c => !string.IsNullOrWhiteSpace(c)))];
    }

    [GeneratedRegex(@"^Rows\[(?<row>[0-9]{1,4})\]\[(?<column>.+)\]$", RegexOptions.Singleline)]
    private static partial Regex RowField();
}
