using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.Options;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>What one request of the framework's handler came to.</summary>
public sealed class HandshakeState
{
    /// <summary>The ticket, if the provider vouched for somebody.</summary>
    public AuthenticationTicket? Ticket { get; set; }

    /// <summary>What the provider told besides.</summary>
    public JsonElement? UserInformation { get; set; }

    /// <summary>Why there is no ticket.</summary>
    public Exception? Failure { get; set; }
}

/// <summary>Runs the framework's handler for one request, without its scheme, middleware and session: what it brings home is handed over and dropped. Thread-safe.</summary>
public sealed class Handshake(ILoggerFactory logs)
{
    /// <summary>The name that the handler goes by.</summary>
    public const string Scheme = "oidc";

    /// <summary>The keys of what is remembered until the browser comes back.</summary>
    public const string Trial = "trial", Invitation = "invitation", Back = "back";

    /// <summary>What a request came to.</summary>
    public static HandshakeState Of(HttpContext http)
    {
        if (http.Features.Get<HandshakeState>() is { } state)
        {
            return state;
        }

        http.Features.Set(state = new HandshakeState());
        return state;
    }

    /// <summary>Begins: sets the cookies that tie the answer to this browser.</summary>
    /// <returns>Where the browser goes.</returns>
    /// <exception cref="ProviderException">The provider does not answer.</exception>
    public async Task<string> BeginAsync(HttpContext http, Contact contact, AuthenticationProperties properties)
    {
        try
        {
            var handler = await HandlerAsync(http, contact);
            await handler.ChallengeAsync(properties);
        }
        catch (Exception e) when (e is not OperationCanceledException || !http.RequestAborted.IsCancellationRequested)
        {
            throw new ProviderException(ProviderException.Of(e), e);
        }

        var onward = http.Response.Headers.Location.ToString();
        http.Response.Headers.Remove("Location");
        http.Response.StatusCode = StatusCodes.Status200OK;
        return onward;
    }

    /// <summary>Takes the browser back.</summary>
    public async Task<HandshakeState> FinishAsync(HttpContext http, Contact contact)
    {
        var state = Of(http);
        try
        {
            await (await HandlerAsync(http, contact)).HandleRequestAsync();
        }
        catch (Exception e) when (e is ProviderException or AuthenticationFailureException)
        {
            state.Failure = e;
        }

        http.Response.StatusCode = StatusCodes.Status200OK;
        return state;
    }

    private async Task<OpenIdConnectHandler> HandlerAsync(HttpContext http, Contact contact)
    {
        var handler = new OpenIdConnectHandler(new Fixed(contact.Options), logs, HtmlEncoder.Default, UrlEncoder.Default);
        await handler.InitializeAsync(new(Scheme, null, typeof(OpenIdConnectHandler)), http);
        return handler;
    }

    private sealed class Fixed(OpenIdConnectOptions options) : IOptionsMonitor<OpenIdConnectOptions>
    {
        public OpenIdConnectOptions CurrentValue => options;

        public OpenIdConnectOptions Get(string? name) => options;

        public IDisposable? OnChange(Action<OpenIdConnectOptions, string?> listener) => null;
    }
}
