using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Roots.Wiki.People.Providers;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IProviderRegistry"/>
internal sealed class ProviderRegistry(PeopleDatabase database) : IProviderRegistry
{
    /// <summary>The step of <c>people.db</c> that keeps what is known from identity providers.</summary>
    public const string Schema = """
        CREATE TABLE oidc_sessions (
            wiki TEXT NOT NULL, session TEXT NOT NULL, issuer TEXT NOT NULL, subject TEXT NOT NULL, sid TEXT, proof TEXT,
            PRIMARY KEY (wiki, session),
            FOREIGN KEY (wiki, session) REFERENCES sessions (wiki, hash) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
        CREATE TABLE oidc_logouts (
            wiki TEXT NOT NULL, issuer TEXT NOT NULL, id TEXT NOT NULL, sid TEXT, at INTEGER NOT NULL,
            PRIMARY KEY (wiki, issuer, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE oidc_grants (
            wiki TEXT NOT NULL, member TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL,
            PRIMARY KEY (wiki, member, kind, target),
            FOREIGN KEY (wiki, member) REFERENCES members (wiki, id) ON DELETE CASCADE) STRICT, WITHOUT ROWID;
        CREATE TABLE oidc_former (
            wiki TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (wiki, hash)) STRICT, WITHOUT ROWID;
        """;

    // Longer than any sign-in that was under way, and than any word of a provider counts.
    private static readonly TimeSpan LogoutsKept = TimeSpan.FromDays(1);

    private WikiId Wiki => database.Wiki;

    public Task<bool> RememberAsync(ProviderSession session, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            if (connection.Value("SELECT 1 FROM oidc_logouts WHERE wiki = $wiki AND issuer = $issuer AND sid = $sid LIMIT 1", ("$wiki", Wiki), ("$issuer", session.Key.Issuer), ("$sid", session.Sid)) is not null)
            {
                return false;
            }

            connection.Run(
                "INSERT INTO oidc_sessions (wiki, session, issuer, subject, sid, proof) VALUES ($wiki, $session, $issuer, $subject, $sid, $proof)",
                ("$wiki", Wiki), ("$session", session.Session), ("$issuer", session.Key.Issuer), ("$subject", session.Key.Subject), ("$sid", session.Sid), ("$proof", session.Proof));
            return true;
        },
        ct);

    public Task<ProviderSession?> FindAsync(string session, CancellationToken ct) => database.ReadAsync(
        connection => connection.Rows(
            "SELECT session, issuer, subject, sid, proof FROM oidc_sessions WHERE wiki = $wiki AND session = $session",
            row => new ProviderSession(row.GetString(0), new(row.GetString(1), row.GetString(2)), row.Text(3), row.Text(4)),
            ("$wiki", Wiki), ("$session", session)).FirstOrDefault(),
        ct);

    public Task<bool> LogOutAsync(ProviderLogout logout, CancellationToken ct) => database.ChangeAsync(
        (connection, now) =>
        {
            var moment = database.Clock.GetUtcNow();
            connection.Run("DELETE FROM oidc_logouts WHERE wiki = $wiki AND at <= $old", ("$wiki", Wiki), ("$old", moment - LogoutsKept));
            var isFirst = connection.Run(
                "INSERT INTO oidc_logouts (wiki, issuer, id, sid, at) VALUES ($wiki, $issuer, $id, $sid, $at) ON CONFLICT DO NOTHING",
                ("$wiki", Wiki), ("$issuer", logout.Issuer), ("$id", logout.Id), ("$sid", logout.Sid), ("$at", moment)) == 1;
            return isFirst ? (End(connection, now, logout.Issuer, logout.Subject, logout.Sid), true) : (now, false);
        },
        ct);

    public Task EndSessionsAsync(ProviderKey key, CancellationToken ct) =>
        database.ChangeAsync((connection, now) => (End(connection, now, key.Issuer, key.Subject, null), true), ct);

    public Task GrantAsync(MemberId member, IReadOnlyCollection<ProviderGrant> grants, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            connection.Run("DELETE FROM oidc_grants WHERE wiki = $wiki AND member = $member", ("$wiki", Wiki), ("$member", member));
            foreach (var grant in grants.Distinct())
            {
                connection.Run(
                    "INSERT INTO oidc_grants (wiki, member, kind, target) VALUES ($wiki, $member, $kind, $target)",
                    ("$wiki", Wiki), ("$member", member), ("$kind", grant.Kind), ("$target", grant.Target));
            }

            return true;
        },
        ct);

    public Task<IReadOnlyList<(MemberId Member, ProviderGrant Grant)>> GrantsAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<(MemberId, ProviderGrant)>>(
        connection => connection.Rows(
            "SELECT member, kind, target FROM oidc_grants WHERE wiki = $wiki ORDER BY member, kind, target",
            row => (MemberId.Parse(row.GetString(0)), new ProviderGrant(Enum.Parse<GrantKind>(row.GetString(1)), row.GetString(2))),
            ("$wiki", Wiki)),
        ct);

    public Task<bool> IsBarredAsync(ProviderKey key, CancellationToken ct) => database.ReadAsync(
        connection => connection.Value("SELECT 1 FROM oidc_former WHERE wiki = $wiki AND hash = $hash", ("$wiki", Wiki), ("$hash", Hash(key.Issuer, key.Subject))) is not null, ct);

    public Task LiftAsync(ProviderKey key, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run("DELETE FROM oidc_former WHERE wiki = $wiki AND hash = $hash", ("$wiki", Wiki), ("$hash", Hash(key.Issuer, key.Subject))), ct);

    /// <summary>Keeps in mind, as hashes only, whom the provider must not bring back; before the member's account goes.</summary>
    internal static void Bar(SqliteConnection connection, WikiId wiki, MemberId member)
    {
        var keys = connection.Rows(
            "SELECT l.login_provider, l.provider_key FROM account_logins l JOIN accounts a ON a.id = l.account WHERE a.member = $member",
            row => Hash(row.GetString(0), row.GetString(1)), ("$member", member));
        foreach (var hash in keys)
        {
            connection.Run("INSERT INTO oidc_former (wiki, hash) VALUES ($wiki, $hash) ON CONFLICT DO NOTHING", ("$wiki", wiki), ("$hash", hash));
        }

        connection.Run("DELETE FROM oidc_grants WHERE wiki = $wiki AND member = $member", ("$wiki", wiki), ("$member", member));
    }

    // The length stands before the parts, so that no two keys make the same text.
    private static string Hash(string issuer, string subject) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer.Length}:{issuer}{subject}")));

    private Roots.Wiki.People.PeopleSnapshot End(SqliteConnection connection, Roots.Wiki.People.PeopleSnapshot now, string issuer, string? subject, string? sid)
    {
        var ended = connection.Rows(
            "SELECT session FROM oidc_sessions WHERE wiki = $wiki AND issuer = $issuer AND ($subject IS NULL OR subject = $subject) AND ($sid IS NULL OR sid = $sid)",
            row => row.GetString(0), ("$wiki", Wiki), ("$issuer", issuer), ("$subject", subject), ("$sid", sid));
        foreach (var session in ended)
        {
            connection.Run("DELETE FROM sessions WHERE wiki = $wiki AND hash = $hash", ("$wiki", Wiki), ("$hash", session));
        }

        return now.With(sessions: now.Sessions.RemoveRange(ended));
    }
}
