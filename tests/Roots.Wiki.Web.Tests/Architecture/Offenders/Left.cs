using Roots.Wiki.Web.Tests.Architecture.Offenders.Right;

namespace Roots.Wiki.Web.Tests.Architecture.Offenders.Left;

public sealed class ThroughAField
{
    public Neighbour? Friend { get; init; }
}

public static class ThroughAClosure
{
    public static IEnumerable<int> Ages(IEnumerable<int> seeds) => seeds.Select(seed => new Neighbour(seed).Age);
}

public static class ThroughAnAsyncBody
{
    public static async Task<int> AgeAsync(CancellationToken ct)
    {
        await Task.Yield();
        ct.ThrowIfCancellationRequested();
        return new Neighbour(1).Age;
    }
}
