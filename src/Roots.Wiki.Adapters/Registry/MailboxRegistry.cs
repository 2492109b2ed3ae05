using Roots.Wiki.Mail;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IMailboxRegistry"/>
internal sealed class MailboxRegistry(PeopleDatabase database) : IMailboxRegistry
{
    /// <summary>The step of <c>people.db</c> that keeps mailboxes of offices.</summary>
    public const string Schema = """
        CREATE TABLE office_mailboxes (
            wiki TEXT NOT NULL, office TEXT NOT NULL, address TEXT NOT NULL, reader TEXT NOT NULL,
            PRIMARY KEY (wiki, office)) STRICT, WITHOUT ROWID;
        """;

    // What is remembered of the mails to a mailbox, under the id of its reader.
    private static readonly string[] Remembered = ["digest_wishes", "digests", "digest_items"];

    public Task<IReadOnlyList<OfficeMailbox>> AllAsync(CancellationToken ct) => database.ReadAsync<IReadOnlyList<OfficeMailbox>>(
        connection => connection.Rows(
            "SELECT office, address, reader FROM office_mailboxes WHERE wiki = $wiki ORDER BY office",
            row => new OfficeMailbox(PagePath.Parse(row.GetString(0)), row.GetString(1), PersonId.Parse(row.GetString(2))), ("$wiki", database.Wiki)),
        ct);

    public Task SetAsync(PagePath office, string? address, CancellationToken ct) => database.WriteAsync(
        connection =>
        {
            if (address is not null)
            {
                return connection.Run(
                    "INSERT INTO office_mailboxes (wiki, office, address, reader) VALUES ($wiki, $office, $address, $reader) ON CONFLICT (wiki, office) DO UPDATE SET address = $address",
                    ("$wiki", database.Wiki), ("$office", office.Value), ("$address", address), ("$reader", PersonId.New()));
            }

            foreach (var table in Remembered)
            {
                connection.Run(
                    $"DELETE FROM {table} WHERE wiki = $wiki AND person IN (SELECT reader FROM office_mailboxes WHERE wiki = $wiki AND office = $office)",
                    ("$wiki", database.Wiki), ("$office", office.Value));
            }

            return connection.Run("DELETE FROM office_mailboxes WHERE wiki = $wiki AND office = $office", ("$wiki", database.Wiki), ("$office", office.Value));
        },
        ct);
}
