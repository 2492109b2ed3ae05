using Roots.Wiki.Handovers;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Handovers;

public sealed class PassingTicksTests : ReadTicksContract
{
    protected override IReadTicks Ticks { get; } = new PassingTicks();
}
