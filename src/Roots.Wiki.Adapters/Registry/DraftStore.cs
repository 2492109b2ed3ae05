using Microsoft.Data.Sqlite;
using Roots.Wiki.People;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IDraftStore"/>
internal sealed class DraftStore(PeopleDatabase database) : IDraftStore
{
    private const string Columns = "owner, page, question, base, base_text, text, state, reason, is_private, changed, is_closed";

    private const string InOrder = "ORDER BY changed, page, question";

    private WikiId Wiki => database.Wiki;

    public Task SaveAsync(Draft draft, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            $"""
            INSERT INTO drafts (wiki, {Columns})
            VALUES ($wiki, $owner, $page, $question, $base, $baseText, $text, $state, $reason, $private, $changed, $closed)
            ON CONFLICT (wiki, owner, page, question) DO UPDATE SET
                base = $base, base_text = $baseText, text = $text, state = $state, reason = $reason, is_private = $private, changed = $changed, is_closed = $closed
            """,
            ("$wiki", Wiki), ("$owner", draft.Owner.Key), ("$page", draft.Page.Value), ("$question", draft.Question), ("$base", draft.Base?.Value),
            ("$baseText", draft.BaseText), ("$text", draft.Text), ("$state", draft.State), ("$reason", draft.Reason), ("$private", draft.IsPrivate),
            ("$changed", draft.ChangedAt), ("$closed", draft.IsClosed)),
        ct);

    public Task<IReadOnlyList<Draft>> ListAsync(DraftOwner owner, PagePath? page, CancellationToken ct) =>
        RowsAsync("owner = $owner AND ($page IS NULL OR page = $page)", ct, ("$owner", owner.Key), ("$page", page?.Value));

    public Task<IReadOnlyList<Draft>> WaitingAsync(PagePath? role, CancellationToken ct) =>
        RowsAsync("owner LIKE 'l:%' AND ($page IS NULL OR page = $page)", ct, ("$page", role?.Value));

    public Task<IReadOnlyList<Draft>> DueAsync(DateTimeOffset before, CancellationToken ct) =>
        RowsAsync("owner LIKE 'm:%' AND question <> '' AND is_private = 0 AND (is_closed = 1 OR changed < $before)", ct, ("$before", before));

    public Task CloseAsync(DraftOwner owner, PagePath page, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            "UPDATE drafts SET is_closed = 1 WHERE wiki = $wiki AND owner = $owner AND page = $page",
            ("$wiki", Wiki), ("$owner", owner.Key), ("$page", page.Value)),
        ct);

    public async Task<bool> DeleteAsync(Draft draft, CancellationToken ct) => await database.WriteAsync(
        connection => connection.Run(
            """
            DELETE FROM drafts
            WHERE wiki = $wiki AND owner = $owner AND page = $page AND question = $question
              AND changed = $changed AND text = $text AND state = $state AND reason IS $reason
            """,
            ("$wiki", Wiki), ("$owner", draft.Owner.Key), ("$page", draft.Page.Value), ("$question", draft.Question),
            ("$changed", draft.ChangedAt), ("$text", draft.Text), ("$state", draft.State), ("$reason", draft.Reason)),
        ct).ConfigureAwait(false) > 0;

    private Task<IReadOnlyList<Draft>> RowsAsync(string where, CancellationToken ct, params (string Name, object? Value)[] values) => database.ReadAsync<IReadOnlyList<Draft>>(
        connection => connection.Rows($"SELECT {Columns} FROM drafts WHERE wiki = $wiki AND {where} {InOrder}", Read, [("$wiki", Wiki), .. values]), ct);

    private static Draft Read(SqliteDataReader row) => new(
        OwnerOf(row.GetString(0)),
        PagePath.Parse(row.GetString(1)),
        row.GetString(2),
        row.Text(3) is { } blob ? BlobId.Parse(blob) : null,
        row.Text(4),
        row.GetString(5),
        Enum.Parse<AnswerState>(row.GetString(6)),
        row.Text(7),
        row.GetBoolean(8),
        row.Moment(9),
        row.GetBoolean(10));

    internal static DraftOwner OwnerOf(string key) => key.StartsWith("m:", StringComparison.Ordinal) ? new(MemberId.Parse(key[2..]), null) : new(null, key[2..]);
}
