namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Registers what signing in at an identity provider needs.</summary>
public static class OidcServices
{
    /// <summary>Needs the machine's registry, the public address and data protection among the services.</summary>
    public static IServiceCollection AddOidc(this IServiceCollection services)
    {
        services.AddOptions<OidcOptions>().BindConfiguration("Roots:Oidc").Validate(
            o => string.IsNullOrEmpty(o.Authority) || (Uri.TryCreate(o.Authority, UriKind.Absolute, out var uri) && Provider.IsSafe(uri)),
            "Roots:Oidc:Authority must be an https address.").ValidateOnStart();
        services.AddSingleton<ProviderSettings>().AddSingleton<Providers>().AddSingleton<Handshake>().AddSingleton<PendingLink>();
        services.AddSingleton<WikiAddress>().AddSingleton<ProviderSignOut>().AddSingleton<LogoutTokens>();
        return services.AddScoped<ProviderAccounts>().AddScoped<ProviderSignIn>();
    }
}
