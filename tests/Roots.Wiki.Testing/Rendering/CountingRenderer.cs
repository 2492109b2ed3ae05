using System.Net;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Testing.Rendering;

/// <summary>Renders a text as one paragraph with its <c>[[links]]</c> and counts how often it had to.</summary>
public sealed class CountingRenderer : IPageRenderer
{
    public int Version => 1;

    /// <summary>How often it rendered.</summary>
    public int Renders { get; private set; }

    public ValueTask<Fragment> RenderAsync(string markdown, string folder, CancellationToken ct)
    {
        Renders++;
        var parts = $"<p>{WebUtility.HtmlEncode(markdown)}</p>".Split("[[").SelectMany((p, i) => i == 0 ? [p] : p.Split("]]", 2)).ToList();
        var links = parts.Where((_, i) => i % 2 == 1).Select(target => new Hole(HoleKind.PageLink, target, target)).ToList();
        return new(new Fragment([.. parts.Where((_, i) => i % 2 == 0)], links, [], RenderNotice.None));
    }
}
