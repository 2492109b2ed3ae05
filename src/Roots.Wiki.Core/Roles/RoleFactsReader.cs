using System.Globalization;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Roles;

/// <summary>Reads and writes the front matter of an office. A line of <c>holders</c> without a person's id is left out.</summary>
internal static class RoleFactsReader
{
    public static RoleFacts Read(FrontMatter front) => new(
        front.List("templates"),
        int.TryParse(front.Scalar("criticality"), NumberStyles.None, CultureInfo.InvariantCulture, out var k) && k is >= 1 and <= 5 ? k : null,
        IsYes(front.Scalar("board")),
        front.Scalar("unit")?.Trim('/', ' ') is { Length: > 0 } unit ? unit : null,
        [.. front.Maps("holders").Select(Term).OfType<RoleTerm>()])
    {
        IsLead = IsYes(front.Scalar("lead")),
        CriticalitySaid = Day(front.Scalar("criticality-said")),
    };

    public static IReadOnlyList<KeyValuePair<string, string>> Write(RoleTerm term)
    {
        var map = new List<KeyValuePair<string, string>> { new("person", term.Person.Value), new("kind", Word(term.Kind)) };
        if (term.Since is { } since)
        {
            map.Add(new("since", Day(since)));
        }

        if (term.Until is { } until)
        {
            map.Add(new("until", Day(until)));
        }

        if (term.Again != StandsAgain.Unknown)
        {
            map.Add(new("again", term.Again == StandsAgain.Yes ? "yes" : "no"));
        }

        return map;
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static RoleTerm? Term(IReadOnlyDictionary<string, string> map) =>
        PersonId.TryParse(map.GetValueOrDefault("person"), out var person)
            ? new(person, Kind(map.GetValueOrDefault("kind")), Day(map.GetValueOrDefault("since")), Day(map.GetValueOrDefault("until")), Again(map.GetValueOrDefault("again")))
            : null;

    // An unknown word gives no right to read: a predecessor has none.
    private static HolderKind Kind(string? word) => word switch
    {
        null or "holder" => HolderKind.Holder,
        "deputy" => HolderKind.Deputy,
        "second" => HolderKind.Second,
        "successor" => HolderKind.Successor,
        _ => HolderKind.Predecessor,
    };

    private static string Word(HolderKind kind) => kind switch
    {
        HolderKind.Holder => "holder",
        HolderKind.Deputy => "deputy",
        HolderKind.Second => "second",
        HolderKind.Successor => "successor",
        _ => "predecessor",
    };

    private static StandsAgain Again(string? word) =>
        IsYes(word) ? StandsAgain.Yes : word is "no" or "false" ? StandsAgain.No : StandsAgain.Unknown;

    private static bool IsYes(string? word) => word is "yes" or "true";
}
