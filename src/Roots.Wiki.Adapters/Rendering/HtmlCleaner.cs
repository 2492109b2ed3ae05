using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Ganss.Xss;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>The second wall: lets through only the tags, attributes, classes, ids and addresses that our own writers use.</summary>
internal static partial class HtmlCleaner
{
    private static readonly string[] Tags =
    [
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "blockquote", "pre", "code", "a", "img", "span", "div", "section", "input",
        "table", "thead", "tbody", "tr", "th", "td", .. RawTags.Allowed,
    ];

    private static readonly string[] Attributes = ["href", "src", "alt", "title", "class", "id", "start", "type", "checked", "disabled", "role", "tabindex", "aria-label", "aria-labelledby", "loading", "rel"];

    private static readonly string[] Classes =
    [
        "person", "table-scroll", "align-center", "align-right", "contains-task-list", "task-list-item", "footnotes", "footnote-ref", "footnote-back", "plain",
        "markdown-alert", "markdown-alert-note", "markdown-alert-tip", "markdown-alert-important", "markdown-alert-warning", "markdown-alert-caution",
    ];

    private const int MaxTags = 24_000; // the sanitiser's time grows with the square of siblings: about a second for so many

    private static readonly HtmlSanitizer Sanitizer = Make();

    /// <summary>Cleans markup and parts it at its holes.</summary>
    /// <exception cref="OutputTooLargeException">It has too many parts to be cleaned in time.</exception>
    public static Fragment Clean(string html, HoleMarks marks, IReadOnlyList<TocEntry> toc)
    {
        if (html.AsSpan().Count('<') > MaxTags)
        {
            throw new OutputTooLargeException();
        }

        var (literals, holes) = marks.Split(Sanitizer.Sanitize(html));
        return new(literals, holes, toc, RenderNotice.None);
    }

    private static HtmlSanitizer Make()
    {
        var sanitizer = new HtmlSanitizer(new HtmlSanitizerOptions
        {
            AllowedTags = new HashSet<string>(Tags, StringComparer.OrdinalIgnoreCase),
            AllowedAttributes = new HashSet<string>(Attributes, StringComparer.OrdinalIgnoreCase),
            AllowedSchemes = new HashSet<string>(["http", "https", "mailto", "tel"], StringComparer.OrdinalIgnoreCase),
            UriAttributes = new HashSet<string>(["href", "src"], StringComparer.OrdinalIgnoreCase),
        });
        sanitizer.AllowedClasses.UnionWith(Classes);
        sanitizer.PostProcessNode += (_, e) => Check(e.Node as IElement);
        return sanitizer;
    }

    private static void Check(IElement? element)
    {
        if (element is null)
        {
            return;
        }

        Keep(element, "id", OwnId());
        Keep(element, "aria-labelledby", OwnId());
        Keep(element, "tabindex", Zero());
        Keep(element, "role", OwnRole());
        switch (element.LocalName)
        {
            case "input" when element.GetAttribute("type") != "checkbox" || !element.HasAttribute("disabled"):
            case "img" when !HoleMarks.IsMark(element.GetAttribute("src") ?? ""):
                element.Remove();
                break;
            case "a" when element.GetAttribute("href") is { } href && !HoleMarks.IsMark(href):
                CheckLink(element, href);
                break;
            default:
                break;
        }
    }

    private static void CheckLink(IElement link, string href)
    {
        if (href.StartsWith('#'))
        {
            Keep(link, "href", OwnFragment());
        }
        else if (OutsideAddress().IsMatch(href))
        {
            link.SetAttribute("rel", "nofollow noopener noreferrer");
        }
        else
        {
            link.RemoveAttribute("href");
        }
    }

    private static void Keep(IElement element, string name, Regex allowed)
    {
        if (element.GetAttribute(name) is { } value && !allowed.IsMatch(value))
        {
            element.RemoveAttribute(name);
        }
    }

    [GeneratedRegex(@"^(h|fn)-[\p{L}\p{N}-]+\z")]
    private static partial Regex OwnId();

    [GeneratedRegex(@"^#(h|fn)-[\p{L}\p{N}-]*\z")]
    private static partial Regex OwnFragment();

    [GeneratedRegex(@"^(https?://|mailto:|tel:)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OutsideAddress();

    [GeneratedRegex(@"^0\z")]
    private static partial Regex Zero();

    [GeneratedRegex(@"^(region|note)\z")]
    private static partial Regex OwnRole();
}
