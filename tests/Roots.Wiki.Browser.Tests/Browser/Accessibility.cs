using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Roots.Wiki.Browser.Tests.Browser;

/// <summary>Every screen: axe finds nothing, narrow and dark, wide and light, and nothing scrolls sideways.</summary>
internal static class Accessibility
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
    };

    private static readonly string? Screenshots = Environment.GetEnvironmentVariable("ROOTS_SCREENSHOTS");

    /// <param name="visitor">Who looks at the page.</param>
    /// <param name="screen">What the page is called in messages and screenshots.</param>
    public static async Task AssertAccessibleAsync(this Visitor visitor, string screen)
    {
        var findings = new List<string>();
        // Width and colours do not touch each other: two looks show what four would.
        foreach (var (size, scheme) in new[] { (Screen.Narrow, ColorScheme.Dark), (Screen.Desktop, ColorScheme.Light) })
        {
            await visitor.Page.SetViewportSizeAsync(size.Width, size.Height);
            findings.AddRange(await SidewaysAsync(visitor.Page, size.Width));
            await visitor.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await SettleAsync(visitor.Page);
            await KeepAsync(visitor.Page, $"{screen}-{size.Width}-{scheme}");
            findings.AddRange(Findings(await visitor.Page.RunAxe(Rules)).Select(finding => $"{size.Width} px, {scheme}: {finding}"));
        }

        await visitor.Page.SetViewportSizeAsync(visitor.Screen.Width, visitor.Screen.Height);
        Assert.True(findings.Count == 0, $"{screen} ({visitor.Page.Url}):\n{string.Join('\n', findings)}");
        visitor.AssertNoTroubles();
    }

    // A colour that is still on its way from light to dark has no contrast yet.
    private static async Task SettleAsync(IPage page) => await page.EvaluateAsync(
        """
        async () => {
          await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)));
          const ending = document.getAnimations().filter(a => Number.isFinite(a.effect?.getComputedTiming().endTime));
          await Promise.allSettled(ending.map(a => a.finished));
        }
        """);

    private static IEnumerable<string> Findings(AxeResult result) =>
        from violation in result.Violations
        from node in violation.Nodes
        select $"{violation.Id}: {violation.Help}: {node.Target} {node.Html}";

    private static async Task KeepAsync(IPage page, string name)
    {
        if (Screenshots is not null)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Screenshots, name.ToLowerInvariant() + ".png"), FullPage = true });
        }
    }

    private static async Task<IEnumerable<string>> SidewaysAsync(IPage page, int width)
    {
        var wide = await page.EvaluateAsync<string[]>(
            """
            () => {
              const root = document.documentElement;
              if (root.scrollWidth <= root.clientWidth) return [];
              return [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > root.clientWidth + 1)
                .slice(0, 5).map(e => e.outerHTML.slice(0, 120));
            }
            """);
        return wide.Select(element => $"{width} px: scrolls sideways: {element}");
    }
}
