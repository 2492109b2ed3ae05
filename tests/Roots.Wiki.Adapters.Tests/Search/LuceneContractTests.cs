using Roots.Wiki.Adapters.Search;
using Roots.Wiki.Search;
using Roots.Wiki.Testing.Search;

namespace Roots.Wiki.Adapters.Tests.Search;

public sealed class LuceneContractTests : SearchEngineContract, IDisposable
{
    private readonly IndexPlace place = new();

    protected override bool IsUnharmed => ((LuceneSearchEngine)Engine).Failures == 0;

    public void Dispose() => place.Dispose();

    protected override ISearchEngine Create() => place.Open();
}
