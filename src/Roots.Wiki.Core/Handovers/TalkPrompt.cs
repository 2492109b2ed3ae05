using Roots.Wiki.Templates;

namespace Roots.Wiki.Handovers;

/// <summary>One question of the talk of three (T32). Immutable.</summary>
/// <param name="Id">Stable id; names the note.</param>
/// <param name="Text">The question, as it stands large on the screen.</param>
/// <param name="Question">The question of an office whose answer a note may become, or null.</param>
public sealed record TalkPrompt(string Id, LocalText Text, string? Question = null)
{
    /// <summary>The questions in order; the taker's own "Ich habe verstanden, dass …" is none of them: see <see cref="TalkEditor.UnderstandAsync"/>.</summary>
    public static IReadOnlyList<TalkPrompt> All { get; } =
    [
        new("talk-year", new("Wie sieht dein Jahr aus?", "What does your year look like?")),
        new("talk-fear", new("Wovor hattest du am Anfang Angst?", "What were you afraid of at the beginning?")),
        new("talk-aside", new("Was machst du nebenbei, ohne dass es jemand merkt?", "What do you do on the side without anybody noticing?"), "ungeschriebene-regeln"),
        new("talk-call", new("Wen rufst du an, und wie spricht man mit der Person am besten?", "Whom do you call, and how does one best speak with them?")),
        new("talk-best", new("Was war dein größter Erfolg, was die größte Panne?", "What was your greatest success, what the greatest mishap?"), "schiefgegangen"),
        new("talk-risk", new("Was könnte in den ersten drei Monaten schiefgehen?", "What could go wrong in the first three months?"), "schiefgegangen"),
        new("talk-more", new("Was würdest du tun, wenn du noch ein Jahr hättest?", "What would you do if you had one more year?"), "vereinfachen"),
        new("talk-before", new("Was war früher anders, und warum?", "What was different in the past, and why?"), "ungeschriebene-regeln"),
        new("talk-keep", new("Was soll bleiben?", "What should stay?"), "freude"),
        new("talk-change", new("Was darf sich ändern?", "What may change?"), "vereinfachen"),
        new("talk-start", new("Womit fängst du nächste Woche an?", "What will you begin with next week?")),
    ];
}
