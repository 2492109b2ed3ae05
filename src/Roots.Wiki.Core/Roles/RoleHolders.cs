using Roots.Wiki.Pages;

namespace Roots.Wiki.Roles;

/// <summary>The edits that say who has to do with an office. The write door checks the right to manage roles.</summary>
public static class RoleHolders
{
    /// <summary>Sets everybody; lines that stay the same keep their wording and comments.</summary>
    public static FileEdit Set(Role role, IReadOnlyList<RoleTerm> holders) => Change(role, _ => holders);

    /// <summary>Adds a person, or changes what they are to the office and until when.</summary>
    public static FileEdit Put(Role role, RoleTerm term) =>
        Change(role, holders => holders.Any(h => h.Person == term.Person) ? [.. holders.Select(h => h.Person == term.Person ? term : h)] : [.. holders, term]);

    /// <summary>Names a person as one who can do it too since a day, or for null no longer; what else they are to the office stays.</summary>
    public static FileEdit Offer(Role role, PersonId person, DateOnly? since) =>
        Change(role, holders => [.. holders.Where(h => h.Person != person || h.Kind != HolderKind.Second), .. since is null ? Array.Empty<RoleTerm>() : [new(person, HolderKind.Second, since, null, StandsAgain.Unknown)]]);

    /// <summary>Takes a person out.</summary>
    public static FileEdit Remove(Role role, PersonId person) => Change(role, holders => [.. holders.Where(h => h.Person != person)]);

    private static FileEdit.Transform Change(Role role, Func<IReadOnlyList<RoleTerm>, IReadOnlyList<RoleTerm>> change) =>
        new(role.Path.File, text => text is null ? null
            : FrontMatter.SetMaps(text, "holders", [.. change(RoleFactsReader.Read(FrontMatter.Read(text)).Holders).Select(RoleFactsReader.Write)]));
}
