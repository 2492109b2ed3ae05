using Microsoft.Net.Http.Headers;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Answers conditional requests for contents, after the permission was checked.</summary>
public static class PageTag
{
    /// <summary>The strong tag of a content.</summary>
    public static EntityTagHeaderValue Strong(BlobId blob) => new($"\"{blob.Value}\"");

    /// <summary>Sets the caching headers and says whether the browser's copy is still good.</summary>
    public static bool IsFresh(HttpContext http, EntityTagHeaderValue tag)
    {
        var headers = http.Response.GetTypedHeaders();
        headers.CacheControl = new() { Private = true, NoCache = true };
        headers.ETag = tag;
        http.Response.Headers.Append(HeaderNames.Vary, "Cookie, Accept-Language");
        return !Toasts.IsWaiting(http) && http.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false));
    }
}
