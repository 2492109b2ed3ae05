using Microsoft.Data.Sqlite;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.People;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteAuditLogTests : AuditLogContract, IDisposable
{
    private readonly SqlitePeople people;

    public SqliteAuditLogTests() => people = new(Clock);

    protected override IPersonRegistry Persons => people.Database.Persons;

    protected override IAuditLog Log => people.Database.Audit;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("DELETE FROM audit")]
    [InlineData("INSERT INTO audit_limits SELECT wiki, 9000000000000000000 FROM audit LIMIT 1; DELETE FROM audit")]
    [InlineData("INSERT INTO audit_limits SELECT wiki, max(at) FROM audit GROUP BY wiki; DELETE FROM audit WHERE id = 1")]
    public async Task Nobody_takes_a_young_line_away_not_even_by_moving_the_limit(string tampering)
    {
        await Persons.AuditAsync(Actor.Host.Instance, "invited", null, Ct);
        Clock.Now = Clock.Now.AddDays(170);
        await Persons.AuditAsync(Actor.Host.Instance, "invited", null, Ct);

        var refused = Assert.Throws<SqliteException>(() =>
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(people.Folder, PeopleDatabase.FileName)};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = tampering;
            command.ExecuteNonQuery();
        });

        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await Log.ListAsync(AuditFilter.All, 0, 10, Ct)).Count);
    }

    [Fact]
    public async Task Chosen_months_and_marks_live_on_after_a_restart()
    {
        var settings = people.Database.Retention;
        Assert.Equal((24, null), (await settings.MonthsAsync(RetentionKind.Audit, Ct), await settings.MarkAsync("loop", Ct)));
        await settings.SetMonthsAsync(RetentionKind.Audit, 12, Ct);
        await settings.SetMonthsAsync(RetentionKind.Audit, 36, Ct);
        await settings.SetMarkAsync("loop", "a", Ct);
        await settings.SetMarkAsync("loop", "b", Ct);
        people.Reopened();

        Assert.Equal((36, "b"), (await people.Database.Retention.MonthsAsync(RetentionKind.Audit, Ct), await people.Database.Retention.MarkAsync("loop", Ct)));
    }

    public void Dispose() => people.Dispose();
}
