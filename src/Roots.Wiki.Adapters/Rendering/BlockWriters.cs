using System.Net;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Extensions.Yaml;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Writes alerts, tables and task boxes without a word of the interface.</summary>
internal static class BlockWriters
{
    private static readonly HashSet<string> Alerts = new(["note", "tip", "important", "warning", "caution"], StringComparer.Ordinal);

    internal sealed class OfAlert : HtmlObjectRenderer<AlertBlock>
    {
        protected override void Write(HtmlRenderer renderer, AlertBlock block)
        {
            var kind = block.Kind.ToString().ToLowerInvariant();
            var isKnown = Alerts.Contains(kind);
            renderer.EnsureLine();
            renderer.WriteLine(isKnown ? $"<div class=\"markdown-alert markdown-alert-{kind}\" role=\"note\">" : "<blockquote>");
            if (!isKnown)
            {
                renderer.Write("<p>[!").WriteEscape(block.Kind.ToString()).WriteLine("]</p>");
            }

            renderer.WriteChildren(block);
            renderer.WriteLine(isKnown ? "</div>" : "</blockquote>");
        }
    }

    internal sealed class OfTable : HtmlObjectRenderer<Table>
    {
        protected override void Write(HtmlRenderer renderer, Table table)
        {
            var page = (PageHtmlRenderer)renderer;
            page.EnsureLine();
            page.Write("<div class=\"table-scroll\" tabindex=\"0\"").Write(page.Section is null ? "" : $" role=\"region\" aria-labelledby=\"{WebUtility.HtmlEncode(page.Section)}\"").WriteLine(">");
            page.WriteLine("<table>");
            var isBody = false;
            for (var i = 0; i < table.Count; i++)
            {
                var row = (TableRow)table[i];
                page.WriteLine(i == 0 && row.IsHeader ? "<thead>" : !isBody && !row.IsHeader ? "<tbody>" : "");
                isBody |= !row.IsHeader;
                WriteRow(page, table, row);
                page.WriteLine(row.IsHeader && (i + 1 == table.Count || !((TableRow)table[i + 1]).IsHeader) ? "</thead>" : "");
            }

            page.WriteLine(isBody ? "</tbody>" : "").WriteLine("</table>").WriteLine("</div>");
        }

        private static void WriteRow(PageHtmlRenderer page, Table table, TableRow row)
        {
            page.Write("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                var (tag, align) = (row.IsHeader ? "th" : "td", i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null);
                page.Write("<").Write(tag).Write(align is TableColumnAlign.Center or TableColumnAlign.Right ? $" class=\"align-{(align == TableColumnAlign.Center ? "center" : "right")}\"" : "").Write(">");
                var wasImplicit = page.ImplicitParagraph;
                page.ImplicitParagraph = true;
                page.WriteChildren((TableCell)row[i]);
                page.ImplicitParagraph = wasImplicit;
                page.Write("</").Write(tag).Write(">");
            }

            page.WriteLine("</tr>");
        }
    }

    internal sealed class OfTask : HtmlObjectRenderer<TaskList>
    {
        // The box says what it is about by the words behind it.
        protected override void Write(HtmlRenderer renderer, TaskList task) =>
            renderer.Write("<input type=\"checkbox\" disabled").Write(task.Checked ? " checked" : "")
                .Write(" aria-label=\"").Write(WebUtility.HtmlEncode(InlineText.Of(task.Parent, 200).Trim())).Write("\">");
    }

    internal sealed class OfFrontMatter : HtmlObjectRenderer<YamlFrontMatterBlock>
    {
        protected override void Write(HtmlRenderer renderer, YamlFrontMatterBlock block) { }
    }
}
