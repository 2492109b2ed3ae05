using System.Text.RegularExpressions;

namespace Roots.Wiki.Adapters.Search;

/// <summary>
/// Blanks out what would glue words together before a text is cut into words: gender endings (<c>Kassenprüfer:innen</c>)
/// and marks between letters (<c>verein.de</c>). The text keeps its length, so offsets stay right.
/// </summary>
internal static partial class TextPreparation
{
    /// <summary>Prepares a text, a title or a typed word alike.</summary>
    public static string Prepare(string text) =>
        Glue().Replace(GenderEnding().Replace(text, Blanks), " ");

    private static string Blanks(Match match) => new(' ', match.Length);

    // Prüfer:innen, Prüfer*in, Prüfer_innen, Prüfer/innen, Prüfer/-innen, Prüfer·innen, Prüfer(innen), PrüferInnen
    [GeneratedRegex(@"(?<=\p{L})(?:[:*_/·’']-?in(?:nen)?\b|\(-?in(?:nen)?\))|(?<=\p{Ll})In(?:nen)?\b", RegexOptions.CultureInvariant)]
    private static partial Regex GenderEnding();

    [GeneratedRegex(@"(?<=\p{L})[.:_·’'](?=\p{L})|_", RegexOptions.CultureInvariant)]
    private static partial Regex Glue();
}
