using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Gives every heading its anchor: <c>h-</c> and the id that stands in <c>{#…}</c> at its end, else its slug. Linear in the number of headings.</summary>
internal sealed class PageHeadings
{
    private const string Prefix = "h-";
    private const int MaxSlugged = 120;
    private readonly Dictionary<string, int> used = new(StringComparer.Ordinal);
    private readonly Dictionary<HeadingBlock, TocEntry> entries = [];

    public PageHeadings(MarkdownDocument document)
    {
        foreach (var heading in document.Descendants<HeadingBlock>())
        {
            var id = TakeId(heading);
            var text = InlineText.Of(heading.Inline).Trim();
            entries[heading] = new(heading.Level, Unique(Prefix + (id ?? Slug(text))), text);
        }
    }

    /// <summary>The headings in order.</summary>
    public IReadOnlyList<TocEntry> Toc => [.. entries.Values];

    public TocEntry Of(HeadingBlock heading) => entries[heading];

    /// <summary>The anchor that a link's fragment means.</summary>
    public static string Anchor(string fragment) =>
        fragment.StartsWith(Prefix, StringComparison.Ordinal) || fragment.StartsWith("fn-", StringComparison.Ordinal) ? Plain(fragment) : Prefix + Slug(fragment);

    private static string Plain(string fragment) => new([.. fragment.Where(c => char.IsLetterOrDigit(c) || c == '-')]);

    private static string Slug(string text) => PageNames.Slug(text.Length > MaxSlugged ? text[..MaxSlugged] : text) is { Length: > 0 } slug ? slug : "abschnitt";

    private string Unique(string id)
    {
        if (used.TryAdd(id, 1))
        {
            return id;
        }

        string next;
        do
        {
            next = $"{id}-{++used[id]}";
        }
        while (!used.TryAdd(next, 1));
        return next;
    }

    private static string? TakeId(HeadingBlock heading)
    {
        if (heading.Inline?.LastChild is not LiteralInline literal)
        {
            return null;
        }

        var text = literal.Content.ToString();
        var start = text.LastIndexOf("{#", StringComparison.Ordinal);
        var end = text.TrimEnd();
        if (start < 0 || !end.EndsWith('}') || end[(start + 2)..^1] is not { Length: > 0 and <= 64 } id || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'))
        {
            return null;
        }

        literal.Content = new(text[..start].TrimEnd());
        return id;
    }
}
