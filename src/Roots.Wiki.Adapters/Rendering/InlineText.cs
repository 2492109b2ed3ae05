using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>The words of inline markup.</summary>
internal static class InlineText
{
    public static string Of(ContainerInline? inlines, int maxLength = int.MaxValue)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case WikiLink link:
                    text.Append(link.Label.Length > 0 ? link.Label : link.Target);
                    break;
                case LineBreakInline or HtmlInline { Tag: "<br>" or "<br/>" or "<br />" }:
                    text.Append(' ');
                    break;
                default:
                    break;
            }

            if (text.Length >= maxLength)
            {
                break;
            }
        }

        return text.Length > maxLength ? text.ToString(0, maxLength) : text.ToString();
    }
}
