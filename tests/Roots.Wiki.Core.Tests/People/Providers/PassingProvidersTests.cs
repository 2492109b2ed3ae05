using Roots.Wiki.People.Providers;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People.Providers;

public sealed class PassingProvidersTests : ProviderRegistryContract
{
    public PassingProvidersTests()
    {
        People = PeoplePorts.InMemory(Clock);
        Registry = new PassingProviders(People.Persons);
    }

    protected override PeoplePorts People { get; }

    protected override IProviderRegistry Registry { get; }
}
