using Roots.Wiki.People;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People;

public sealed class InMemoryAuditLogTests : AuditLogContract
{
    private readonly InMemoryPeople people;

    public InMemoryAuditLogTests() => people = new(Clock);

    protected override IPersonRegistry Persons => people;

    protected override IAuditLog Log => people;
}
