using System.Buffers;

namespace Roots.Wiki.Adapters.Search;

/// <summary>
/// Blanks out what would glue words together before a text is cut into words: gender endings (<c>Kassenprüfer:innen</c>)
/// and marks between letters (<c>verein.de</c>). The text keeps its length, so offsets stay right. One pass.
/// </summary>
internal static class TextPreparation
{
    private const string GenderMarks = ":*_/·’'(";
    private const string Glue = ".:·’'";

    private static readonly SearchValues<char> Marks = SearchValues.Create(":*_/·’'(.I");

    /// <summary>Prepares a text, a title or a typed word alike.</summary>
    public static string Prepare(string text) => text.AsSpan().ContainsAny(Marks) ? string.Create(text.Length, text, Blank) : text;

    private static void Blank(Span<char> prepared, string text)
    {
        text.CopyTo(prepared);
        for (var i = 0; i < text.Length;)
        {
            var next = text.AsSpan(i).IndexOfAny(Marks);
            if (next < 0)
            {
                return;
            }

            i += next;
            var length = GenderEnding(text, i) is var ending && ending > 0 ? ending : IsGlue(text, i) ? 1 : 0;
            prepared.Slice(i, length).Fill(' ');
            i += Math.Max(1, length);
        }
    }

    // Prüfer:innen, Prüfer*in, Prüfer_innen, Prüfer/innen, Prüfer/-innen, Prüfer·innen, Prüfer(innen), PrüferInnen
    private static int GenderEnding(string text, int at)
    {
        if (at == 0 || !char.IsLetter(text[at - 1]))
        {
            return 0;
        }

        if (text[at] == 'I')
        {
            return char.IsLower(text[at - 1]) ? Length(text, at, "In") : 0;
        }

        if (!GenderMarks.Contains(text[at]))
        {
            return 0;
        }

        var from = at + 1 < text.Length && text[at + 1] == '-' ? at + 2 : at + 1;
        var length = Length(text, from, "in");
        var end = from + length;
        return length == 0 ? 0
            : text[at] != '(' ? end - at
            : end < text.Length && text[end] == ')' ? end + 1 - at
            : 0;
    }

    private static int Length(string text, int at, string ending)
    {
        var rest = text.AsSpan(Math.Min(at, text.Length));
        var length = !rest.StartsWith(ending, StringComparison.Ordinal) ? 0 : rest[2..].StartsWith("nen", StringComparison.Ordinal) ? 5 : 2;
        return length > 0 && (length == rest.Length || !char.IsLetterOrDigit(rest[length])) ? length : 0;
    }

    private static bool IsGlue(string text, int at) =>
        text[at] == '_' || (at > 0 && at + 1 < text.Length && Glue.Contains(text[at]) && char.IsLetter(text[at - 1]) && char.IsLetter(text[at + 1]));
}
