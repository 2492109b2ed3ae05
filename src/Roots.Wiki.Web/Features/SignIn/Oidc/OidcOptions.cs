namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>The identity provider where the operator of the machine sets it: section <c>Roots:Oidc</c>, environment <c>Roots__Oidc__…</c>. It stands before what the administration entered.</summary>
public sealed class OidcOptions
{
    /// <summary>The provider's address; empty leaves everything but the secret to the administration's page.</summary>
    public string? Authority { get; set; }

    /// <summary>The wiki's name at the provider.</summary>
    public string? ClientId { get; set; }

    /// <summary>The wiki's password at the provider; stands before one that the administration entered.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A file that holds the password, for machines that hand secrets out as files.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>What the button says after "Anmelden mit".</summary>
    public string? Label { get; set; }

    /// <summary>What is asked for, with blanks between.</summary>
    public string? Scopes { get; set; }

    /// <summary>Where the groups stand.</summary>
    public string? GroupsClaim { get; set; }

    /// <summary><c>List</c>, <c>Keys</c> or <c>Path</c>.</summary>
    public GroupsKind GroupsKind { get; set; }

    /// <summary>Whether every address that the provider names counts as checked.</summary>
    public bool TrustsEmail { get; set; }
}
