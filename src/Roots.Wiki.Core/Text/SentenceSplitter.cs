namespace Roots.Wiki.Text;

/// <summary>Splits a text into sentences, table cells and lines; put together again they are the text.</summary>
internal static class SentenceSplitter
{
    public static List<string> Split(string text)
    {
        var sentences = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Ends(text, start, i))
            {
                sentences.Add(text[start..(i + 1)]);
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            sentences.Add(text[start..]);
        }

        return sentences;
    }

    /// <summary>Whether a piece is a whole sentence: two of them may stand side by side.</summary>
    public static bool IsWhole(string sentence) => sentence.AsSpan().Trim() is { Length: > 1 } text && text[^1] is '.' or '!' or '?' or '…';

    // The blank or line break before a sentence belongs to it: one put in at the end changes nothing before it, and lines never flow together.
    private static bool Ends(string text, int start, int i) => text[i] switch
    {
        '|' when text.AsSpan(start, i - start).ContainsAnyExcept(' ', '\n') => true,
        '.' or '!' or '?' or '…' when i + 1 < text.Length && text[i + 1] == ' ' => !IsAbbreviation(text, start, i),
        _ => i + 1 < text.Length && text[i + 1] == '\n',
    };

    private static bool IsAbbreviation(string text, int start, int dot) =>
        text[dot] == '.' && (dot - start < 2 || text[dot - 2] is ' ' or '.' or '(' || char.IsDigit(text[dot - 1]));
}
