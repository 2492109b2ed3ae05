using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace Roots.Wiki.Browser.Tests.Server;

/// <summary>The built program as a process of its own, with its own data folder and a free port: what people run, and what can be killed.</summary>
internal sealed partial class RunningWiki : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly ConsoleLines console;

    private RunningWiki(Process process, ConsoleLines console, Uri url, HttpClient http)
    {
        (this.process, this.console, Url, Http) = (process, console, url, http);
    }

    /// <summary>Where it answers, for instance <c>http://127.0.0.1:40123/</c>.</summary>
    public Uri Url { get; }

    /// <summary>A visitor without cookies who follows no redirect.</summary>
    public HttpClient Http { get; }

    /// <summary>How long it took from the start of the process until it said that it is ready.</summary>
    public TimeSpan Start { get; private init; }

    /// <summary>What it has printed until now.</summary>
    public string Printed => console.All;

    /// <summary>Starts the program and waits until it is ready.</summary>
    /// <param name="arguments">Such as <c>--data DIR</c> or <c>--demo</c>.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="within">How long it may take.</param>
    public static async Task<RunningWiki> StartAsync(IEnumerable<string> arguments, CancellationToken ct, TimeSpan? within = null)
    {
        var began = TimeProvider.System.GetTimestamp();
        var process = RootsWikiProgram.Start(["--urls", "http://127.0.0.1:0", .. arguments]);
        var console = new ConsoleLines(process);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(within ?? Patience);
        try
        {
            var url = new Uri(await console.FindAsync(Address(), limit.Token));
            var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxConnectionsPerServer = 64 }) { BaseAddress = url };
            await UntilReadyAsync(http, limit.Token);
            return new(process, console, url, http) { Start = TimeProvider.System.GetElapsedTime(began) };
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"The wiki did not start:\n{console.All}", e);
        }
    }

    /// <summary>A link that the program printed, by a part of it.</summary>
    public Task<string> PrintedLinkAsync(string part, CancellationToken ct) => console.FindAsync(new Regex($@"http://\S*{Regex.Escape(part)}\S*"), ct);

    /// <summary>Ends it as a power failure would: nothing is flushed, nobody is told.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync(ct);
    }

    /// <summary>Asks it to end, as the system does.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(CancellationToken ct)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(ct);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasExited)
        {
            await KillAsync(CancellationToken.None);
        }

        process.Dispose();
    }

    private static async Task UntilReadyAsync(HttpClient http, CancellationToken ct)
    {
        while ((await http.GetAsync("/-/health/ready", ct)).StatusCode != HttpStatusCode.OK)
        {
            await Task.Delay(50, ct);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
