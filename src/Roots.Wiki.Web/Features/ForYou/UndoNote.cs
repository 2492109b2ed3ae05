using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>What was just confirmed and can be taken back.</summary>
/// <param name="Count">How many answers or pages.</param>
/// <param name="Version">The version that confirmed them.</param>
/// <param name="Href">Where it is taken back.</param>
/// <param name="Back">Where to go afterwards: <c>for-you</c>, or empty for the check itself.</param>
public sealed record UndoNote(int Count, VersionId Version, string Href, string Back)
{
    /// <summary>Reads what a redirect carries; null where it carries nothing.</summary>
    public static UndoNote? Read(HttpRequest request, PageUrl urls, string back) =>
        VersionId.TryParse(request.Query["done"], out var version) && PagePath.TryParse(request.Query["at"], out var page)
        && int.TryParse(request.Query["count"], out var count) && count is > 0 and < 1_000
            ? new(count, version, $"{urls.Of("check", page)}?handler=Undo", back)
            : null;

    /// <summary>What the redirect carries after a confirmation.</summary>
    public static string Query(VersionId version, PagePath page, int count) => $"?done={version}&at={Uri.EscapeDataString(page.Value)}&count={count}";
}
