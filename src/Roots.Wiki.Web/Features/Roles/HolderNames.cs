using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>Turns a name that was typed into a person of the registry.</summary>
public static class HolderNames
{
    /// <summary>The person of this name, whatever its case; a new one where there is none.</summary>
    public static async Task<PersonId> FindOrAddAsync(Wiki wiki, string typed, CancellationToken ct)
    {
        var name = typed.Trim();
        if (wiki.Persons.Current.Persons.Values.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known.Id;
        }

        var person = new Person(PersonId.New(), name, null, null, null);
        await wiki.Persons.SavePersonAsync(person, ct);
        return person.Id;
    }
}
