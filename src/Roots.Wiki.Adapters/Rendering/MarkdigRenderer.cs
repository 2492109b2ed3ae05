using System.Net;
using System.Text;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>
/// Renders pages with Markdig and cleans them with HtmlSanitizer. Safe to call from many threads; at most
/// one page per core is rendered at a time, others wait two seconds at most.
/// </summary>
/// <remarks>Raw markup, addresses and ids are decided by our own writers (first wall); the cleaner lets only their vocabulary through (second wall).</remarks>
public sealed class MarkdigRenderer : IPageRenderer, IDisposable
{
    private const int MaxGrowth = 20;
    private const int SmallPage = 8 * 1024; // even a small page may use this much room times its growth
    private const int MaxOutput = 4 * 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TimeProvider clock;
    private readonly SemaphoreSlim gate = new(Math.Max(2, Environment.ProcessorCount));

    /// <summary>Makes a renderer; one serves all wikis.</summary>
    public MarkdigRenderer(TimeProvider clock) => this.clock = clock;

    /// <inheritdoc/>
    public int Version => 2;

    /// <inheritdoc/>
    public async ValueTask<Fragment> RenderAsync(string markdown, string folder, CancellationToken ct)
    {
        if (Encoding.UTF8.GetByteCount(markdown) > Limits.PageBytes)
        {
            return Plain(markdown, RenderNotice.TooLarge);
        }

        if (markdown.Contains('\0'))
        {
            return Plain(markdown, RenderNotice.NotText);
        }

        if (RenderGuard.IsTooDeep(markdown))
        {
            return Plain(markdown, RenderNotice.TooDeep);
        }

        if (!await gate.WaitAsync(Patience, ct).ConfigureAwait(false))
        {
            return Plain(markdown, RenderNotice.TooSlow);
        }

        try
        {
            return Render(markdown, folder, new(clock, Patience));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => gate.Dispose();

    private static Fragment Render(string markdown, string folder, RenderBudget budget)
    {
        try
        {
            var document = MarkdownDialect.Parse(markdown, budget);
            var headings = new PageHeadings(document);
            using var writer = new BoundedWriter(Math.Min(MaxOutput, MaxGrowth * Math.Max(SmallPage, markdown.Length)), budget);
            var renderer = new PageHtmlRenderer(writer, headings, new(folder));
            renderer.Render(document);
            return HtmlCleaner.Clean(writer.ToString(), renderer.Holes, headings.Toc);
        }
        catch (ArgumentException)
        {
            return Plain(markdown, RenderNotice.TooDeep); // how Markdig refuses deep nesting
        }
        catch (OutputTooLargeException)
        {
            return Plain(markdown, RenderNotice.TooDeep);
        }
        catch (TimeoutException)
        {
            return Plain(markdown, RenderNotice.TooSlow);
        }
    }

    private static Fragment Plain(string markdown, RenderNotice notice) => new([$"<pre class=\"plain\">{WebUtility.HtmlEncode(markdown)}</pre>"], [], [], notice);
}
