using Microsoft.Data.Sqlite;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>Who administers and gets in without any identity provider: by a password or a passkey of the wiki's own.</summary>
internal static class LocalAdministrators
{
    /// <summary>Whether this member is the only one: a provider that is down would then keep everybody out of the administration.</summary>
    public static bool IsTheLast(SqliteConnection connection, WikiId wiki, MemberId member)
    {
        var local = connection.Rows(
            """
            SELECT m.id FROM members m JOIN accounts a ON a.member = m.id
            WHERE m.wiki = $wiki AND m.is_administrator = 1 AND m.is_active = 1
              AND (a.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM account_passkeys p WHERE p.account = a.id))
            """,
            row => row.GetString(0), ("$wiki", wiki));
        return local is [var only] && only == member.Value;
    }
}
