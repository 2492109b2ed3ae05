using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>Reads the addresses of links, relative ones against the page's folder.</summary>
internal sealed class LinkReader(string folder)
{
    private const int MaxLength = 2_000;
    private static readonly LinkTarget Refused = new LinkTarget.Refused();

    /// <summary>Reads the address of an ordinary link or image.</summary>
    public LinkTarget Read(string? address)
    {
        var url = address?.Trim() ?? "";
        if (url.Length > MaxLength || url.Any(c => char.IsControl(c) || c is '\ufffd' or '\\') || url.StartsWith("//", StringComparison.Ordinal))
        {
            return Refused;
        }

        if (url.StartsWith('#'))
        {
            return new LinkTarget.Anchor(PageHeadings.Anchor(Unescape(url[1..])));
        }

        var colon = url.AsSpan().IndexOfAny(":/?#");
        return colon < 0 || url[colon] != ':' ? Relative(Unescape(Path(url)), Unescape(Fragment(url)), isWikiLink: false) : WithScheme(url[..colon].ToLowerInvariant(), url, colon);
    }

    /// <summary>Reads the target of a wiki link.</summary>
    public LinkTarget ReadWikiLink(string target)
    {
        if (target.Any(char.IsControl) || target.Contains('\\'))
        {
            return Refused;
        }

        return target.StartsWith('#') ? new LinkTarget.Anchor(PageHeadings.Anchor(target[1..])) : Relative(target.Split('#')[0], Fragment(target), isWikiLink: true);
    }

    private static LinkTarget WithScheme(string scheme, string url, int colon) => scheme switch
    {
        "http" or "https" => Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? new LinkTarget.Outside(url) : Refused,
        "mailto" or "tel" => new LinkTarget.Outside(url),
        "person" => PersonId.TryParse(url[(colon + 1)..], out var id) ? new LinkTarget.Inside(HoleKind.Person, id.Value) : Refused,
        _ => Refused,
    };

    private LinkTarget Relative(string path, string fragment, bool isWikiLink)
    {
        if (path.Any(c => char.IsControl(c) || c is '\\' or '\ufffd'))
        {
            return Refused;
        }

        var isFromTop = path.StartsWith('/') || folder.Length == 0;
        var resolved = Resolve(isFromTop ? path : folder + "/" + path);
        var otherwise = isWikiLink && !isFromTop && !path.StartsWith('.') ? Resolve(path) : null;
        var hash = fragment.Length == 0 ? "" : "#" + PageHeadings.Anchor(fragment);
        return IsFile(resolved)
            ? new LinkTarget.Inside(HoleKind.File, resolved)
            : new LinkTarget.Inside(HoleKind.PageLink, Undot(resolved) + hash, otherwise is null ? null : Undot(otherwise) + hash);
    }

    private static string Resolve(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        var isFolder = path.EndsWith('/') || path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("..", StringComparison.Ordinal);
        return string.Join('/', parts) + (isFolder && parts.Count > 0 ? "/" : "");
    }

    private static bool IsFile(string path)
    {
        var dot = path.LastIndexOf('.');
        return dot > path.LastIndexOf('/') + 1 && path.Length - dot is > 1 and <= 9 && !IsPage(path)
            && char.IsAsciiLetter(path[dot + 1]) && path.AsSpan(dot + 1).IndexOfAnyExceptInRange('0', 'z') < 0;
    }

    private static bool IsPage(string path) => path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    private static string Undot(string path) => IsPage(path) ? path[..^3] : path;

    private static string Path(string url) => url.AsSpan().IndexOfAny("?#") is var i and >= 0 ? url[..i] : url;

    private static string Fragment(string url) => url.IndexOf('#') is var i and >= 0 ? url[(i + 1)..] : "";

    private static string Unescape(string text) => text.Contains('%') ? Uri.UnescapeDataString(text) : text;
}
