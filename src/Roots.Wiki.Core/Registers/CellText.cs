using System.Text.RegularExpressions;

namespace Roots.Wiki.Registers;

/// <summary>What a cell or a short answer says in plain words: links and references are their words. Pure.</summary>
public static partial class CellText
{
    /// <summary>The words on one line.</summary>
    public static string Plain(string markdown) =>
        string.Join(' ', Link().Replace(WikiLink().Replace(markdown, "${words}"), "${words}").Replace("**", "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Whether a cell says that nobody has put anything there: empty, a question mark, "unbekannt".</summary>
    public static bool IsMissing(string text) => Missing().IsMatch(text.Trim());

    [GeneratedRegex(@"\[(?<words>[^\[\]\n]{1,300})\]\([^()\n]{0,900}\)", RegexOptions.None, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\[\[(?:[^\[\]|\n]{1,300}\|)?(?<words>[^\[\]|\n]{1,300})\]\]", RegexOptions.None, 1000)]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"^(|[?–—\-.…]+|unbekannt|unklar|offen|weiß (ich )?nicht|unknown|unclear|open)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Missing();
}
