using System.Text.RegularExpressions;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Raw HTML in a page: a few tags without attributes are let through, comments are left out, anything else is shown as text.</summary>
internal static partial class RawTags
{
    private const int MaxOpen = 16; // deeper markup is only dear

    /// <summary>Tags that have no end.</summary>
    public static readonly IReadOnlySet<string> Void = new HashSet<string>(["br", "wbr", "hr"], StringComparer.Ordinal);

    /// <summary>All tags that are let through.</summary>
    public static readonly IReadOnlySet<string> Allowed = new HashSet<string>(
        ["br", "wbr", "hr", "details", "summary", "kbd", "sub", "sup", "mark", "ins", "del", "s", "u", "b", "i", "em", "strong", "small", "abbr", "cite", "q", "samp", "var"], StringComparer.Ordinal);

    /// <summary>The tags that are open, so that none is closed that was not opened.</summary>
    internal sealed class Stack
    {
        private readonly List<string> open = [];

        public bool Take(string name, bool isEnd)
        {
            if (Void.Contains(name))
            {
                return !isEnd;
            }

            if (!isEnd)
            {
                open.Add(name);
                return open.Count <= MaxOpen || !open.Remove(name);
            }

            var at = open.LastIndexOf(name);
            if (at >= 0)
            {
                open.RemoveRange(at, open.Count - at);
            }

            return at >= 0;
        }
    }

    internal sealed class OfInline : HtmlObjectRenderer<HtmlInline>
    {
        protected override void Write(HtmlRenderer renderer, HtmlInline inline) => RawTags.Write((PageHtmlRenderer)renderer, inline.Tag);
    }

    internal sealed class OfBlock : HtmlObjectRenderer<HtmlBlock>
    {
        protected override void Write(HtmlRenderer renderer, HtmlBlock block)
        {
            var text = Comment().Replace(block.Lines.ToString(), "");
            renderer.EnsureLine();
            if (Tag().Matches(text).All(m => Allowed.Contains(Name(m))) && !Tag().Replace(text, "").Contains('<'))
            {
                RawTags.Write((PageHtmlRenderer)renderer, text);
                renderer.WriteLine();
            }
            else
            {
                renderer.Write("<pre><code>").WriteEscape(text).WriteLine("</code></pre>");
            }
        }
    }

    private static void Write(PageHtmlRenderer page, string text)
    {
        if (text.StartsWith("<!--", StringComparison.Ordinal) && Comment().Match(text).Length == text.Length)
        {
            return;
        }

        var at = 0;
        foreach (Match tag in Tag().Matches(text))
        {
            page.WriteEscape(text.AsSpan(at, tag.Index - at));
            var isEnd = tag.Groups["end"].Success;
            if (Allowed.Contains(Name(tag)) && page.OpenTags.Take(Name(tag), isEnd))
            {
                page.Write(isEnd ? "</" : "<").Write(Name(tag)).Write(">");
            }
            else
            {
                page.WriteEscape(tag.Value);
            }

            at = tag.Index + tag.Length;
        }

        page.WriteEscape(text.AsSpan(at));
    }

    private static string Name(Match tag) => tag.Groups["name"].Value.ToLowerInvariant();

    [GeneratedRegex("<(?<end>/)?(?<name>[A-Za-z]+[0-9]?)[ \t]*/?>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("<!--.*?-->", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Comment();
}
