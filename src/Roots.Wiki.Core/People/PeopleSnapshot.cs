using System.Collections.Immutable;

namespace Roots.Wiki.People;

/// <summary>A member as requests see one. Immutable.</summary>
/// <param name="Id">The account.</param>
/// <param name="Author">The pseudonym in git.</param>
/// <param name="Person">The person in the registry.</param>
/// <param name="DisplayName">How others see them.</param>
/// <param name="IsAdministrator">Whether they are of the Verwaltung.</param>
/// <param name="IsActive">Whether they may sign in; when false every session, link and token is dead at once.</param>
public sealed record Member(MemberId Id, AuthorId Author, PersonId Person, string DisplayName, bool IsAdministrator, bool IsActive)
{
    /// <summary>Whether they have put the guide through the first four weeks away.</summary>
    public bool HidesFirstWeeks { get; init; }

    /// <summary>The groups that they belong to.</summary>
    public GroupSet Groups { get; init; } = GroupSet.None;

    /// <summary>Whether they are a guest of the association, no member of it.</summary>
    public bool IsGuest { get; init; }
}

/// <summary>A person of the registry: a member, a former one or an outside contact. Lives outside git. Immutable.</summary>
/// <param name="Id">The id by which pages refer to them.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The e-mail address, or null.</param>
/// <param name="Phone">The telephone number, or null.</param>
/// <param name="Purpose">Why they are in the registry, or null.</param>
public sealed record Person(PersonId Id, string Name, string? Email, string? Phone, string? Purpose)
{
    /// <summary>Who sees e-mail and telephone.</summary>
    public ContactCircle Circle { get; init; }

    /// <summary>Whether they agreed to stand here; null where nobody has asked.</summary>
    public bool? HasConsent { get; init; }

    /// <summary>When they agreed or refused, or null.</summary>
    public DateOnly? ConsentOn { get; init; }

    /// <summary>How they agreed, or null.</summary>
    public string? ConsentHow { get; init; }

    /// <summary>When somebody last said that the entry is right, or null.</summary>
    public DateOnly? ConfirmedOn { get; init; }

    /// <summary>Until when a contact, or the contact data of somebody who left, may stay; null for no end.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>Whether the entry is restricted (Art. 18 GDPR): kept, and shown to the administration alone.</summary>
    public bool IsRestricted { get; init; }

    /// <summary>Whether its time is over; it is deleted soon unless somebody confirms it.</summary>
    public bool IsExpired { get; init; }

    /// <summary>Whether no page names them.</summary>
    public bool IsHidden => IsRestricted || IsExpired;
}

/// <summary>A sign-in on one device. Immutable.</summary>
/// <param name="Id">The hash of its secret (<see cref="Secret.Hash"/>): names the session, opens nothing.</param>
/// <param name="Member">Who signed in.</param>
/// <param name="Started">When.</param>
/// <param name="Until">When it runs out.</param>
/// <param name="Device">The device in two words (Firefox, Android), so that its owner knows it again; or null.</param>
public sealed record Session(string Id, MemberId Member, DateTimeOffset Started, DateTimeOffset Until, string? Device);

/// <summary>Everything about people that a request needs: swapped as a whole after each change, before the change is acknowledged. Immutable.</summary>
public sealed class PeopleSnapshot
{
    private readonly Dictionary<AuthorId, Member> byAuthor;

    /// <summary>Makes a snapshot.</summary>
    public PeopleSnapshot(long sequence, ImmutableDictionary<MemberId, Member> members, ImmutableDictionary<PersonId, Person> persons, ImmutableDictionary<string, Session> sessions)
    {
        (Sequence, Members, AllPersons, Sessions) = (sequence, members, persons, sessions);
        byAuthor = members.Values.ToDictionary(m => m.Author);
        var hidden = persons.Values.Where(p => p.IsHidden).Select(p => p.Id).ToHashSet();
        hidden.ExceptWith(members.Values.Where(m => m.IsActive).Select(m => m.Person));
        Persons = hidden.Count == 0 ? persons : persons.RemoveRange(hidden);
    }

