using System.Net;
using System.Text;

namespace Roots.Wiki.Rendering;

/// <summary>Turns Markdown into markup that is safe to show, within bounds of time, depth and size. Safe to call from many threads.</summary>
public interface IPageRenderer
{
    /// <summary>Rises whenever the same text would give other markup; part of every cache key.</summary>
    int Version { get; }

    /// <summary>Renders the body of a page (front matter is left out). Never throws for any text: what is too deep, too large or too slow comes as plain text with <see cref="Fragment.Notice"/>.</summary>
    /// <param name="markdown">The page as stored.</param>
    /// <param name="folder">The folder of the page, for relative links; empty for the top.</param>
    /// <param name="ct">Cancels.</param>
    ValueTask<Fragment> RenderAsync(string markdown, string folder, CancellationToken ct);
}

/// <summary>Why a page is shown as plain text.</summary>
public enum RenderNotice
{
    /// <summary>It is rendered.</summary>
    None,
    /// <summary>It is larger than <see cref="Limits.PageBytes"/>.</summary>
    TooLarge,
    /// <summary>Its parts are nested too deeply or there are too many of them.</summary>
    TooDeep,
    /// <summary>Rendering took too long.</summary>
    TooSlow,
    /// <summary>It is not text in UTF-8.</summary>
    NotText,
}

/// <summary>What a hole stands for, and which markup its filler gives back. The filler encodes what it inserts.</summary>
public enum HoleKind
{
    /// <summary>
    /// The attributes of a link to a page. It stands inside a start tag (<c>&lt;a</c>hole<c>&gt;text&lt;/a&gt;</c>): the filler gives
    /// attributes, each with a blank before it, such as <c> href="/kasse/sepa#h-konten"</c> or, for a page that is missing or may
    /// not be seen, <c> href="/-/new/kasse/sepa" class="missing"</c>; nothing makes it plain text.
    /// </summary>
    PageLink,
    /// <summary>The text of a wiki link without own text, between <c>&lt;a …&gt;</c> and <c>&lt;/a&gt;</c>: the filler gives the page's title as encoded text, or <see cref="Hole.Text"/> (encoded) where there is no such page.</summary>
    PageTitle,
    /// <summary>The address of an image or attachment. It stands between the quotes of <c>src</c> or <c>href</c>: the filler gives an encoded address, never nothing. The target is a file's path, perhaps with <c>#…</c>.</summary>
    File,
    /// <summary>A person's name, behind the function inside <c>&lt;span class="person"&gt;function</c>hole<c>&lt;/span&gt;</c>: the filler gives phrasing markup such as <c> (&lt;a href="…"&gt;Ada&lt;/a&gt;)</c> to those who may see the name, else nothing. The target is the person's id.</summary>
    Person,
    /// <summary>A day in running text or in a table: <see cref="Fragment.Fill"/> itself shows it as the reader writes it. The target is the ISO date.</summary>
    Day,
}

/// <summary>A gap between literals, filled per actor at view time.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Target">
/// Whereto. For pages an address for <see cref="Pages.Snapshot.Resolve"/>, decoded, without leading slash and without <c>.md</c>
/// (a closing slash means a folder, empty the start page), perhaps with <c>#h-…</c>.
/// </param>
/// <param name="Text">The link's text where the filler needs it (plain text), else empty.</param>
/// <param name="Otherwise">For wiki links in a folder: the address from the top, to be tried where <paramref name="Target"/> names no page; else null.</param>
public sealed record Hole(HoleKind Kind, string Target, string Text = "", string? Otherwise = null);

/// <summary>A heading of the page, for the table of contents.</summary>
/// <param name="Level">1 to 6.</param>
/// <param name="Id">The anchor: always <c>h-…</c>.</param>
/// <param name="Text">Plain text.</param>
public sealed record TocEntry(int Level, string Id, string Text);

/// <summary>
/// Cleaned markup with holes. Depends only on text, folder and renderer version, so it is cached for ever; holds no word
/// of the interface, no base path and no token. Immutable.
/// </summary>
/// <param name="Literals">One more than holes: literal 0, hole 0, literal 1, …</param>
/// <param name="Holes">The gaps in order.</param>
/// <param name="Toc">The headings.</param>
/// <param name="Notice">Why the page is plain text, or none.</param>
public sealed record Fragment(IReadOnlyList<string> Literals, IReadOnlyList<Hole> Holes, IReadOnlyList<TocEntry> Toc, RenderNotice Notice)
{
    /// <summary>Fills the holes; days as the current culture writes them.</summary>
    /// <param name="fill">Gives, for each other hole, markup that fits the place: the renderer's documentation of <see cref="HoleKind"/> says which. It must encode what it inserts.</param>
    public SafeHtml Fill(Func<Hole, string> fill)
    {
        var html = new StringBuilder(Literals[0], Literals.Sum(l => l.Length) + (Holes.Count * 48));
        for (var i = 0; i < Holes.Count; i++)
        {
            html.Append(Holes[i].Kind == HoleKind.Day ? WebUtility.HtmlEncode(ShownDay.Of(Holes[i].Target)) : fill(Holes[i])).Append(Literals[i + 1]);
        }

        return SafeHtml.Vouched(html.ToString());
    }
}
