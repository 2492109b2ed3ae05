using Roots.Wiki.Search;
using Roots.Wiki.Testing.Search;

namespace Roots.Wiki.Core.Tests.Search;

public sealed class InMemorySearchEngineTests : SearchEngineContract
{
    protected override ISearchEngine Create() => new InMemorySearchEngine();
}
