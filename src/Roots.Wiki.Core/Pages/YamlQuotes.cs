using System.Globalization;
using System.Text;

namespace Roots.Wiki.Pages;

/// <summary>Scalars in quotes, and the decision when a value needs them.</summary>
internal static class YamlQuotes
{
    private const string Special = "-?:,[]{}#&*!|>'\"%@`=<~";

    /// <summary>Reads the quoted scalar that begins at <paramref name="p"/> and moves behind it; null where it does not end before <paramref name="end"/> or has an unknown escape.</summary>
    public static string? Read(string text, ref int p, int end)
    {
        var quote = text[p++];
        var value = new StringBuilder();
        while (p < end)
        {
            var c = text[p++];
            if (c == quote)
            {
                if (quote == '\'' && p < end && text[p] == '\'')
                {
                    p++;
                    value.Append('\'');
                    continue;
                }

                return value.ToString();
            }

            if (c == '\\' && quote == '"')
            {
                if (!TryEscape(text, ref p, end, value))
                {
                    return null;
                }
            }
            else if (c == '\n')
            {
                Fold(text, ref p, end, value);
            }
            else
            {
                value.Append(c);
            }
        }

        return null;
    }

    /// <summary>The value as it stands in YAML: plain where that reads back the same, else in double quotes.</summary>
    public static string Write(string value, bool inFlow) => NeedsQuotes(value, inFlow) ? Quote(value) : value;

    private static void Fold(string text, ref int p, int end, StringBuilder value)
    {
        while (value.Length > 0 && value[^1] is ' ' or '\t' or '\r')
        {
            value.Length--;
        }

        var breaks = 1;
        for (; p < end && text[p] is ' ' or '\t' or '\r' or '\n'; p++)
        {
            breaks += text[p] == '\n' ? 1 : 0;
        }

        value.Append(breaks == 1 ? " " : new string('\n', breaks - 1));
    }

    private static bool TryEscape(string text, ref int p, int end, StringBuilder value)
    {
        if (p >= end)
        {
            return false;
        }

        var c = text[p++];
        var digits = c switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (digits > 0)
        {
            if (p + digits > end || !int.TryParse(text.AsSpan(p, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || code is < 0 or > 0x10FFFF)
            {
                return false;
            }

            p += digits;
            value.Append(code < 0x10000 ? ((char)code).ToString() : char.ConvertFromUtf32(code));
            return true;
        }

        var index = "0abtnvfre\"/\\ N_LP\t".IndexOf(c, StringComparison.Ordinal);
        if (index < 0)
        {
            return false;
        }

        value.Append("\0\a\b\t\n\v\f\r\u001b\"/\\ \u0085\u00a0\u2028\u2029\t"[index]);
        return true;
    }

    private static bool NeedsQuotes(string value, bool inFlow)
    {
        if (value.Length == 0 || Special.Contains(value[0]) || value[0] is ' ' || value[^1] is ' ' or ':' || value is "null" or "Null" or "NULL")
        {
            return true;
        }

        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (IsEscaped(c)
                || (c == ':' && value[i + 1] == ' ')
                || (c == '#' && value[i - 1] == ' ')
                || (inFlow && c is ',' or '[' or ']' or '{' or '}'))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsEscaped(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or '\ufeff' || char.IsSurrogate(c);

    private static string Quote(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (char.IsHighSurrogate(c) && i + 1 < value.Length && char.IsLowSurrogate(value[i + 1]))
            {
                text.Append(c).Append(value[++i]);
                continue;
            }

            _ = c switch
            {
                '"' or '\\' => text.Append('\\').Append(c),
                '\n' => text.Append("\\n"),
                '\t' => text.Append("\\t"),
                _ when IsEscaped(c) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        return text.Append('"').ToString();
    }
}
