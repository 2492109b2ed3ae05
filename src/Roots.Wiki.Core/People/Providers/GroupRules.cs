namespace Roots.Wiki.People.Providers;

/// <summary>What a group of a provider means here. Immutable.</summary>
/// <param name="Group">The group, as the provider writes it; compared by letter.</param>
/// <param name="Kind">What it gives.</param>
/// <param name="Target">The office's page, for a proposal; else empty.</param>
public sealed record GroupRule(string Group, GrantKind Kind, string Target = "")
{
    /// <summary>The longest name of a group.</summary>
    public const int MostLength = 200;
}

/// <summary>What the groups of one person mean. Immutable.</summary>
/// <param name="IsLetIn">Whether they may be a member at all.</param>
/// <param name="Grants">What they have by their groups.</param>
public sealed record GroupVerdict(bool IsLetIn, IReadOnlyList<ProviderGrant> Grants)
{
    /// <summary>Whether the groups make them of the Verwaltung.</summary>
    public bool Administers => Grants.Any(g => g.Kind == GrantKind.Administration);
}

/// <summary>Which group of a provider gives what. Immutable.</summary>
/// <param name="Rules">The table.</param>
/// <param name="LetsEverybodyIn">Whether somebody in none of these groups becomes a member, too.</param>
public sealed record GroupRules(IReadOnlyList<GroupRule> Rules, bool LetsEverybodyIn)
{
    /// <summary>The most rows.</summary>
    public const int Most = 100;

    /// <summary>What somebody's groups mean.</summary>
    public GroupVerdict Judge(IReadOnlyCollection<string> groups)
    {
        var met = Rules.Where(r => groups.Contains(r.Group, StringComparer.Ordinal)).ToList();
        var grants = met.Where(r => r.Kind != GrantKind.Membership).Select(r => new ProviderGrant(r.Kind, r.Target)).Distinct();
        return new(LetsEverybodyIn || met.Count > 0, [.. grants]);
    }
}
