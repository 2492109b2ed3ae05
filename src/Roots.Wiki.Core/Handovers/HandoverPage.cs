using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Handovers;

/// <summary>Writes a handover's page: front matter for the program, a body for people. Pure.</summary>
internal static class HandoverPage
{
    public static string New(Role role, HandoverPlan plan, DateOnly today, string language)
    {
        var title = TitleOf(role, today, language);
        var text = $"# {title}\n";
        text = FrontMatter.SetScalar(text, "type", "handover");
        text = FrontMatter.SetScalar(text, "title", title);
        text = FrontMatter.SetScalar(text, "role", IsFolder(role) ? role.Folder : role.Path.Value);
        text = FrontMatter.SetScalar(text, "visibility", "amt");
        text = FrontMatter.SetScalar(text, "status", "open");
        text = FrontMatter.SetScalar(text, "started", RoleFactsReader.Day(today));
        return Plan(text, plan, language);
    }

    /// <summary>The free address of a new handover's page.</summary>
    public static PagePath PathOf(Role role, Snapshot snapshot, DateOnly today, string language)
    {
        var word = language == "en" ? "handover-" : "uebergabe-";
        var stem = (IsFolder(role) ? role.Folder + "/" : role.Path.Value + "-") + word + today.Year;
        return Enumerable.Range(1, 1_000).Select(i => PagePath.Parse(i == 1 ? stem : $"{stem}-{i}")).First(p => !snapshot.Files.ContainsKey(p.File) && !snapshot.HasTwin(p));
    }

    public static string TitleOf(Role role, DateOnly today, string language) => language == "en" ? $"Handover {role.Title} {today.Year}" : $"Übergabe {role.Title} {today.Year}";

    public static string Plan(string text, HandoverPlan plan, string language)
    {
        text = FrontMatter.SetScalar(text, "giver", Reference(plan.Giver));
        text = FrontMatter.SetScalar(text, "taker", Reference(plan.Taker));
        text = FrontMatter.SetScalar(text, "helper", Reference(plan.Helper));
        text = FrontMatter.SetScalar(text, "due", plan.Due is { } due ? RoleFactsReader.Day(due) : null);
        text = FrontMatter.SetScalar(text, "begins", plan.Begins is { } begins ? RoleFactsReader.Day(begins) : null);
        text = FrontMatter.SetScalar(text, "without-giver", plan.IsWithoutGiver ? "true" : null);
        return Body(text, language);
    }

    public static string Tick(string text, HandoverStep step, DateOnly? day, string language) =>
        Body(FrontMatter.SetMapEntry(text, "steps", HandoverFactsReader.Word(step), day is { } d ? [new("done", RoleFactsReader.Day(d))] : null), language);

    public static string Status(string text, HandoverState state, string? reason)
    {
        text = FrontMatter.SetScalar(text, "status", state.ToString().ToLowerInvariant());
        return FrontMatter.SetScalar(text, "reason", reason);
    }

    public static string Confirm(string text, HandoverSide side, HandoverConfirmation? confirmation) =>
        FrontMatter.SetMapEntry(text, "confirmed", HandoverFactsReader.Word(side), confirmation is null ? null :
            [new("on", RoleFactsReader.Day(confirmation.On)), new("person", confirmation.Person.Value), new("of", confirmation.Of)]);

    public static string ReadBack(string text, string question, ReadBack read) =>
        FrontMatter.SetMapEntry(text, "read", question, [new("on", RoleFactsReader.Day(read.On)), new("of", read.Of)]);

    /// <summary>The parts of the body that say again in words what the front matter says.</summary>
    public static string Body(string text, string language)
    {
        var facts = HandoverFactsReader.Read(text, FrontMatter.Read(text));
        var isEnglish = language == "en";
        text = HandoverText.SetSection(text, "people", isEnglish ? "Who and when" : "Wer und wann", People(facts, language));
        text = HandoverText.SetSection(text, "steps", isEnglish ? "Steps" : "Schritte", Steps(facts, language));
        return HandoverText.SetSection(text, "confirmations", isEnglish ? "Confirmed" : "Bestätigt", Confirmations(facts, language));
    }

    public static bool IsFolder(Role role) => role.Path.Name is "index" or "README" && role.Folder.Length > 0;

    private static string People(HandoverFacts facts, string language)
    {
        var isEnglish = language == "en";
        var lines = new List<string>();
        void Person(string de, string en, PersonId? person)
        {
            if (person is not null)
            {
                lines.Add($"- [{(isEnglish ? en : de)}](person:{person})");
            }
        }

        void Day(string de, string en, DateOnly? day)
        {
            if (day is { } d)
            {
                lines.Add($"- {(isEnglish ? en : de)}: {HandoverText.Day(d, language)}");
            }
        }

        Person("Gibt das Amt ab", "Hands over", facts.Giver);
        Person("Übernimmt das Amt", "Takes over", facts.Taker);
        Person("Hilft dabei", "Helps", facts.Helper);
        Day("Begonnen am", "Started on", facts.Started);
        Day("Fertig bis", "To be done by", facts.Due);
        Day("Das Amt beginnt am", "The office begins on", facts.Begins);
        return string.Join('\n', lines);
    }

    private static string Steps(HandoverFacts facts, string language) => string.Join('\n', Enum.GetValues<HandoverStep>()
        .Where(s => s is HandoverStep.Start or HandoverStep.Map or HandoverStep.Tandem or HandoverStep.HundredDays || facts.Ticked.ContainsKey(s))
        .Select(s => facts.Ticked.TryGetValue(s, out var day) ? $"- [x] {Word(s, language)} ({HandoverText.Day(day, language)})" : $"- [ ] {Word(s, language)}"));

    private static string Confirmations(HandoverFacts facts, string language) => string.Join('\n', Enum.GetValues<HandoverSide>().Select(side =>
        facts.IsConfirmedBy(side) && facts.Confirmations[side] is var c ? $"- [{Word(side, language)}](person:{c.Person}): {HandoverText.Day(c.On, language)}"
        : facts.Unconfirmed.Contains(side) ? (language == "en" ? $"- {Word(side, language)}: not confirmed" : $"- {Word(side, language)}: nicht bestätigt")
        : "").Where(l => l.Length > 0));

    private static string Word(HandoverSide side, string language) => (side, language == "en") switch
    {
        (HandoverSide.Giver, false) => "gibt ab",
        (HandoverSide.Giver, true) => "hands over",
        (_, false) => "übernimmt",
        _ => "takes over",
    };

    private static string Word(HandoverStep step, string language) => (step, language == "en") switch
    {
        (HandoverStep.Start, false) => "Startgespräch",
        (HandoverStep.Start, true) => "First talk",
        (HandoverStep.QuickStart, false) => "Schnellstart",
        (HandoverStep.QuickStart, true) => "Quick start",
        (HandoverStep.Map, false) => "Wissenslandkarte",
        (HandoverStep.Map, true) => "Map of what you know",
        (HandoverStep.Rounds, false) => "Runden",
        (HandoverStep.Rounds, true) => "Rounds",
        (HandoverStep.Tandem, false) => "Eine Aufgabe zusammen gemacht",
        (HandoverStep.Tandem, true) => "One task done together",
        (HandoverStep.Talk, false) => "Gespräch zu dritt",
        (HandoverStep.Talk, true) => "Talk of three",
        (_, false) => "Nach 100 Tagen zurückgeschaut",
        _ => "Looked back after 100 days",
    };

    private static string? Reference(PersonId? person) => person is null ? null : HandoverFactsReader.Reference(person);
}
