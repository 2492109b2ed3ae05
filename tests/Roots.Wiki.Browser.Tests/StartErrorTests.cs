using System.Net;
using System.Net.Sockets;
using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests;

public sealed class StartErrorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_address_that_is_taken_is_said_in_one_sentence_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var taken = $"http://{other.LocalEndpoint}";

        var (exit, output) = await RootsWikiProgram.RunAsync(["--data", folder.Path, "--urls", taken], Ct);

        Assert.NotEqual(0, exit);
        var line = Assert.Single(output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("An dieser Adresse läuft schon etwas.", line, StringComparison.Ordinal);
    }
}
