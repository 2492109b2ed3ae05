using System.Globalization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>Remembers the language that a person chose.</summary>
public static class LanguageSwitch
{
    public const string Cookie = "roots-language";

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

    private static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);
}
