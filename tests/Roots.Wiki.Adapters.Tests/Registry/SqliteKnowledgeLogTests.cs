using Roots.Wiki.Roles;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteKnowledgeLogTests : KnowledgeLogContract, IDisposable
{
    private readonly SqlitePeople people = new(new SettableClock());

    protected override IKnowledgeLog Log => people.Database.KnowledgeLog;

    public void Dispose() => people.Dispose();
}
