using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Roots.Wiki.Testing.Oidc;

/// <summary>The identity provider of <c>tests/oidc-provider</c> as a process of its own. People: anna (chor, kasse), bob (leitung), mallory (an address that nobody checked), fremd.</summary>
public sealed class NodeProvider : IAsyncDisposable
{
    /// <summary>The wiki's secret there.</summary>
    public const string Secret = "Rote-Bete-im-Keller-und-noch-mehr-davon";

    private const string Ready = "READY ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;

    private NodeProvider(Process process, string issuer) => (this.process, Issuer) = (process, issuer);

    /// <summary>Its address.</summary>
    public string Issuer { get; }

    /// <summary>Starts it for a wiki. Skips the test where there is no Node, unless <c>ROOTS_NODE_REQUIRED=1</c>.</summary>
    /// <param name="wiki">Where the wiki is, without closing slash.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<NodeProvider> StartAsync(string wiki, CancellationToken ct)
    {
        Assert.SkipUnless(HasNode() || Environment.GetEnvironmentVariable("ROOTS_NODE_REQUIRED") == "1", "Kein Node gefunden: Ohne Node gibt es keinen Anmeldedienst für diesen Test.");
        var folder = Folder();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Patience);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider")))
        {
            using var install = Start(OperatingSystem.IsWindows() ? "npm.cmd" : "npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"], folder, null);
            await install.WaitForExitAsync(limit.Token);
            Assert.Equal(0, install.ExitCode);
        }

        var port = FreePort();
        var process = Start("node", ["provider.mjs"], folder, JsonSerializer.Serialize(new { port, app = wiki, parent = Environment.ProcessId }));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(Ready, StringComparison.Ordinal))
            {
                return new(process, line[Ready.Length..]);
            }
        }

        throw new InvalidOperationException("The identity provider did not start.");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static bool HasNode()
    {
        var name = OperatingSystem.IsWindows() ? "node.exe" : "node";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
    }

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Roots.Wiki.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository."), "tests", "oidc-provider");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string program, string[] arguments, string folder, string? settings)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = settings is not null };
        if (settings is not null)
        {
            start.Environment["ROOTS_PROVIDER"] = settings;
            start.Environment["NODE_NO_WARNINGS"] = "1";
        }

        return Process.Start(start)!;
    }
}
