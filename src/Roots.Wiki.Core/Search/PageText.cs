using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Search;

/// <summary>The words of a page as search and snippets see them.</summary>
internal static class PageText
{
    private static readonly PlainText None = new(null, [], "");

    /// <summary>Reads a page; one that is no text, or is gone, has no words.</summary>
    public static async ValueTask<PlainText> ReadAsync(IPageStore store, IPlainTextReader texts, PageEntry page, CancellationToken ct) =>
        page.Facts.IsText && await store.ReadAsync(page.Blob, ct).ConfigureAwait(false) is { } bytes ? texts.Read(Encoding.UTF8.GetString(bytes.Span)) : None;
}
