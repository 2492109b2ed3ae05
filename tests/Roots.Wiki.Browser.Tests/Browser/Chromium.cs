using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Xunit.Sdk;
using Xunit.v3;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: Parallelization(Mode = ParallelMode.None)]   // one browser and one server fill two cores

namespace Roots.Wiki.Browser.Tests.Browser;

/// <summary>The installed Chromium, started once for all tests; each visitor has a context of their own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string? Executable = new[] { Environment.GetEnvironmentVariable("ROOTS_CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (Executable is not null)
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Executable, Args = Arguments });
        }
    }

    /// <summary>Somebody opens the wiki with a fresh browser. Skips the test where there is none, unless <c>ROOTS_BROWSER_REQUIRED=1</c>.</summary>
    internal async Task<Visitor> VisitAsync(Uri wiki, Screen screen)
    {
        Assert.SkipUnless(
            browser is not null || Environment.GetEnvironmentVariable("ROOTS_BROWSER_REQUIRED") == "1",
            "Kein Chromium gefunden: apt-get install -y --no-install-recommends chromium (oder ROOTS_CHROMIUM setzen)");
        Assert.NotNull(browser);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = wiki.AbsoluteUri,
            ViewportSize = new() { Width = screen.Width, Height = screen.Height },
            HasTouch = screen.IsTouch,
            IsMobile = screen.IsTouch,
            Locale = "de-DE",
            TimezoneId = "Europe/Berlin",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(15_000);
        return await Visitor.OpenAsync(context, wiki, screen);
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
