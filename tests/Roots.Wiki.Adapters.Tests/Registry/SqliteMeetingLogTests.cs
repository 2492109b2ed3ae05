using Roots.Wiki.Roles;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteMeetingLogTests : MeetingLogContract, IDisposable
{
    private readonly SqlitePeople people = new(new SettableClock());

    protected override IMeetingLog Log => people.Database.Meetings;

    public void Dispose() => people.Dispose();
}
