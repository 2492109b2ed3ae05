using System.Text.RegularExpressions;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Handovers;

/// <summary>Something that is still to come after a handover: a task list item of its page. Immutable.</summary>
/// <param name="Text">What.</param>
/// <param name="Due">Until when, or null.</param>
/// <param name="IsDone">Whether it came.</param>
public sealed partial record FollowUp(string Text, DateOnly? Due, bool IsDone)
{
    /// <summary>The address of the page that collects what is still to come after a handover.</summary>
    public static PagePath PathOf(PagePath handover, string language) => PagePath.Parse(handover.Value + (language == "en" ? "-open" : "-offen"));

    /// <summary>Every task list item of a page, in order.</summary>
    public static IReadOnlyList<FollowUp> Read(string text) =>
        [.. text.ReplaceLineEndings("\n").Split('\n').Select(l => Item().Match(l)).Where(m => m.Success)
            .Select(m => new FollowUp(m.Groups["text"].Value.Trim(), RoleFactsReader.Day(DueIn(m.Groups["text"].Value)), m.Groups["mark"].Value is "x" or "X"))];

    /// <summary>The page's text with every item of this text ticked, or open again.</summary>
    public static string Tick(string text, string item, bool isDone) =>
        ItemLine().Replace(text, m => m.Groups["text"].Value.Trim() == item ? m.Groups["head"].Value + (isDone ? "x" : " ") + m.Groups["tail"].Value : m.Value);

    internal static string Page(HandoverRecord record, string role, string title, string language)
    {
        var isEnglish = language == "en";
        var items = record.FollowUps.Select(f =>
            $"- [ ] {HandoverRecord.Heading(f.Part, language)}: {f.Row.What} {HandoverRecord.Word(f.Row.State, language)}{(f.Row.Until is { } until ? $" ({(isEnglish ? "due" : "fällig")} {RoleFactsReader.Day(until)})" : "")}");
        var text = $"# {title}\n\n{string.Join('\n', items)}\n";
        text = FrontMatter.SetScalar(text, "type", "follow-ups");
        text = FrontMatter.SetScalar(text, "title", title);
        text = FrontMatter.SetScalar(text, "role", role);
        return FrontMatter.SetScalar(text, "visibility", "amt");
    }

    private static string? DueIn(string text) => Day().Match(text) is { Success: true } match ? match.Groups["day"].Value : null;

    [GeneratedRegex(@"^\s{0,3}[-*+] \[(?<mark>[ xX])\] (?<text>.+)$", RegexOptions.None, 1000)]
    private static partial Regex Item();

    [GeneratedRegex(@"^(?<head>\s{0,3}[-*+] \[)[ xX](?<tail>\] (?<text>[^\r\n]+))", RegexOptions.Multiline, 1000)]
    private static partial Regex ItemLine();

    [GeneratedRegex(@"(?<day>\d{4}-\d{2}-\d{2})", RegexOptions.None, 1000)]
    private static partial Regex Day();
}
