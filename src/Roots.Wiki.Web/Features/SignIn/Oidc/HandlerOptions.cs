using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>How the framework's handler is used: code with PKCE, strict cookies, signed tokens of this provider only, and nothing of its own session.</summary>
internal static class HandlerOptions
{
    /// <summary>Longer than a person needs who must first look for their password.</summary>
    private static readonly TimeSpan SignInTime = TimeSpan.FromMinutes(15), Skew = TimeSpan.FromMinutes(1);

    public static OpenIdConnectOptions For(WikiId wiki, Provider provider, string address, ProviderMetadata metadata, HttpClient http, IDataProtectionProvider protection, TimeProvider clock)
    {
        var options = new OpenIdConnectOptions
        {
            Authority = provider.Authority,
            ClientId = provider.ClientId,
            ClientSecret = provider.ClientSecret,
            ResponseType = OpenIdConnectResponseType.Code,
            ResponseMode = OpenIdConnectResponseMode.Query,
            UsePkce = true,
            MapInboundClaims = false,
            GetClaimsFromUserInfoEndpoint = true,
            SaveTokens = true,
            RequireHttpsMetadata = !new Uri(provider.Authority).IsLoopback,
            CallbackPath = Provider.Callback,
            RemoteAuthenticationTimeout = SignInTime,
            BackchannelTimeout = http.Timeout,
            Backchannel = http,
            ConfigurationManager = metadata,
            TimeProvider = clock,
            DisableTelemetry = true,
            TokenHandler = new JsonWebTokenHandler { MapInboundClaims = false },
            TokenValidationParameters = Validation(provider, metadata),
        };
        options.ProtocolValidator.RequireNonce = true;
        options.ProtocolValidator.NonceLifetime = SignInTime;
        options.Scope.Clear();
        options.Scope.Add("openid");
        foreach (var scope in provider.Scopes)
        {
            options.Scope.Add(scope);
        }

        foreach (var cookie in new[] { options.NonceCookie, options.CorrelationCookie })
        {
            cookie.SameSite = SameSiteMode.Lax;
            cookie.SecurePolicy = address.StartsWith("https:", StringComparison.Ordinal) ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        }

        options.Events = Events(address, metadata);
        // The wiki's id in the purpose: what another wiki of this machine began is refused here.
        new OpenIdConnectPostConfigureOptions(protection.CreateProtector("Roots.Wiki.Oidc", wiki.Value)).PostConfigure(Handshake.Scheme, options);
        return options;
    }

    /// <summary>What every token of the provider must be like.</summary>
    public static TokenValidationParameters Validation(Provider provider, ProviderMetadata metadata) => new()
    {
        ValidAudience = provider.ClientId,
        ValidAlgorithms = Provider.Algorithms,
        RequireSignedTokens = true,
        RequireExpirationTime = true,
        ClockSkew = Skew,
        NameClaimType = "name",
        IssuerSigningKeyResolver = (_, _, kid, _) => metadata.KeysFor(kid),
        TryAllIssuerSigningKeys = false,
    };

    private static OpenIdConnectEvents Events(string address, ProviderMetadata metadata) => new()
    {
        OnRedirectToIdentityProvider = context =>
        {
            // Never from the request: its host may be anybody's word.
            context.ProtocolMessage.RedirectUri = address + Provider.Callback;
            return Task.CompletedTask;
        },
        OnAuthorizationCodeReceived = async context =>
        {
            // RFC 9207: the answer comes from the provider that was asked.
            var configuration = await metadata.GetConfigurationAsync(context.HttpContext.RequestAborted);
            var issuer = context.ProtocolMessage.GetParameter("iss");
            if (issuer is null ? configuration.AuthorizationResponseIssParameterSupported : issuer != configuration.Issuer)
            {
                context.Fail("The answer names no issuer, or another one.");
            }
        },
        OnTokenResponseReceived = context => metadata.LearnKeyAsync(KidOf(context.TokenEndpointResponse.IdToken), context.HttpContext.RequestAborted),
        OnTokenValidated = context =>
        {
            // The handler lets an unsigned token pass that came straight from the provider.
            if (context.SecurityToken is not { } token || !Provider.Algorithms.Contains(token.Header.Alg))
            {
                context.Fail("The token is not signed.");
            }

            return Task.CompletedTask;
        },
        OnUserInformationReceived = context =>
        {
            Handshake.Of(context.HttpContext).UserInformation = context.User.RootElement.Clone();
            return Task.CompletedTask;
        },
        OnTicketReceived = context =>
        {
            Handshake.Of(context.HttpContext).Ticket = new AuthenticationTicket(context.Principal!, context.Properties, Handshake.Scheme);
            context.HandleResponse();
            return Task.CompletedTask;
        },
        OnAccessDenied = context =>
        {
            Handshake.Of(context.HttpContext).Failure = new ProviderException(ProviderFailure.Cancelled);
            context.HandleResponse();
            return Task.CompletedTask;
        },
        OnRemoteFailure = context =>
        {
            Handshake.Of(context.HttpContext).Failure = context.Failure;
            context.HandleResponse();
            return Task.CompletedTask;
        },
    };

    internal static string? KidOf(string? token)
    {
        try
        {
            return token is null ? null : new JsonWebToken(token).Kid;
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }
}
