using Roots.Wiki.People.Providers;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>What a trial showed: whom the provider vouched for, and what would come of it. Nobody was signed in. Immutable.</summary>
/// <param name="Identity">Who.</param>
/// <param name="Verdict">What their groups mean.</param>
/// <param name="Groups">Each group that the provider named, and whether a row of the table knows it.</param>
/// <param name="Offices">The titles of offices that would be proposed.</param>
/// <param name="SafeEmail">The address that counts, or null.</param>
/// <param name="IsOfficeMailbox">Whether the address is an office's.</param>
/// <param name="AsksForGroups">Whether groups are read at all.</param>
public sealed record TrialResult(
    ProviderIdentity Identity, GroupVerdict Verdict, IReadOnlyList<(string Name, bool IsKnown)> Groups, IReadOnlyList<string> Offices, string? SafeEmail, bool IsOfficeMailbox, bool AsksForGroups)
{
    /// <summary>Works it out.</summary>
    public static async Task<TrialResult> OfAsync(Wiki wiki, Provider provider, ProviderIdentity identity, CancellationToken ct)
    {
        var verdict = provider.Rules.Judge(identity.Groups);
        return new(
            identity,
            verdict,
            [.. identity.Groups.Select(g => (g, provider.Rules.Rules.Any(r => r.Group == g)))],
            [.. verdict.Grants.Where(g => g.Kind == GrantKind.Office).Select(g => TitleOf(wiki, g.Target))],
            await ProviderSignIn.SafeEmailAsync(wiki, provider, identity, ct),
            identity.Email is { } email && await OfficeAddress.IsOneAsync(wiki, email, ct),
            provider.GroupsClaim.Length > 0);
    }

    /// <summary>The title of an office, or its address where there is none any more.</summary>
    public static string TitleOf(Wiki wiki, string office) => PagePath.TryParse(office, out var path) && wiki.Snapshot.Roles.Find(path) is { } role ? role.Title : office;
}
