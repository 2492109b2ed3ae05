using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>A page as one reader gets it, finished to the last byte. Safe to share.</summary>
public sealed class FinishedPage
{
    private readonly byte[] html;
    private byte[]? brotli;
    private byte[]? gzip;

    public FinishedPage(byte[] html)
    {
        this.html = html;
        Tag = $"W/\"{Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 12))}\"";
    }

    /// <summary>The weak tag: of the bytes themselves, so that it stays good through restarts and saves of other pages.</summary>
    public string Tag { get; }

    /// <summary>About how much memory it takes, with its packed forms.</summary>
    public long Bytes => (2L * html.Length) + 1024;

    /// <summary>Answers with the page, or that the browser's copy is still good. Whoever calls this has checked that the reader may see it.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var headers = http.Response.Headers;
        SecurityHeaders.AddTo(headers);
        headers.CacheControl = "private, no-cache";
        headers.Vary = "Cookie, Accept-Language, Accept-Encoding";
        headers.ETag = Tag;
        if (IsKnownTo(http.Request))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = Pack(http.Request, headers);
        headers.ContentType = "text/html; charset=utf-8";
        headers.ContentLength = body.Length;
        if (HttpMethods.IsGet(http.Request.Method))
        {
            await http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
        }
    }

    private bool IsKnownTo(HttpRequest request) =>
        request.Headers.IfNoneMatch.Count > 0
        && EntityTagHeaderValue.Parse(Tag) is var tag
        && request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false));

    private byte[] Pack(HttpRequest request, IHeaderDictionary headers)
    {
        if (request.Headers.AcceptEncoding.Count == 0)
        {
            return html;
        }

        var accepted = request.GetTypedHeaders().AcceptEncoding;
        if (Takes(accepted, "br"))
        {
            headers.ContentEncoding = "br";
            return brotli ??= Pack(stream => new BrotliStream(stream, CompressionLevel.Optimal));
        }

        if (Takes(accepted, "gzip"))
        {
            headers.ContentEncoding = "gzip";
            return gzip ??= Pack(stream => new GZipStream(stream, CompressionLevel.Optimal));
        }

        return html;
    }

    private byte[] Pack(Func<Stream, Stream> pack)
    {
        using var packed = new MemoryStream();
        using (var packing = pack(packed))
        {
            packing.Write(html);
        }

        return packed.ToArray();
    }

    private static bool Takes(IEnumerable<StringWithQualityHeaderValue> accepted, string encoding) =>
        accepted.Any(a => a.Quality is null or > 0 && a.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));
}
