using System.Net;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Testing.Rendering;

/// <summary>Renders a text as one paragraph and counts how often it had to.</summary>
public sealed class CountingRenderer : IPageRenderer
{
    public int Version => 1;

    /// <summary>How often it rendered.</summary>
    public int Renders { get; private set; }

    public ValueTask<Fragment> RenderAsync(string markdown, string folder, CancellationToken ct)
    {
        Renders++;
        return new(new Fragment([$"<p>{WebUtility.HtmlEncode(markdown)}</p>"], [], [], RenderNotice.None));
    }
}
