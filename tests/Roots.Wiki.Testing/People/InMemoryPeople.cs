using Roots.Wiki.People;

namespace Roots.Wiki.Testing.People;

/// <summary>Members, links and tokens in memory; passes the same contracts as the database.</summary>
public sealed partial class InMemoryPeople(TimeProvider clock) : IPersonRegistry, ILinkRegistry, ITokenRegistry, IGroupRegistry
{
    private readonly Lock door = new();
    private readonly Dictionary<string, RegistryLink> links = [];
    private readonly Dictionary<string, (MemberId? Member, TokenScope Scope)> tokens = [];

    public PeopleSnapshot Current { get; private set; } = PeopleSnapshot.Empty;

    /// <summary>The lines of the audit log: action and subject.</summary>
    public List<(Actor Actor, string Action, string? Subject)> Audit { get; } = [];

    public Task SavePersonAsync(Person person, CancellationToken ct) => Do(() => Current = Current.With(persons: Current.AllPersons.SetItem(person.Id, person)));

    public Task<Problem?> RemovePersonAsync(PersonId id, CancellationToken ct) => Do(() =>
    {
        if (!Current.AllPersons.ContainsKey(id) || Current.Members.Values.Any(m => m.Person == id))
        {
            return new Problem(Current.AllPersons.ContainsKey(id) ? ProblemCode.PersonIsMember : ProblemCode.NotFound);
        }

        links.Where(l => l.Value.Person == id).ToList().ForEach(l => links.Remove(l.Key));
        Current = Current.With(persons: Current.AllPersons.Remove(id));
        return (Problem?)null;
    });

    public Task<Member> AddMemberAsync(PersonId person, string displayName, bool isAdministrator, CancellationToken ct) => Do(() =>
    {
        if (!Current.AllPersons.ContainsKey(person))
        {
            throw new ArgumentException("There is no such person.", nameof(person));
        }

        var member = new Member(MemberId.New(), AuthorId.New(), person, displayName, isAdministrator, IsActive: true);
        Current = Current.With(Current.Members.Add(member.Id, member));
        return member;
    });

    public Task<Problem?> ChangeMemberAsync(MemberId id, bool isAdministrator, bool isActive, CancellationToken ct) => Do(() =>
    {
        if (Current.CheckChange(id, isAdministrator, isActive) is { } problem)
        {
            return problem;
        }

        var member = Current.Members[id] with { IsAdministrator = isAdministrator && isActive, IsActive = isActive, Groups = isActive ? Current.Members[id].Groups : GroupSet.None };
        Current = Current.With(Current.Members.SetItem(id, member));
        if (!isActive)
        {
            Current = Current.With(sessions: Current.Sessions.RemoveRange(Current.SessionsOf(id).Select(s => s.Id)));
            tokens.Where(t => t.Value.Member == id).ToList().ForEach(t => tokens.Remove(t.Key));
            links.Where(l => l.Value.CreatedBy == id || l.Value.Person == member.Person).ToList().ForEach(l => links[l.Key] = l.Value with { IsRevoked = true });
        }

        return (Problem?)null;
    });

    public Task<Problem?> RenameMemberAsync(MemberId id, string name, CancellationToken ct) => Do(() =>
    {
        if (!Current.Members.TryGetValue(id, out var member))
        {
            return new Problem(ProblemCode.NotFound);
        }

        var person = Current.AllPersons[member.Person] with { Name = name };
        Current = Current.With(Current.Members.SetItem(id, member with { DisplayName = name }), Current.AllPersons.SetItem(person.Id, person));
        return (Problem?)null;
    });

    public Task HideFirstWeeksAsync(MemberId id, bool isHidden, CancellationToken ct) => Do(() =>
    {
        if (Current.Members.TryGetValue(id, out var member))
        {
            Current = Current.With(Current.Members.SetItem(id, member with { HidesFirstWeeks = isHidden }));
        }

        return true;
    });

    public Task<string> StartSessionAsync(MemberId member, DateTimeOffset until, string? device, CancellationToken ct) => Do(() =>
    {
        if (Current.Members.GetValueOrDefault(member) is not { IsActive: true })
        {
            throw new ArgumentException("Only an active member can sign in.", nameof(member));
        }

        var secret = Secret.New();
        Current = Current.With(sessions: Current.Sessions.Add(Secret.Hash(secret), new(Secret.Hash(secret), member, clock.GetUtcNow(), until, device)));
        return secret;
    });

    public Task ExtendSessionAsync(string sessionId, DateTimeOffset until, CancellationToken ct) => Do(() =>
    {
        if (Current.Sessions.TryGetValue(sessionId, out var session) && session.Until < until)
        {
            Current = Current.With(sessions: Current.Sessions.SetItem(sessionId, session with { Until = until }));
        }

        return true;
    });

    public Task EndSessionAsync(string secret, CancellationToken ct) => Do(() => Current = Current.With(sessions: Current.Sessions.Remove(Secret.Hash(secret))));

