namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>A kind of provider: what is usual there. The words about it stand in the texts under its name. Immutable.</summary>
/// <param name="Name">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Authority">What its address looks like.</param>
/// <param name="Scopes">What is asked for.</param>
/// <param name="GroupsClaim">Where the groups stand.</param>
/// <param name="GroupsKind">How they are written.</param>
public sealed record ProviderPreset(string Name, string Title, string Authority, string Scopes, string GroupsClaim, GroupsKind GroupsKind)
{
    /// <summary>The kinds that there is help for; the last is any other.</summary>
    public static readonly IReadOnlyList<ProviderPreset> All =
    [
        new("keycloak", "Keycloak", "https://login.example.org/realms/verein", "profile email", "groups", GroupsKind.List),
        new("nextcloud", "Nextcloud", "https://cloud.example.org", "profile email groups", "groups", GroupsKind.List),
        new("authentik", "authentik", "https://login.example.org/application/o/wiki/", "profile email", "groups", GroupsKind.List),
        new("zitadel", "Zitadel", "https://verein.zitadel.cloud", "profile email urn:zitadel:iam:org:project:roles", "urn:zitadel:iam:org:project:roles", GroupsKind.Keys),
        new("entra", "Microsoft Entra ID", "https://login.microsoftonline.com/TENANT-ID/v2.0", "profile email", "roles", GroupsKind.List),
        new("other", "OpenID Connect", "https://login.example.org", "profile email", "groups", GroupsKind.List),
    ];

    /// <summary>The kind of that name, else any other.</summary>
    public static ProviderPreset Of(string? name) => All.FirstOrDefault(p => p.Name == name) ?? All[^1];
}
