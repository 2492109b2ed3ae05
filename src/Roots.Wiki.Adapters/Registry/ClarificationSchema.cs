namespace Roots.Wiki.Adapters.Registry;

/// <summary>The step of <c>people.db</c> that keeps what readers asked.</summary>
internal static class ClarificationSchema
{
    // The minutes of the offset say on which day somebody asked, where they were.
    public const string Step = """
        CREATE TABLE clarifications (
            wiki TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, page TEXT NOT NULL, question TEXT NOT NULL, base TEXT, text TEXT NOT NULL,
            asked_by TEXT, asked INTEGER NOT NULL, asked_offset INTEGER NOT NULL, to_office TEXT, to_person TEXT,
            state TEXT NOT NULL, reply TEXT, closed_by TEXT, closed INTEGER,
            PRIMARY KEY (wiki, id)) STRICT, WITHOUT ROWID;
        CREATE INDEX clarifications_by_page ON clarifications (wiki, page, asked);
        CREATE INDEX clarifications_by_member ON clarifications (wiki, asked_by, asked);
        """;
}
