using System.Text;

namespace Roots.Wiki.Pages;

/// <summary>The title of a page: <c>title</c>, else its first heading of level 1, else its name made readable.</summary>
internal static class PageTitle
{
    public static string Of(PagePath path, string text, FrontMatter front) =>
        Clean(front.Scalar("title")) ?? Clean(FirstHeading(text, front.BodyStart)) ?? PageNames.Readable(path);

    private static string? FirstHeading(string text, int bodyStart)
    {
        var scanner = new HeadingScanner(text, bodyStart == 0 && text.StartsWith('\uFEFF') ? 1 : bodyStart);
        while (scanner.Next(out var heading))
        {
            if (heading.Level == 1 && heading.TextEnd > heading.TextStart)
            {
                return WithoutMarks(text.AsSpan(heading.TextStart, heading.TextEnd - heading.TextStart));
            }
        }

        return null;
    }

    // "**Kasse** und [SEPA](sepa.md)" reads "Kasse und SEPA". Good enough for a title of last resort.
    private static string WithoutMarks(ReadOnlySpan<char> heading)
    {
        if (heading.IndexOfAny("*`[\\") < 0)
        {
            return heading.ToString();
        }

        var plain = new StringBuilder(heading.Length);
        for (var i = 0; i < heading.Length; i++)
        {
            var c = heading[i];
            if (c == '\\' && i + 1 < heading.Length)
            {
                plain.Append(heading[++i]);
            }
            else if (c == ']' && heading[(i + 1)..] is ['(', ..] link && link.IndexOf(')') is var close and > 0)
            {
                i += close + 1;
            }
            else if (c is not ('*' or '`' or '[' or ']'))
            {
                plain.Append(c);
            }
        }

        return plain.ToString();
    }

    private static string? Clean(string? title)
    {
        if (title is null)
        {
            return null;
        }

        var words = title.AsSpan().ContainsAnyInRange('\0', '\u001f') || title.Contains('\u0085')
            ? string.Concat(title.Select(c => char.IsControl(c) ? ' ' : c)).Trim()
            : title.Trim();
        if (words.Length > Limits.TitleLength)
        {
            words = words[..(char.IsHighSurrogate(words[Limits.TitleLength - 1]) ? Limits.TitleLength - 1 : Limits.TitleLength)].TrimEnd();
        }

        return words.Length == 0 ? null : words;
    }
}
