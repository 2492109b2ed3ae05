namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Keeps pages whose address is a secret out of caches, of search engines and of what browsers tell other pages.</summary>
public static class SecretPages
{
    public static void KeepSecret(this HttpResponse response)
    {
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        response.Headers.CacheControl = "no-store";
    }

    /// <summary>The network address that tries are counted by.</summary>
    public static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";
}