    /// <summary>Nobody.</summary>
    public static PeopleSnapshot Empty { get; } = new(0, ImmutableDictionary<MemberId, Member>.Empty, ImmutableDictionary<PersonId, Person>.Empty, ImmutableDictionary<string, Session>.Empty);

    /// <summary>Rises with each change of this run; for cache keys.</summary>
    public long Sequence { get; }

    /// <summary>All members.</summary>
    public ImmutableDictionary<MemberId, Member> Members { get; }

    /// <summary>Everybody who may be named: all but those whose entry is restricted or has run out. Active members are always here.</summary>
    public ImmutableDictionary<PersonId, Person> Persons { get; }

    /// <summary>All persons, the hidden ones too: for the registry itself.</summary>
    public ImmutableDictionary<PersonId, Person> AllPersons { get; }

    /// <summary>Live sessions by the hash of their secret.</summary>
    public ImmutableDictionary<string, Session> Sessions { get; }

    /// <summary>The groups: id to title.</summary>
    public ImmutableSortedDictionary<string, string> Groups { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Whether set-up is done: somebody administers.</summary>
    public bool HasAdministrator => Members.Values.Any(m => m is { IsAdministrator: true, IsActive: true });

    /// <summary>Whether fewer than two people administer: then the wiki's own keeper is its single point of failure.</summary>
    public bool NeedsSecondAdministrator => Members.Values.Where(m => m is { IsAdministrator: true, IsActive: true }).DistinctBy(m => m.Person).Count() < 2;

    /// <summary>The live sessions of a member, newest first.</summary>
    public IEnumerable<Session> SessionsOf(MemberId member) => Sessions.Values.Where(s => s.Member == member).OrderByDescending(s => s.Started);

    /// <summary>Why a member's rights or activity cannot become so: nobody would administer any more, or there is no such member; null where it can.</summary>
    public Problem? CheckChange(MemberId id, bool isAdministrator, bool isActive) =>
        !Members.TryGetValue(id, out var member) ? new(ProblemCode.NotFound)
        : member is { IsAdministrator: true, IsActive: true } && !(isAdministrator && isActive)
            && !Members.Values.Any(m => m is { IsAdministrator: true, IsActive: true } && m.Id != id) ? new(ProblemCode.LastAdministrator)
        : null;

    /// <summary>The next snapshot; what is not given stays.</summary>
    public PeopleSnapshot With(
        ImmutableDictionary<MemberId, Member>? members = null, ImmutableDictionary<PersonId, Person>? persons = null, ImmutableDictionary<string, Session>? sessions = null) =>
        new(Sequence + 1, members ?? Members, persons ?? AllPersons, sessions ?? Sessions) { Groups = Groups };

    /// <summary>The next snapshot with other groups and whoever belongs to them.</summary>
    public PeopleSnapshot WithGroups(ImmutableSortedDictionary<string, string> groups, ImmutableDictionary<MemberId, Member> members) =>
        new(Sequence + 1, members, AllPersons, Sessions) { Groups = groups };

    /// <summary>The name behind a pseudonym, while the registry has one; else null.</summary>
    public string? NameOf(AuthorId author) =>
        byAuthor.TryGetValue(author, out var member) && AllPersons.GetValueOrDefault(member.Person) is not { IsHidden: true } ? member.DisplayName : null;

    /// <summary>The actor of a live session, else a visitor.</summary>
    public Actor ActorOf(string? sessionId, DateTimeOffset now) =>
        sessionId is not null && Sessions.TryGetValue(sessionId, out var session) && session.Until > now && Members.TryGetValue(session.Member, out var member)
            ? ActorOf(member)
            : Actor.Visitor.Instance;

    /// <summary>The actor that a member is; a visitor once they are no longer active.</summary>
    public static Actor ActorOf(Member member) =>
        member.IsActive ? new Actor.Member(member.Id, member.Author, member.Person, member.IsAdministrator) { Groups = member.Groups, IsGuest = member is { IsGuest: true, IsAdministrator: false } } : Actor.Visitor.Instance;
}
