using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Web.Features.Export;

/// <summary>One page of HTML that holds every page of a wiki, for reading and printing without this program.</summary>
public sealed class ReadingPage(IPageRenderer renderer)
{
    private const string Style = "body{font:17px/1.6 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1f1d18;background:#fffdf8}nav li{margin:.2rem 0}article{border-top:1px solid #cfc8b8;margin-top:3rem;padding-top:1rem}table{border-collapse:collapse}td,th{border:1px solid #cfc8b8;padding:.3rem .6rem;text-align:left;vertical-align:top}pre{overflow:auto}img{max-width:100%}@media print{article{break-before:page}}";
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>Writes the page.</summary>
    /// <param name="title">The association's name.</param>
    /// <param name="contents">The word above the table of contents.</param>
    /// <param name="pages">Address, title and Markdown of each page in order, persons already named.</param>
    /// <param name="language">Of the page, for screen readers.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<byte[]> WriteAsync(string title, string contents, IReadOnlyList<(PageEntry Page, string Markdown)> pages, string language, CancellationToken ct)
    {
        var known = pages.ToDictionary(p => p.Page.Path, p => Anchor(p.Page.Path));
        var html = new StringBuilder($"<!DOCTYPE html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>{Html.Encode(title)}</title><style>{Style}</style></head><body><h1>{Html.Encode(title)}</h1><nav><h2>{Html.Encode(contents)}</h2><ul>");
        foreach (var (page, _) in pages)
        {
            html.Append(CultureInfo.InvariantCulture, $"<li><a href=\"#{known[page.Path]}\">{Html.Encode(page.Facts.Title)}</a></li>");
        }

        html.Append("</ul></nav>");
        foreach (var (page, markdown) in pages)
        {
            var fragment = await renderer.RenderAsync(markdown, page.Path.Folder, ct);
            html.Append(CultureInfo.InvariantCulture, $"<article id=\"{known[page.Path]}\">").Append(fragment.Fill(hole => Fill(hole, known)).Value).Append("</article>");
        }

        return Encoding.UTF8.GetBytes(html.Append("</body></html>").ToString());
    }

    private static string Anchor(PagePath path) => "p-" + Convert.ToHexStringLower(Encoding.UTF8.GetBytes(path.Value));

    private static string Fill(Hole hole, Dictionary<PagePath, string> known)
    {
        var address = hole.Target.Split('#')[0].TrimEnd('/');
        var target = new[] { address, address + "/index", hole.Otherwise ?? "" }.Select(a => PagePath.TryParse(a, out var p) ? p : null).FirstOrDefault(p => p is not null && known.ContainsKey(p));
        return hole.Kind switch
        {
            HoleKind.PageLink => target is null ? "" : $" href=\"#{known[target]}\"",
            HoleKind.PageTitle => Html.Encode(hole.Text),
            HoleKind.File => Html.Encode(string.Join('/', hole.Target.Split('/').Select(Uri.EscapeDataString))),
            _ => "",
        };
    }
}
