namespace Roots.Wiki.Pages;

/// <summary>
/// Makes and reads the web addresses of pages: <c>kasse/sepa</c> ↔ <c>/kasse/sepa</c>; a folder's page
/// <c>kasse/index</c> ↔ <c>/kasse/</c>. Everything else stands under <c>/-/</c>. Percent-encoding is done here and nowhere else.
/// </summary>
/// <param name="pathBase">The prefix under which the wiki is served, without closing slash; usually empty.</param>
public sealed class PageUrl(string pathBase)
{
    /// <summary>Addresses without a prefix.</summary>
    public static PageUrl Root { get; } = new("");

    /// <summary>The address of a page.</summary>
    public string Of(PagePath path) => pathBase + "/" + (path.Value == WikiSettings.StartPage ? "" : path.Name == "index" && path.Folder.Length > 0 ? Encode(path.Folder) + "/" : Encode(path.Value));

    /// <summary>The address of something done with a page: <c>/-/edit/kasse/sepa</c>.</summary>
    /// <param name="action">One word: edit, history, diff, new, role, fill …</param>
    /// <param name="path">The page.</param>
    public string Of(string action, PagePath path) => $"{pathBase}/-/{action}/{Encode(path.Value)}";

    /// <summary>The address of a file that is no page.</summary>
    public string Of(GitPath file) => pathBase + "/" + Encode(file.Value);

    /// <summary>The address of something that belongs to no page: <c>/-/search</c>.</summary>
    public string Of(string area) => $"{pathBase}/-/{area}";

    /// <summary>The address of the form that creates a page.</summary>
    /// <param name="address">The page's address as a link names it; may be none that a page can have.</param>
    /// <param name="title">The title to begin with, or empty.</param>
    public string OfNew(string address, string title = "") =>
        $"{pathBase}/-/new?path={Uri.EscapeDataString(address)}" + (title.Length == 0 ? "" : "&title=" + Uri.EscapeDataString(title));

    /// <summary>The address of a version of a page, or of what is done with it: <c>/-/version/kasse/sepa?v=…</c>.</summary>
    public string Of(string action, PagePath path, VersionId version) => $"{Of(action, path)}?v={version.Value}";

    /// <summary>The page path that a decoded request path names exactly, as <see cref="Of(PagePath)"/> wrote it; null for an address of no page.</summary>
    public static PagePath? Read(string requestPath)
    {
        var text = requestPath.StartsWith('/') ? requestPath[1..] : requestPath;
        text = text.Length == 0 ? WikiSettings.StartPage : text.EndsWith('/') ? text + "index" : text;
        return PagePath.TryParse(text, out var path) ? path : null;
    }

    private static string Encode(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