    public Task EndSessionsAsync(MemberId member, Func<Session, bool> which, CancellationToken ct) =>
        Do(() => Current = Current.With(sessions: Current.Sessions.RemoveRange(Current.SessionsOf(member).Where(which).Select(s => s.Id))));

    public Actor ActorOfSession(string? secret, DateTimeOffset now) => secret is null ? Actor.Visitor.Instance : Current.ActorOf(Secret.Hash(secret), now);

    public Task AuditAsync(Actor actor, string action, string? subject, CancellationToken ct) => Do(() =>
    {
        Audit.Add((actor, action, subject));
        lines.Add(new(lines.Count == 0 ? 1 : lines[^1].Number + 1, clock.GetUtcNow(), AuditLine.NameOf(actor), action, subject));
        return true;
    });

    public Task<(RegistryLink Link, string Secret)> CreateAsync(RegistryLink template, CancellationToken ct) => Do(() =>
    {
        var secret = Secret.New();
        var link = template with { Id = MemberId.New().Value, UsedAt = null, IsRevoked = false };
        links[secret] = link;
        return (link, secret);
    });

    public Task<RegistryLink?> FindAsync(string secret, DateTimeOffset now, CancellationToken ct) => Do(() => Live(secret, now));

    public Task<RegistryLink?> RedeemAsync(string secret, DateTimeOffset now, CancellationToken ct) => Do(() =>
    {
        var link = Live(secret, now);
        return link is null ? null : links[secret] = link with { UsedAt = link.UsedAt ?? now };
    });

    public Task<IReadOnlyList<RegistryLink>> ListAsync(LinkPurpose purpose, DateTimeOffset now, CancellationToken ct) =>
        Do<IReadOnlyList<RegistryLink>>(() => [.. links.Values.Where(l => l.Purpose == purpose && l.Until > now).Reverse()]);

    public Task RevokeAsync(string id, CancellationToken ct) => Do(() =>
    {
        links.Where(l => l.Value.Id == id).ToList().ForEach(l => links[l.Key] = l.Value with { IsRevoked = true });
        return true;
    });

    public Task RevokeAllAsync(LinkPurpose purpose, PersonId person, CancellationToken ct) => Do(() =>
    {
        links.Where(l => l.Value.Purpose == purpose && l.Value.Person == person).ToList().ForEach(l => links[l.Key] = l.Value with { IsRevoked = true });
        return true;
    });

    public Task<string> CreateAsync(string name, MemberId? member, TokenScope scope, CancellationToken ct) => Do(() =>
    {
        var secret = Secret.New();
        tokens[secret] = (member, scope);
        return secret;
    });

    public ValueTask<(Actor Actor, TokenScope Scope)?> FindAsync(string secret, CancellationToken ct)
    {
        lock (door)
        {
            return new(
                !tokens.TryGetValue(secret, out var token) ? null
                : token.Member is null ? (Actor.Host.Instance, token.Scope)
                : Current.Members.GetValueOrDefault(token.Member) is { IsActive: true } member ? (PeopleSnapshot.ActorOf(member), token.Scope)
                : null);
        }
    }

    public Task SaveAsync(string id, string title, CancellationToken ct) => Do(() => Current = Current.WithGroups(Current.Groups.SetItem(id, title), Current.Members));

    public Task SetMembersAsync(string id, IReadOnlyCollection<MemberId> members, CancellationToken ct) => Do(() => Current = !Current.Groups.ContainsKey(id) ? Current
        : Current.WithGroups(Current.Groups, Current.Members.SetItems(Current.Members.Values.Select(m => KeyValuePair.Create(m.Id, m with { Groups = m.Groups.With(id, m.IsActive && members.Contains(m.Id)) })))));

    public Task DeleteAsync(string id, CancellationToken ct) => Do(() => Current =
        Current.WithGroups(Current.Groups.Remove(id), Current.Members.SetItems(Current.Members.Values.Select(m => KeyValuePair.Create(m.Id, m with { Groups = m.Groups.With(id, false) })))));

    public Task SetGuestAsync(MemberId member, bool isGuest, CancellationToken ct) => Do(() => Current =
        Current.Members.TryGetValue(member, out var known) ? Current.With(Current.Members.SetItem(member, known with { IsGuest = isGuest })) : Current);

    public async Task<Member> AddGuestAsync(PersonId person, string displayName, CancellationToken ct)
    {
        var member = await AddMemberAsync(person, displayName, false, ct) with { IsGuest = true };
        await Do(() => Current = Current.With(Current.Members.SetItem(member.Id, member)));
        return member;
    }

    private RegistryLink? Live(string secret, DateTimeOffset now) =>
        links.TryGetValue(secret, out var link) && !link.IsRevoked && link.Until > now
        && (link.UsedAt is null || link.Purpose.MayBeUsedAgain()) ? link : null;

    private Task<T> Do<T>(Func<T> act)
    {
        lock (door)
        {
            return Task.FromResult(act());
        }
    }
}
