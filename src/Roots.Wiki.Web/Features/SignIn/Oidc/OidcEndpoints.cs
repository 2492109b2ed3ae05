using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>What a provider calls itself, without a browser.</summary>
public static class OidcEndpoints
{
    private const int MostBytes = 32 * 1024;

    /// <summary>Where a provider says that somebody has signed out there; the signature is the key, so that there is no form token.</summary>
    public static void MapOidc(this WebApplication app) => app.MapPost(Provider.BackChannel, LogOutAsync).DisableAntiforgery();

    private static async Task LogOutAsync(HttpContext http, ProviderSettings settings, Providers providers, WikiAddress address, LogoutTokens tokens)
    {
        var (wiki, ct) = (WikiRequest.Of(http).Wiki, http.RequestAborted);
        http.Response.Headers.CacheControl = "no-store";
        if ((await settings.FindAsync(wiki.Id, ct)).Provider is not { } provider)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        if (!http.Request.HasFormContentType || http.Request.ContentLength is not (> 0 and <= MostBytes)
            || (await http.Request.ReadFormAsync(ct))["logout_token"] is not [{ Length: > 0 } token]
            || await ReadAsync(providers.Reach(wiki.Id, provider, await address.FindAsync(http, ct) ?? ""), tokens, token, ct) is not { } logout
            || !await wiki.Providers.LogOutAsync(logout, CancellationToken.None))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            await http.Response.WriteAsJsonAsync(new { error = "invalid_request" }, ct);
        }
    }

    private static async Task<People.Providers.ProviderLogout?> ReadAsync(Contact contact, LogoutTokens tokens, string token, CancellationToken ct)
    {
        try
        {
            return await tokens.ReadAsync(contact, token, ct);
        }
        catch (ProviderException)
        {
            return null;
        }
    }
}
