namespace Roots.Wiki.Adapters.Registry;

/// <summary>The steps of <c>people.db</c>. A step is never changed once released.</summary>
/// <remarks>Own tables have the wiki's id as first key column, so that one server database can later hold them all. Moments are ticks of UTC.</remarks>
internal static class PeopleSchema
{
    public static readonly IReadOnlyList<string> Steps = [People, Accounts, KnowledgeLog.Schema, ClarificationSchema.Step, KnowledgeLog.Months, ReadTicks.Schema, MeetingLog.Schema, DigestRegistry.Schema, DraftPhotos.Schema, CalendarRegistry.Schema, FirstWeeks, RecordingStore.Schema, SharedEmails, ProviderRegistry.Schema, AuditLog.Schema, ErasureSchema.Step, MailboxRegistry.Schema, GroupRegistry.Schema, PersonRow.Schema];

    private const string FirstWeeks = "ALTER TABLE members ADD COLUMN hides_first_weeks INTEGER NOT NULL DEFAULT 0;";

    // Two people may share an e-mail address: it is a way to reach somebody, not who they are.
    private const string SharedEmails = """
        DROP INDEX accounts_by_email;
        CREATE INDEX accounts_by_email ON accounts (normalized_email) WHERE normalized_email IS NOT NULL;
        """;

    private const string People = """
        CREATE TABLE persons (
            wiki TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, email TEXT, phone TEXT, purpose TEXT,
            PRIMARY KEY (wiki, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE members (
            wiki TEXT NOT NULL, id TEXT NOT NULL, author TEXT NOT NULL, person TEXT NOT NULL, display_name TEXT NOT NULL,
            is_administrator INTEGER NOT NULL, is_active INTEGER NOT NULL,
            PRIMARY KEY (wiki, id), UNIQUE (wiki, author),
            FOREIGN KEY (wiki, person) REFERENCES persons (wiki, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE sessions (
            wiki TEXT NOT NULL, hash TEXT NOT NULL, member TEXT NOT NULL, started INTEGER NOT NULL, until INTEGER NOT NULL, device TEXT,
            PRIMARY KEY (wiki, hash),
            FOREIGN KEY (wiki, member) REFERENCES members (wiki, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE links (
            wiki TEXT NOT NULL, hash TEXT NOT NULL, id TEXT NOT NULL, purpose TEXT NOT NULL, role TEXT, role_kind TEXT, person TEXT,
            administers INTEGER NOT NULL, created_by TEXT, created INTEGER NOT NULL, until INTEGER NOT NULL, used INTEGER, is_revoked INTEGER NOT NULL,
            PRIMARY KEY (wiki, hash), UNIQUE (wiki, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE tokens (
            wiki TEXT NOT NULL, hash TEXT NOT NULL, name TEXT NOT NULL, member TEXT, scope TEXT NOT NULL, created INTEGER NOT NULL,
            PRIMARY KEY (wiki, hash),
            FOREIGN KEY (wiki, member) REFERENCES members (wiki, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE drafts (
            wiki TEXT NOT NULL, owner TEXT NOT NULL, page TEXT NOT NULL, question TEXT NOT NULL, base TEXT, base_text TEXT, text TEXT NOT NULL,
            state TEXT NOT NULL, reason TEXT, is_private INTEGER NOT NULL, changed INTEGER NOT NULL, is_closed INTEGER NOT NULL,
            PRIMARY KEY (wiki, owner, page, question)) STRICT, WITHOUT ROWID;
        CREATE TABLE audit (
            wiki TEXT NOT NULL, id INTEGER NOT NULL, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT,
            PRIMARY KEY (wiki, id)) STRICT, WITHOUT ROWID;
        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
        """;

    // The columns that Identity's own store reads and writes; names as PeopleContext maps them.
    private const string Accounts = """
        CREATE TABLE accounts (
            id TEXT NOT NULL PRIMARY KEY, member TEXT, user_name TEXT, normalized_user_name TEXT, email TEXT, normalized_email TEXT,
            email_confirmed INTEGER NOT NULL, password_hash TEXT, security_stamp TEXT, concurrency_stamp TEXT, created INTEGER NOT NULL,
            lockout_end INTEGER, lockout_enabled INTEGER NOT NULL, access_failed_count INTEGER NOT NULL) STRICT;
        CREATE UNIQUE INDEX accounts_by_name ON accounts (normalized_user_name);
        CREATE UNIQUE INDEX accounts_by_email ON accounts (normalized_email) WHERE normalized_email IS NOT NULL;
        CREATE UNIQUE INDEX accounts_by_member ON accounts (member) WHERE member IS NOT NULL;
        CREATE TABLE account_claims (
            id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            claim_type TEXT, claim_value TEXT) STRICT;
        CREATE TABLE account_logins (
            login_provider TEXT NOT NULL, provider_key TEXT NOT NULL, provider_display_name TEXT,
            account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
            PRIMARY KEY (login_provider, provider_key)) STRICT;
        CREATE TABLE account_tokens (
            account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, login_provider TEXT NOT NULL, name TEXT NOT NULL, value TEXT,
            PRIMARY KEY (account, login_provider, name)) STRICT;
        CREATE TABLE account_passkeys (
            credential_id BLOB NOT NULL PRIMARY KEY, account TEXT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE, data TEXT NOT NULL) STRICT;
        CREATE INDEX account_passkeys_by_account ON account_passkeys (account);
        """;
}
