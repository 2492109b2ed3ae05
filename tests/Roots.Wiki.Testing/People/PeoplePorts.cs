using Roots.Wiki.People;

namespace Roots.Wiki.Testing.People;

/// <summary>The ports that one registry serves together: ending a member in one is felt in the others.</summary>
public sealed record PeoplePorts(IPersonRegistry Persons, ILinkRegistry Links, ITokenRegistry Tokens, IGroupRegistry Groups)
{
    /// <summary>A registry in memory.</summary>
    public static PeoplePorts InMemory(TimeProvider clock)
    {
        var people = new InMemoryPeople(clock);
        return new(people, people, people, people);
    }

    /// <summary>Adds a person who is a member.</summary>
    public async Task<Member> AddAsync(string name, bool administers = false)
    {
        var person = new Person(PersonId.New(), name, null, null, null);
        await Persons.SavePersonAsync(person, CancellationToken.None);
        return await Persons.AddMemberAsync(person.Id, name, administers, CancellationToken.None);
    }
}
