using System.Net;
using Roots.Wiki.Adapters.Rendering;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Tests.Rendering;

/// <summary>Renders as a page view would, with a plain filler of holes.</summary>
internal static class Rendered
{
    private static readonly MarkdigRenderer Renderer = new(TimeProvider.System);

    public static ValueTask<Fragment> FragmentAsync(string markdown, string folder = "") => Renderer.RenderAsync(markdown, folder, TestContext.Current.CancellationToken);

    public static async ValueTask<string> HtmlAsync(string markdown, string folder = "") => (await FragmentAsync(markdown, folder)).Fill(Fill).Value;

    private static string Fill(Hole hole) => hole.Kind switch
    {
        HoleKind.PageLink => $" href=\"/{WebUtility.HtmlEncode(hole.Target)}\"" + (hole.Otherwise is null ? "" : $" class=\"missing\""),
        HoleKind.PageTitle => WebUtility.HtmlEncode(hole.Text),
        HoleKind.File => "/" + WebUtility.HtmlEncode(hole.Target),
        _ => $" ({WebUtility.HtmlEncode(hole.Target)})",
    };
}
