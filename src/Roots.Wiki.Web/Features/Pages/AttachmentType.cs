namespace Roots.Wiki.Web.Features.Pages;

/// <summary>How a file that is no page is served: only these few types are shown, everything else is a download of nameless bytes.</summary>
public sealed record AttachmentType(string ContentType, bool IsShown)
{
    /// <summary>Nothing in a file may run, load or reach our pages, whatever it is.</summary>
    public const string ContentSecurityPolicy = "default-src 'none'; sandbox";

    private static readonly AttachmentType Unknown = new("application/octet-stream", IsShown: false);

    private static readonly Dictionary<string, AttachmentType> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        [".png"] = new("image/png", true),
        [".jpg"] = new("image/jpeg", true),
        [".jpeg"] = new("image/jpeg", true),
        [".gif"] = new("image/gif", true),
        [".webp"] = new("image/webp", true),
        [".avif"] = new("image/avif", true),
        [".svg"] = new("image/svg+xml", false),   // an image element shows it all the same, without its scripts
        [".pdf"] = new("application/pdf", false),
        [".txt"] = new("text/plain; charset=utf-8", false),
        [".csv"] = new("text/csv; charset=utf-8", false),
    };

    /// <summary>The type by the file's ending.</summary>
    public static AttachmentType Of(GitPath file) => Known.GetValueOrDefault(Path.GetExtension(file.Name), Unknown);
}
