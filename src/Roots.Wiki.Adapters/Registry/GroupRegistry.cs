using System.Collections.Immutable;
using Microsoft.Data.Sqlite;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IGroupRegistry"/>
internal sealed class GroupRegistry(PeopleDatabase database) : IGroupRegistry
{
    public const string Schema = """
        CREATE TABLE member_groups (
            wiki TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
            PRIMARY KEY (wiki, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE group_members (
            wiki TEXT NOT NULL, group_id TEXT NOT NULL, member TEXT NOT NULL,
            PRIMARY KEY (wiki, group_id, member),
            FOREIGN KEY (wiki, group_id) REFERENCES member_groups (wiki, id),
            FOREIGN KEY (wiki, member) REFERENCES members (wiki, id)) STRICT, WITHOUT ROWID;
        ALTER TABLE members ADD COLUMN is_guest INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE links ADD COLUMN as_guest INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE links ADD COLUMN shows_names INTEGER NOT NULL DEFAULT 0;
        """;

    private WikiId Wiki => database.Wiki;

    public Task SaveAsync(string id, string title, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            connection.Run(
                "INSERT INTO member_groups (wiki, id, title) VALUES ($wiki, $id, $title) ON CONFLICT (wiki, id) DO UPDATE SET title = $title",
                ("$wiki", Wiki), ("$id", id), ("$title", title));
            return (now.WithGroups(now.Groups.SetItem(id, title), now.Members), true);
        },
        ct);

    public Task SetMembersAsync(string id, IReadOnlyCollection<MemberId> members, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            if (!now.Groups.ContainsKey(id))
            {
                return (now, false);
            }

            var next = now.Members;
            foreach (var member in now.Members.Values.Where(m => m.Groups.Contains(id) != (m.IsActive && members.Contains(m.Id))))
            {
                var joins = !member.Groups.Contains(id);
                connection.Run(
                    joins ? "INSERT INTO group_members (wiki, group_id, member) VALUES ($wiki, $id, $member)" : "DELETE FROM group_members WHERE wiki = $wiki AND group_id = $id AND member = $member",
                    ("$wiki", Wiki), ("$id", id), ("$member", member.Id));
                next = next.SetItem(member.Id, member with { Groups = member.Groups.With(id, joins) });
            }

            return (now.WithGroups(now.Groups, next), true);
        },
        ct);

    public Task DeleteAsync(string id, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            connection.Run("DELETE FROM group_members WHERE wiki = $wiki AND group_id = $id", ("$wiki", Wiki), ("$id", id));
            connection.Run("DELETE FROM member_groups WHERE wiki = $wiki AND id = $id", ("$wiki", Wiki), ("$id", id));
            var left = now.Members.Values.Where(m => m.Groups.Contains(id)).Select(m => KeyValuePair.Create(m.Id, m with { Groups = m.Groups.With(id, false) }));
            return (now.WithGroups(now.Groups.Remove(id), now.Members.SetItems(left)), true);
        },
        ct);

    public Task<Member> AddGuestAsync(PersonId person, string displayName, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            if (!now.Persons.ContainsKey(person))
            {
                throw new ArgumentException("There is no such person.", nameof(person));
            }

            var guest = new Member(MemberId.New(), AuthorId.New(), person, displayName, IsAdministrator: false, IsActive: true) { IsGuest = true };
            connection.Run(
                "INSERT INTO members (wiki, id, author, person, display_name, is_administrator, is_active, is_guest) VALUES ($wiki, $id, $author, $person, $name, 0, 1, 1)",
                ("$wiki", Wiki), ("$id", guest.Id), ("$author", guest.Author), ("$person", person), ("$name", displayName));
            return (now.With(now.Members.Add(guest.Id, guest)), guest);
        },
        ct);

    public Task SetGuestAsync(MemberId member, bool isGuest, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            if (!now.Members.TryGetValue(member, out var known))
            {
                return (now, false);
            }

            connection.Run("UPDATE members SET is_guest = $guest WHERE wiki = $wiki AND id = $member", ("$wiki", Wiki), ("$member", member), ("$guest", isGuest));
            return (now.With(now.Members.SetItem(member, known with { IsGuest = isGuest })), true);
        },
        ct);

    /// <summary>The snapshot with the groups, whoever belongs to them, and who is a guest.</summary>
    public static PeopleSnapshot Join(SqliteConnection connection, WikiId wiki, PeopleSnapshot people)
    {
        var titles = connection.Rows("SELECT id, title FROM member_groups WHERE wiki = $wiki", row => KeyValuePair.Create(row.GetString(0), row.GetString(1)), ("$wiki", wiki));
        var groups = connection.Rows("SELECT member, group_id FROM group_members WHERE wiki = $wiki", row => (Member: MemberId.Parse(row.GetString(0)), Group: row.GetString(1)), ("$wiki", wiki)).ToLookup(r => r.Member, r => r.Group);
        var guests = connection.Rows("SELECT id FROM members WHERE wiki = $wiki AND is_guest = 1", row => MemberId.Parse(row.GetString(0)), ("$wiki", wiki)).ToHashSet();
        var joined = people.Members.Values.Where(m => groups.Contains(m.Id) || guests.Contains(m.Id))
            .Select(m => KeyValuePair.Create(m.Id, m with { Groups = GroupSet.Of(groups[m.Id]), IsGuest = guests.Contains(m.Id) })).ToList();
        return titles.Count == 0 && joined.Count == 0 ? people : people.WithGroups(titles.ToImmutableSortedDictionary(StringComparer.Ordinal), people.Members.SetItems(joined));
    }
}
