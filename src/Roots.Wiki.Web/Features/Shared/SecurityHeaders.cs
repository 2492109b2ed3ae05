namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Gives every answer the headers that keep foreign code, frames, caches and curious neighbours out.</summary>
/// <remarks>An endpoint that sets one of them itself (attachments, for instance) keeps its own value.</remarks>
public sealed class SecurityHeaders(RequestDelegate next)
{
    public const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; media-src 'self' blob:; connect-src 'self'; "
        + "manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    /// <summary>For the one page that records.</summary>
    public const string WithMicrophone = "camera=(), microphone=(self), geolocation=(), payment=(), usb=(), browsing-topics=()";

    private static readonly (string Name, string Value)[] Always =
    [
        ("Content-Security-Policy", ContentSecurityPolicy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),   // who may be kept by a cache says so: assets, page views, attachments
    ];

    public Task InvokeAsync(HttpContext http)
    {
        http.Response.OnStarting(AddMissingAsync, http.Response.Headers);
        return next(http);
    }

    /// <summary>Adds what is not there yet.</summary>
    public static void AddTo(IHeaderDictionary headers)
    {
        foreach (var (name, value) in Always)
        {
            headers.TryAdd(name, value);
        }
    }

    private static Task AddMissingAsync(object headers)
    {
        AddTo((IHeaderDictionary)headers);
        return Task.CompletedTask;
    }
}
