using System.Diagnostics.CodeAnalysis;

namespace Roots.Wiki.Pages;

/// <summary>Recognises <c>key:</c> at a place in a line.</summary>
internal static class YamlKey
{
    private const string NeverFirst = "&*!%@`?,[]{}#|>'\"";

    /// <param name="text">The text.</param>
    /// <param name="at">Where the key would begin.</param>
    /// <param name="end">Where the line ends, line break included or not.</param>
    /// <param name="key">The key, unquoted.</param>
    /// <param name="valueStart">Just behind the colon.</param>
    public static bool TryRead(string text, int at, int end, [NotNullWhen(true)] out string? key, out int valueStart)
    {
        (key, valueStart) = (null, -1);
        if (at >= end)
        {
            return false;
        }

        if (text[at] is '"' or '\'')
        {
            var p = at;
            key = YamlQuotes.Read(text, ref p, end);
            while (p < end && text[p] is ' ' or '\t')
            {
                p++;
            }

            valueStart = p + 1;
            return key is not null && p < end && text[p] == ':' && EndsKey(text, p, end);
        }

        if (NeverFirst.Contains(text[at]) || (text[at] == '-' && (at + 1 >= end || text[at + 1] is ' ' or '\t' or '\r' or '\n')))
        {
            return false;
        }

        for (var i = at; i < end && text[i] is not '\n'; i++)
        {
            if (text[i] == '#' && i > at && text[i - 1] is ' ' or '\t')
            {
                return false;
            }

            if (text[i] == ':' && i > at && EndsKey(text, i, end))
            {
                key = text[at..i].TrimEnd(' ', '\t');
                valueStart = i + 1;
                return true;
            }
        }

        return false;
    }

    private static bool EndsKey(string text, int colon, int end) => colon + 1 >= end || text[colon + 1] is ' ' or '\t' or '\r' or '\n';
}
