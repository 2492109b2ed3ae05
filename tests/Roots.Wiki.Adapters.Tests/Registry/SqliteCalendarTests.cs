using Roots.Wiki.Calendars;
using Roots.Wiki.Testing.Calendars;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteCalendarTests : CalendarRegistryContract, IDisposable
{
    private readonly SqlitePeople people;

    public SqliteCalendarTests() => people = new(Clock);

    protected override ICalendarRegistry Registry => people.Database.Calendars;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_lives_on_after_a_restart_and_dies_with_the_membership()
    {
        await people.Ports.AddAsync("Vera", administers: true);
        var ada = await people.Ports.AddAsync("Ada");
        var (feed, secret) = await Registry.CreateAsync(ada.Id, CalendarScope.Mine, "de", Ct);
        people.Reopened();

        Assert.Equal(feed, await Registry.FindAsync(secret, Ct));
        await people.Ports.Persons.ChangeMemberAsync(ada.Id, isAdministrator: false, isActive: false, Ct);
        Assert.Null(await Registry.FindAsync(secret, Ct));
    }

    public void Dispose() => people.Dispose();
}
