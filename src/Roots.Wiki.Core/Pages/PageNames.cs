using System.Buffers;
using System.Globalization;
using System.Text;

namespace Roots.Wiki.Pages;

/// <summary>
/// Title, web address and git path are three ideas. A title is any text; a new page's path is made of slugs
/// (<c>Schlüssel &amp; Zugänge</c> → <c>schluessel-und-zugaenge</c>); an existing path is kept as it is. The web address is made by <see cref="PageUrl"/>.
/// </summary>
public static class PageNames
{
    private static readonly SearchValues<char> SlugCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");
    private static readonly string[] Devices = ["con", "prn", "aux", "nul", .. Enumerable.Range(0, 10).SelectMany(i => new[] { $"com{i}", $"lpt{i}" })];

    /// <summary>The slug of a title; empty where nothing of it can stand in a path (then ask for another).</summary>
    public static string Slug(string title)
    {
        if (IsSlug(title))
        {
            return Devices.Contains(title) ? title + "-seite" : title;
        }

        var text = new StringBuilder(title.Length);
        foreach (var c in title.Trim().Replace('\ufffe', ' ').Normalize(NormalizationForm.FormC).ToLowerInvariant())
        {
            text.Append(c switch
            {
                'ä' => "ae",
                'ö' => "oe",
                'ü' => "ue",
                'ß' => "ss",
                'æ' => "ae",
                'ø' => "o",
                '&' => " und ",
                '+' => " plus ",
                '’' or '\'' => "",
                _ when char.IsLetterOrDigit(c) => c.ToString(),
                _ => " ",
            });
        }

        var plain = new StringBuilder(text.Length);
        foreach (var c in text.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                plain.Append(c);
            }
        }

        var slug = string.Join('-', plain.ToString().Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        while (Encoding.UTF8.GetByteCount(slug) > 200)
        {
            slug = slug[..^1].TrimEnd('-');
        }

        return Devices.Contains(slug) ? slug + "-seite" : slug;
    }

    /// <summary>Says why a page may not be created under an address, or null: stricter than what exists may be called, so that every computer can clone the wiki.</summary>
    /// <param name="address">What the person typed, without <c>.md</c>.</param>
    /// <param name="snapshot">Against whose pages it is compared; a name that differs only in case or composition is taken.</param>
    public static Problem? CheckNew(string address, Snapshot snapshot)
    {
        if (string.IsNullOrWhiteSpace(address))
        {
            return new(ProblemCode.Required, "path");
        }

        if (Encoding.UTF8.GetByteCount(address) > PagePath.MaxBytes)
        {
            return new(ProblemCode.TooLong, "path", PagePath.MaxBytes);
        }

        if (!PagePath.TryParse(address, out var path) || address.Split('/').FirstOrDefault(IsUnfit) is not null)
        {
            return new(ProblemCode.BadName, "path", address.Split('/').FirstOrDefault(IsUnfit) ?? address);
        }

        return snapshot.HasTwin(path) ? new(ProblemCode.NameTaken, "path", path.Value) : null;
    }

    /// <summary>An address without what people confuse: case, composition, umlauts, blank, hyphen and underscore. Two pages may share one.</summary>
    public static string Fold(string address) => string.Join('/', address.Trim('/').Split('/').Select(s => Slug(Undot(s)) is { Length: > 0 } slug ? slug : s.ToLowerInvariant()));

    /// <summary>A name made readable, for a page without a title: <c>schluessel-und-zugaenge</c> → <c>Schluessel und zugaenge</c>.</summary>
    public static string Readable(PagePath path)
    {
        var name = path.Name is "index" or "README" && path.Folder.Length > 0 ? path.Folder[(path.Folder.LastIndexOf('/') + 1)..] : path.Name;
        var words = name.Replace('-', ' ').Replace('_', ' ').Trim();
        words = words.Length == 0 ? name : words;
        return words.Length > Limits.TitleLength ? words[..Limits.TitleLength] : char.ToUpperInvariant(words[0]) + words[1..];
    }

    // What most names are already: every page is asked at each start.
    private static bool IsSlug(string text) =>
        text is { Length: > 0 and <= 200 } && text[0] != '-' && text[^1] != '-'
        && !text.AsSpan().ContainsAnyExcept(SlugCharacters) && !text.Contains("--", StringComparison.Ordinal);

    private static string Undot(string segment) => segment.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? segment[..^3] : segment;

    private static bool IsUnfit(string segment) =>
        segment.Length == 0
        || segment != segment.Normalize(NormalizationForm.FormC)
        || segment[0] is '.' or '-' or ' '
        || segment[^1] is '.' or ' '
        || segment.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or '#')
        || Encoding.UTF8.GetByteCount(segment) > 200
        || Devices.Contains(segment.Split('.')[0].ToLowerInvariant());
}
