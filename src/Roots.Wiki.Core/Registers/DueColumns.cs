using System.Text.RegularExpressions;
using Roots.Wiki.ForYou;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Registers;

/// <summary>What kind of days a column of a table holds.</summary>
public enum DayKind
{
    /// <summary>None, or days that are over, such as "Seit wann".</summary>
    None,
    /// <summary>When something takes place, such as "Wann".</summary>
    Event,
    /// <summary>By when something must be done, such as "Bis wann" or "Läuft ab am".</summary>
    Deadline,
    /// <summary>The last day on which a contract can be ended.</summary>
    Notice,
    /// <summary>How often a task comes up, such as "jedes Jahr im Mai".</summary>
    Rhythm,
}

/// <summary>Finds the questions and columns whose answers name days to come, by the words of their labels: the association's own templates count like the shipped ones. Pure.</summary>
public static partial class DueColumns
{
    /// <summary>What kind of days a column of a question holds.</summary>
    public static DayKind KindOf(Question question, QuestionColumn column)
    {
        var label = column.Label.De;
        return LooksBack(question) || Past().IsMatch(label) ? DayKind.None
            : NoticeDaysDue.IsNotice(column) ? DayKind.Notice
            : DeadlineWords().IsMatch(label) ? DayKind.Deadline
            : EventWords().IsMatch(label) ? DayKind.Event
            : RhythmWords().IsMatch(label) && question.Columns is [var first, ..] && Task().IsMatch(first.Label.De) ? DayKind.Rhythm
            : DayKind.None;
    }

    /// <summary>Whether a question for a day asks for one to come: when something ends or is due, not when it was done.</summary>
    public static bool LooksAhead(Question question) =>
        question.Type.Input == InputKind.Date && (question.ValidMonths is not null || (!LooksBack(question) && !DoneWords().IsMatch(question.Text.De)));

    /// <summary>Whether a column's heading says no more than that there is a day.</summary>
    public static bool IsPlain(QuestionColumn column) => PlainLabel().IsMatch(column.Label.De);

    private static bool LooksBack(Question question) => question.ValidMonths is null && BackWords().IsMatch(question.Text.De);

    [GeneratedRegex(@"\b(seit|zuletzt|gemeldet|unterschrieben|beschlossen|gezeigt|ausgestellt|ab wann|von wann|von bis|bis zu|von|since|last|signed|reported|up to|from)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Past();

    [GeneratedRegex(@"\b(bis|nächst\w* (mal|termin|prüfung|frist)|fällig\w*|ablauf|abläuft|läuft ab|endet|verlänger\w*|by when|until|next (time|date|check)|due|expir\w*|ends?|renew\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DeadlineWords();

    [GeneratedRegex(@"\b(wann|monat|when|month)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EventWords();

    [GeneratedRegex(@"\b(wie oft|how often)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex RhythmWords();

    [GeneratedRegex(@"\b(aufgabe|termin|task|date)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Task();

    [GeneratedRegex(@"\b(zuletzt|war|waren|wurde|wurden|letzte\w*|last)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BackWords();

    [GeneratedRegex(@"\b(ab wann|haben wir|hast du|habt ihr|from when|did (we|you))\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DoneWords();

    [GeneratedRegex(@"^(bis( wann)?|wann|monat|wie oft|fällig am|by when|until|when|month|how often|due( on)?)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PlainLabel();
}
