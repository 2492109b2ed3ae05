using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IPersonRegistry"/>
internal sealed class PersonRegistry(PeopleDatabase database, TokenRegistry tokens) : IPersonRegistry, IQueryCount
{
    // What goes with a person who is no member; the person comes last.
    private static readonly (string Table, string Column)[] PersonRows = [("digest_wishes", "person"), ("digests", "person"), ("digest_items", "person"), ("links", "person"), ("persons", "id")];

    public long Queries => database.Queries;

    public PeopleSnapshot Current => database.Current;

    private WikiId Wiki => database.Wiki;

    public Task SavePersonAsync(Person person, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            Save(connection, person);
            return (now.With(persons: now.AllPersons.SetItem(person.Id, person)), true);
        },
        ct);

    public Task<Problem?> RemovePersonAsync(PersonId id, CancellationToken ct) => database.ChangeAsync<Problem?>(
        (connection, now) =>
        {
            if (!now.AllPersons.ContainsKey(id) || now.Members.Values.Any(m => m.Person == id))
            {
                return (now, new Problem(now.AllPersons.ContainsKey(id) ? ProblemCode.PersonIsMember : ProblemCode.NotFound));
            }

            foreach (var (table, column) in PersonRows)
            {
                connection.Run($"DELETE FROM {table} WHERE wiki = $wiki AND {column} = $id", ("$wiki", Wiki), ("$id", id));
            }

            return (now.With(persons: now.AllPersons.Remove(id)), null);
        },
        ct);

    public Task<Member> AddMemberAsync(PersonId person, string displayName, bool isAdministrator, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            if (!now.AllPersons.ContainsKey(person))
            {
                throw new ArgumentException("There is no such person.", nameof(person));
            }

            var member = new Member(MemberId.New(), AuthorId.New(), person, displayName, isAdministrator, IsActive: true);
            connection.Run(
                "INSERT INTO members (wiki, id, author, person, display_name, is_administrator, is_active) VALUES ($wiki, $id, $author, $person, $name, $administers, 1)",
                ("$wiki", Wiki), ("$id", member.Id), ("$author", member.Author), ("$person", person), ("$name", displayName), ("$administers", isAdministrator));
            return (now.With(members: now.Members.Add(member.Id, member)), member);
        },
        ct);

    public Task<Problem?> ChangeMemberAsync(MemberId id, bool isAdministrator, bool isActive, CancellationToken ct) => database.ChangeAsync<Problem?>(
        (connection, now) =>
        {
            if (now.CheckChange(id, isAdministrator, isActive) is { } problem)
            {
                return (now, problem);
            }

            var member = now.Members[id] with { IsAdministrator = isAdministrator && isActive, IsActive = isActive, Groups = isActive ? now.Members[id].Groups : GroupSet.None };
            if (now.Members[id].IsAdministrator && !member.IsAdministrator && LocalAdministrators.IsTheLast(connection, Wiki, id))
            {
                return (now, new Problem(ProblemCode.LastAdministrator));
            }

            connection.Run(
                "UPDATE members SET is_administrator = $administers, is_active = $active WHERE wiki = $wiki AND id = $id",
                ("$wiki", Wiki), ("$id", id), ("$administers", member.IsAdministrator), ("$active", isActive));
            if (isActive)
            {
                return (now.With(members: now.Members.SetItem(id, member)), null);
            }

            End(connection, member);
            tokens.Forget(id);
            return (now.With(now.Members.SetItem(id, member), sessions: now.Sessions.RemoveRange(now.SessionsOf(id).Select(s => s.Id))), null);
        },
        ct);

    public Task<Problem?> RenameMemberAsync(MemberId id, string name, CancellationToken ct) => database.ChangeAsync<Problem?>(
        (connection, now) =>
        {
            if (!now.Members.TryGetValue(id, out var member))
            {
                return (now, new Problem(ProblemCode.NotFound));
            }

            var person = now.AllPersons[member.Person] with { Name = name };
            Save(connection, person);
            connection.Run("UPDATE members SET display_name = $name WHERE wiki = $wiki AND id = $id", ("$wiki", Wiki), ("$id", id), ("$name", name));
            return (now.With(now.Members.SetItem(id, member with { DisplayName = name }), now.AllPersons.SetItem(person.Id, person)), null);
        },
        ct);

    public Task HideFirstWeeksAsync(MemberId id, bool isHidden, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            if (!now.Members.TryGetValue(id, out var member) || member.HidesFirstWeeks == isHidden)
            {
                return (now, false);
            }

            connection.Run("UPDATE members SET hides_first_weeks = $hidden WHERE wiki = $wiki AND id = $id", ("$wiki", Wiki), ("$id", id), ("$hidden", isHidden));
            return (now.With(now.Members.SetItem(id, member with { HidesFirstWeeks = isHidden })), true);
        },
        ct);

    public Task<string> StartSessionAsync(MemberId member, DateTimeOffset until, string? device, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            if (now.Members.GetValueOrDefault(member) is not { IsActive: true })
            {
                throw new ArgumentException("Only an active member can sign in.", nameof(member));
            }

            var moment = database.Clock.GetUtcNow();
            var secret = Secret.New();
            var session = new Session(Secret.Hash(secret), member, moment, until, device);
            connection.Run("DELETE FROM sessions WHERE wiki = $wiki AND until <= $now", ("$wiki", Wiki), ("$now", moment));
            connection.Run(
                "INSERT INTO sessions (wiki, hash, member, started, until, device) VALUES ($wiki, $hash, $member, $started, $until, $device)",
                ("$wiki", Wiki), ("$hash", session.Id), ("$member", member), ("$started", moment), ("$until", until), ("$device", device));
            var live = now.Sessions.RemoveRange(now.Sessions.Values.Where(s => s.Until <= moment).Select(s => s.Id));
            return (now.With(sessions: live.Add(session.Id, session)), secret);
        },
        ct);

    public Task ExtendSessionAsync(string sessionId, DateTimeOffset until, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            if (!now.Sessions.TryGetValue(sessionId, out var session) || session.Until >= until)
            {
                return (now, false);
            }

            connection.Run("UPDATE sessions SET until = $until WHERE wiki = $wiki AND hash = $hash", ("$wiki", Wiki), ("$hash", sessionId), ("$until", until));
            return (now.With(sessions: now.Sessions.SetItem(sessionId, session with { Until = until })), true);
        },
        ct);

    public Task EndSessionAsync(string secret, CancellationToken ct)
    {
        var id = Secret.Hash(secret);
        return database.ChangeAsync((connection, now) => (End(connection, now, [id]), true), ct);
    }

    public Task EndSessionsAsync(MemberId member, Func<Session, bool> which, CancellationToken ct) => database.ChangeAsync(
        (connection, now) => (End(connection, now, [.. now.SessionsOf(member).Where(which).Select(s => s.Id)]), true), ct);

    public Actor ActorOfSession(string? secret, DateTimeOffset now) =>
        secret is { Length: Secret.Length } ? database.Current.ActorOf(Secret.Hash(secret), now) : Actor.Visitor.Instance;

    public Task AuditAsync(Actor actor, string action, string? subject, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            AuditLog.Write(connection, Wiki, database.Clock.GetUtcNow(), AuditLine.NameOf(actor), action, subject);
            return true;
        },
        ct);

    private void Save(SqliteConnection connection, Person person) => PersonRow.Save(connection, Wiki, person);

    // Everything by which a former member could come back, and the means to sign in.
    private void End(SqliteConnection connection, Member member)
    {
        connection.Run("DELETE FROM sessions WHERE wiki = $wiki AND member = $member", ("$wiki", Wiki), ("$member", member.Id));
        connection.Run("DELETE FROM tokens WHERE wiki = $wiki AND member = $member", ("$wiki", Wiki), ("$member", member.Id));
        connection.Run("DELETE FROM group_members WHERE wiki = $wiki AND member = $member", ("$wiki", Wiki), ("$member", member.Id));
        connection.Run("DELETE FROM calendars WHERE wiki = $wiki AND member = $member", ("$wiki", Wiki), ("$member", member.Id));
        connection.Run(
            "UPDATE links SET is_revoked = 1 WHERE wiki = $wiki AND (created_by = $member OR person = $person)",
            ("$wiki", Wiki), ("$member", member.Id), ("$person", member.Person));
        ProviderRegistry.Bar(connection, Wiki, member.Id);
        connection.Run("DELETE FROM accounts WHERE member = $member", ("$member", member.Id));
    }

    private PeopleSnapshot End(SqliteConnection connection, PeopleSnapshot now, IReadOnlyList<string> sessions)
    {
        foreach (var id in sessions)
        {
            connection.Run("DELETE FROM sessions WHERE wiki = $wiki AND hash = $hash", ("$wiki", Wiki), ("$hash", id));
        }

        return now.With(sessions: now.Sessions.RemoveRange(sessions));
    }
}
