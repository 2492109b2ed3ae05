using Roots.Wiki.Clarifications;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People;

public sealed class InMemoryClarificationsTests : ClarificationRegistryContract
{
    protected override IClarificationRegistry Registry { get; } = new InMemoryClarifications();

    protected override IClarificationRegistry Again() => Registry;
}
