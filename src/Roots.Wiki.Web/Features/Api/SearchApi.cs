using Roots.Wiki.Search;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Api;

/// <summary>A hit: where the words stand and what stands around them.</summary>
public sealed record ApiHit(string Path, string Title, string Anchor, string Snippet, double Score, string Url);

/// <summary>The hits in rank order.</summary>
public sealed record ApiSearch(IReadOnlyList<ApiHit> Hits, bool HasMore, IReadOnlyList<string> Suggestions, bool IsBuilding);

/// <summary>Search for programs.</summary>
public static class SearchApi
{
    private const int Usual = 20;

    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("search", SearchAsync).Produces<ApiSearch>().WithSummary("Searches the pages that may be read; any text is a query.");

    private static async Task<IResult> SearchAsync(HttpContext http, WikiRequest request, string? q, int limit = Usual, CancellationToken ct = default)
    {
        var urls = WikiRequest.Urls(http);
        var answer = await request.Wiki.Search.SearchAsync(SearchQuery.Parse(q), request.Wiki.AccessOf(request.Actor), Math.Clamp(limit, 1, PageSearch.MostHits), ct);
        return Results.Ok(new ApiSearch(
            [.. answer.Hits.Select(h => new ApiHit(h.Page.Path.Value, h.Title, h.Anchor, string.Concat(h.Snippet.Select(s => s.Text)), h.Score, urls.Of(h.Page.Path)))],
            answer.HasMore, answer.Suggestions, request.Wiki.Index.State.IsBuilding));
    }
}
