using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class HostRegistryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SettableClock clock = new();
    private HostRegistry host;

    public HostRegistryTests() => host = HostRegistry.Open(folder.Path, clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        host.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task The_first_wiki_is_the_one_at_the_top_until_another_is_chosen()
    {
        var (first, second) = (WikiId.New(), WikiId.New());

        await host.AddAsync(first, Ct);
        clock.Now = clock.Now.AddMinutes(1);
        await host.AddAsync(second, Ct);

        Assert.Equal(first, await host.FindDefaultAsync(Ct));
        Assert.Equal([first, second], await host.ListAsync(Ct));
        await host.SetDefaultAsync(second, Ct);
        Assert.Equal(second, await host.FindDefaultAsync(Ct));
    }

    [Fact]
    public async Task A_new_machine_has_no_wiki_and_no_address()
    {
        Assert.Null(await host.FindDefaultAsync(Ct));
        Assert.Null(await host.FindPublicAddressAsync(Ct));
        Assert.Empty(await host.ListAsync(Ct));
    }

    [Fact]
    public async Task Settings_survive_a_restart_and_can_be_forgotten()
    {
        await host.SetPublicAddressAsync(new("https://wiki.example/verein/"), Ct);
        await host.SetSettingAsync("opened-from", "elsewhere", Ct);
        await host.SetSettingAsync("opened-from", null, Ct);

        host.Dispose();
        host = HostRegistry.Open(folder.Path, clock);

        Assert.Equal(new Uri("https://wiki.example/verein/"), await host.FindPublicAddressAsync(Ct));
        Assert.Null(await host.FindSettingAsync("opened-from", Ct));
    }
}
