namespace Roots.Wiki.Adapters.Registry;

/// <summary>The step of <c>people.db</c> that keeps erasures.</summary>
internal static class ErasureSchema
{
    public const string Step = """
        CREATE TABLE erasures (
            wiki TEXT NOT NULL, id TEXT NOT NULL, state TEXT NOT NULL, scope TEXT, requested_by TEXT NOT NULL, requested_as TEXT NOT NULL, requested INTEGER NOT NULL,
            ground TEXT NOT NULL, reference TEXT NOT NULL, recipients TEXT NOT NULL, backups_until TEXT NOT NULL,
            decided_by TEXT, decided_as TEXT, decided INTEGER, ended INTEGER, outcome TEXT, remains TEXT,
            PRIMARY KEY (wiki, id)) STRICT, WITHOUT ROWID;
        CREATE TABLE erasure_notes (
            wiki TEXT NOT NULL, page TEXT NOT NULL, day TEXT NOT NULL,
            PRIMARY KEY (wiki, page)) STRICT, WITHOUT ROWID;
        """;
}
