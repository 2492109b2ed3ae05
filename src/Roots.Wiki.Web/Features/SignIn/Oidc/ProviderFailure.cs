using Microsoft.AspNetCore.Authentication;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Why a sign-in at a provider, or asking it about itself, came to nothing; each has words in every language.</summary>
public enum ProviderFailure
{
    /// <summary>Nobody answers.</summary>
    NotReachable,
    /// <summary>The certificate does not fit.</summary>
    CertificateRefused,
    /// <summary>There is a server, but nothing about OpenID Connect at that address.</summary>
    NotAProvider,
    /// <summary>The server sends on to somewhere else.</summary>
    SendsOn,
    /// <summary>The provider calls itself by another address.</summary>
    OtherName,
    /// <summary>An address is not encrypted.</summary>
    NotEncrypted,
    /// <summary>The provider does not know the wiki's id or secret.</summary>
    ClientRefused,
    /// <summary>The provider does not know the address that it should send back to, or refuses what is asked for.</summary>
    RequestRefused,
    /// <summary>Whoever wanted to sign in turned back.</summary>
    Cancelled,
    /// <summary>The sign-in was begun elsewhere, too long ago, or used already.</summary>
    Expired,
    /// <summary>The clocks differ.</summary>
    ClocksDiffer,
    /// <summary>What the provider handed over is not to be trusted.</summary>
    NotTrusted,
    /// <summary>The wiki's own address is not proven yet.</summary>
    NoPublicAddress,
}

/// <summary>Asking a provider failed.</summary>
public sealed class ProviderException(ProviderFailure failure, Exception? inner = null) : Exception(failure.ToString(), inner)
{
    /// <summary>Why.</summary>
    public ProviderFailure Failure => failure;

    /// <summary>What an exception of the handler means.</summary>
    public static ProviderFailure Of(Exception? exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            ProviderFailure? found = e switch
            {
                ProviderException known => known.Failure,
                SecurityTokenExpiredException or SecurityTokenNotYetValidException or SecurityTokenInvalidLifetimeException => ProviderFailure.ClocksDiffer,
                OpenIdConnectProtocolException when e.Data["error"] is "invalid_client" or "unauthorized_client" => ProviderFailure.ClientRefused,
                OpenIdConnectProtocolException when e.Data["error"] is "access_denied" or "login_required" or "interaction_required" => ProviderFailure.Cancelled,
                OpenIdConnectProtocolException when e.Data["error"] is string => ProviderFailure.RequestRefused,
                HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => ProviderFailure.CertificateRefused,
                HttpRequestException or TaskCanceledException or IOException => ProviderFailure.NotReachable,
                AuthenticationFailureException when e.InnerException is null && IsAboutState(e.Message) => ProviderFailure.Expired,
                _ => null,
            };
            if (found is { } failure)
            {
                return failure;
            }
        }

        return ProviderFailure.NotTrusted;
    }

    private static bool IsAboutState(string message) =>
        message.Contains("Correlation failed", StringComparison.Ordinal) || message.Contains("message.State", StringComparison.Ordinal);
}
