using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Remembers the language that a person chose.</summary>
public static class LanguageSwitch
{
    public const string Cookie = "roots-language";
    private const int MostPreferred = 8;

    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("de"), CultureInfo.GetCultureInfo("en")];

    /// <summary>The language of a request: as its reader chose it, else as the browser prefers, else German.</summary>
    public static CultureInfo Of(HttpRequest request) =>
        Known(CookieRequestCultureProvider.ParseCookieValue(request.Cookies[Cookie] ?? "")?.UICultures[0].Value)
        ?? (request.Headers.AcceptLanguage.Count == 0 ? null : Preferred(request))
        ?? Languages[0];

    /// <summary>Asks every request for its language by <see cref="Of"/>.</summary>
    public static void Use(RequestLocalizationOptions options)
    {
        options.DefaultRequestCulture = new RequestCulture(Languages[0]);
        options.SupportedCultures = Languages;
        options.SupportedUICultures = Languages;
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(http => Task.FromResult<ProviderCultureResult?>(new(Of(http.Request).Name))),
        ];
    }

    public static void MapLanguageSwitch(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/-/language", Choose).DisableAntiforgery();

    // Page views hold no form token, so that they can be cached; the browser's own word on where the form came from is enough for this.
    private static IResult Choose(HttpContext http, [FromForm] string? language, [FromForm] string? back)
    {
        var fetchSite = http.Request.Headers["Sec-Fetch-Site"].ToString();
        var isOurs = fetchSite is "" or "same-origin" or "none";
        if (isOurs && language is "de" or "en")
        {
            var value = CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(CultureInfo.GetCultureInfo(language!)));
            http.Response.Cookies.Append(Cookie, value, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                Secure = http.Request.IsHttps,
                IsEssential = true,
                Path = "/",
            });
        }

        return Results.LocalRedirect(IsLocal(back) ? back! : "~/");
    }

    private static CultureInfo? Preferred(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage.OrderByDescending(l => l.Quality ?? 1).Take(MostPreferred).Select(l => Known(l.Value.Value)).FirstOrDefault(l => l is not null);

    private static CultureInfo? Known(string? name) =>
        name is null ? null : Languages.FirstOrDefault(l => name.Equals(l.Name, StringComparison.OrdinalIgnoreCase) || name.StartsWith(l.Name + "-", StringComparison.OrdinalIgnoreCase));

    private static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
