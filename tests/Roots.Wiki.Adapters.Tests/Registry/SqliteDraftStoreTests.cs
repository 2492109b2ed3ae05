using Roots.Wiki.People;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteDraftStoreTests : DraftStoreContract, IDisposable
{
    private readonly SqlitePeople people = new(new SettableClock());

    protected override IDraftStore Drafts => people.Database.Drafts;

    public void Dispose() => people.Dispose();
}
