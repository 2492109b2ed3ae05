using Roots.Wiki.Handovers;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteReadTicksTests : ReadTicksContract, IDisposable
{
    private readonly SqlitePeople people = new(new SettableClock());

    protected override IReadTicks Ticks => people.Database.Ticks;

    public void Dispose() => people.Dispose();
}
