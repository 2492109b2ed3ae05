namespace Roots.Wiki.Adapters.Search;

/// <summary>Finds hyphenated words, to be looked for without their hyphens as well: <c>E-Mail</c> as <c>Email</c>.</summary>
internal static class JoinedWords
{
    private const int Most = 500;
    private const int Longest = 80;

    /// <summary>The words of a text that hold a hyphen, each once and without it, parted by blanks.</summary>
    public static string Of(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var at = text.IndexOf('-'); at >= 0 && words.Count < Most; at = at + 1 < text.Length ? text.IndexOf('-', at + 1) : -1)
        {
            var (start, end) = (at, at + 1);
            while (start > 0 && char.IsLetter(text[start - 1]) && at - start < Longest)
            {
                start--;
            }

            while (end < text.Length && (char.IsLetter(text[end]) || (text[end] == '-' && char.IsLetter(text[end - 1]))) && end - at < Longest)
            {
                end++;
            }

            if (start < at && char.IsLetter(text[end - 1]))
            {
                words.Add(text[start..end].Replace("-", "", StringComparison.Ordinal));
                at = end - 1;
            }
        }

        return string.Join(' ', words);
    }
}
