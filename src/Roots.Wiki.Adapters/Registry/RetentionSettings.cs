using System.Globalization;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <inheritdoc cref="IRetentionSettings"/>
/// <remarks>Its tables are made by the step of <see cref="AuditLog"/>.</remarks>
internal sealed class RetentionSettings(PeopleDatabase database) : IRetentionSettings
{
    private WikiId Wiki => database.Wiki;

    public async Task<int> MonthsAsync(RetentionKind kind, CancellationToken ct) =>
        await database.ReadAsync(connection => connection.Value("SELECT months FROM retention WHERE wiki = $wiki AND kind = $kind", ("$wiki", Wiki), ("$kind", kind)), ct).ConfigureAwait(false) is { } months
            ? Convert.ToInt32(months, CultureInfo.InvariantCulture)
            : RetentionRule.Of(kind).Months;

    public Task SetMonthsAsync(RetentionKind kind, int months, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            "INSERT INTO retention (wiki, kind, months) VALUES ($wiki, $kind, $months) ON CONFLICT (wiki, kind) DO UPDATE SET months = $months", ("$wiki", Wiki), ("$kind", kind), ("$months", months)),
        ct);

    public Task<string?> MarkAsync(string name, CancellationToken ct) =>
        database.ReadAsync(connection => connection.Value("SELECT value FROM loop_marks WHERE wiki = $wiki AND name = $name", ("$wiki", Wiki), ("$name", name)) as string, ct);

    public Task SetMarkAsync(string name, string value, CancellationToken ct) => database.WriteAsync(
        connection => connection.Run(
            "INSERT INTO loop_marks (wiki, name, value) VALUES ($wiki, $name, $value) ON CONFLICT (wiki, name) DO UPDATE SET value = $value", ("$wiki", Wiki), ("$name", name), ("$value", value)),
        ct);
}
