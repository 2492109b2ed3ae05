using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Answers conditional requests for pages. The tag is made of look-ups only, after the permission was checked.</summary>
public static class PageTag
{
    // Sequences start anew with the program, and so may the looks.
    private static readonly string Run = Guid.NewGuid().ToString("N");

    /// <summary>The weak tag of a page as one actor sees it.</summary>
    public static EntityTagHeaderValue Weak(HttpContext http, Wiki wiki, Actor actor, PageEntry page)
    {
        var snapshot = wiki.Snapshot;
        var key = $"{Run}|{wiki.Id}|{page.Path}|{page.Blob}|{snapshot.Commit}|{snapshot.Sequence}|{wiki.Persons.Current.Sequence}|{snapshot.Settings.Today(wiki.Clock)}|{wiki.Clarifications.Open.TagOf(snapshot.Roles.OfficeOf(page) ?? page.Path)}|{wiki.Clarifications.Open.TagOf(page.Path)}|{actor}|{CultureInfo.CurrentUICulture.Name}|{http.Request.Scheme}|{http.Request.Host}|{http.Request.PathBase}";
        return new($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 12))}\"", isWeak: true);
    }

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
