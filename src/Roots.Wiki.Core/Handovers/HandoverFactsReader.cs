using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Handovers;

/// <summary>Reads <see cref="HandoverFacts"/> out of a page's text.</summary>
internal static class HandoverFactsReader
{
    private const string PersonMark = "person:";

    public static HandoverFacts Read(string text, FrontMatter front) => new()
    {
        Giver = Person(front.Scalar("giver")),
        Taker = Person(front.Scalar("taker")),
        Helper = Person(front.Scalar("helper")),
        State = front.Scalar("status") switch { "done" => HandoverState.Done, "withdrawn" => HandoverState.Withdrawn, _ => HandoverState.Open },
        IsWithoutGiver = front.Scalar("without-giver") is "true" or "yes",
        Started = RoleFactsReader.Day(front.Scalar("started")),
        Due = RoleFactsReader.Day(front.Scalar("due")),
        Begins = RoleFactsReader.Day(front.Scalar("begins")),
        Reason = front.Scalar("reason"),
        Ticked = front.MapOfMaps("steps")
            .Select(s => (Step: StepOf(s.Key), Day: RoleFactsReader.Day(s.Value.GetValueOrDefault("done"))))
            .Where(s => s is { Step: not null, Day: not null })
            .DistinctBy(s => s.Step)
            .ToDictionary(s => s.Step!.Value, s => s.Day!.Value),
        Confirmations = front.MapOfMaps("confirmed").Select(Confirmation).OfType<(HandoverSide, HandoverConfirmation)>().DistinctBy(c => c.Item1).ToDictionary(c => c.Item1, c => c.Item2),
        Unconfirmed = [.. front.List("unconfirmed").Select(SideOf).OfType<HandoverSide>().Distinct()],
        ReadBacks = front.MapOfMaps("read").DistinctBy(r => r.Key).ToDictionary(r => r.Key, r => ReadBack(r.Value), StringComparer.Ordinal),
        RecordKey = KeyOf(text, front),
    };

    public static string Reference(PersonId person) => PersonMark + person.Value;

    public static string Word(HandoverStep step) => step switch
    {
        HandoverStep.Start => "start",
        HandoverStep.QuickStart => "quick-start",
        HandoverStep.Map => "map",
        HandoverStep.Rounds => "rounds",
        HandoverStep.Tandem => "tandem",
        HandoverStep.Talk => "talk",
        _ => "hundred-days",
    };

    public static string Word(HandoverSide side) => side == HandoverSide.Giver ? "giver" : "taker";

    public static PersonId? Person(string? text) =>
        text?.Trim() is { } trimmed && PersonId.TryParse(trimmed.StartsWith(PersonMark, StringComparison.Ordinal) ? trimmed[PersonMark.Length..] : trimmed, out var id) ? id : null;

    private static HandoverStep? StepOf(string word) => Enum.GetValues<HandoverStep>().Cast<HandoverStep?>().FirstOrDefault(s => Word(s!.Value) == word);

    private static HandoverSide? SideOf(string word) => word switch { "giver" => HandoverSide.Giver, "taker" => HandoverSide.Taker, _ => null };

    private static (HandoverSide, HandoverConfirmation)? Confirmation(KeyValuePair<string, IReadOnlyDictionary<string, string>> entry) =>
        SideOf(entry.Key) is { } side && Person(entry.Value.GetValueOrDefault("person")) is { } person && RoleFactsReader.Day(entry.Value.GetValueOrDefault("on")) is { } day
            ? (side, new(person, day, entry.Value.GetValueOrDefault("of", "")))
            : null;

    private static ReadBack ReadBack(IReadOnlyDictionary<string, string> map) => new(
        RoleFactsReader.Day(map.GetValueOrDefault("on")) ?? default,
        map.GetValueOrDefault("of", ""));

    // What both confirm: the head and every part of the record; neither steps nor talk.
    private static string KeyOf(string text, FrontMatter front)
    {
        var key = new StringBuilder();
        foreach (var name in HandoverRecord.HeadKeys)
        {
            key.Append(name).Append('=').Append(front.Scalar(name)).Append('\n');
        }

        foreach (var part in Enum.GetValues<RecordPart>())
        {
            key.Append(part).Append('=').Append(HandoverText.Section(text, HandoverRecord.SectionOf(part))?.ReplaceLineEndings("\n")).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key.ToString())).AsSpan(0, 8));
    }
}
