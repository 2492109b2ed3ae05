using Roots.Wiki.Erasure;
using Roots.Wiki.Testing.Erasure;

namespace Roots.Wiki.Core.Tests.Erasure;

public sealed class PassingErasuresTests : ErasureRegistryContract
{
    protected override IErasureRegistry Registry { get; } = new PassingErasures();
}
