using Roots.Wiki.Clarifications;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteClarificationTests : ClarificationRegistryContract, IDisposable
{
    private readonly SqlitePeople people = new(new SettableClock());

    protected override IClarificationRegistry Registry => people.Database.Clarifications;

    protected override IClarificationRegistry Again()
    {
        people.Reopened();
        return people.Database.Clarifications;
    }

    public void Dispose() => people.Dispose();
}
