using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Search;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Search;

/// <summary>Finds pages: snippets with the words marked, the place in the page, other spellings, and what to do when there is nothing.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class IndexModel : PageModel
{
    private const int Few = 10;

    public string Query { get; private set; } = "";

    public bool IsShortened { get; private set; }

    public SearchAnswer? Answer { get; private set; }

    public bool ShowsAll { get; private set; }

    public IndexState State { get; private set; } = null!;

    public bool CanWrite { get; private set; }

    /// <summary>The unit that is searched; null without a query.</summary>
    public UnitFilter? Filter { get; private set; }

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? q, bool all, string? unit, CancellationToken ct)
    {
        Urls = WikiRequest.Urls(HttpContext);
        var view = wiki.AccessOf(actor);
        if (!view.Can(Permission.Read))
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path + Request.QueryString));
        }

        (State, CanWrite, ShowsAll) = (wiki.Index.State, view.Can(Permission.Write), all);
        IsShortened = q?.Length > Limits.QueryLength;
        Query = (IsShortened ? q![..Limits.QueryLength] : q ?? "").Trim();
        if (Query.Length > 0)
        {
            Filter = UnitFilter.For(Urls.Of("search"), view, unit) with { Kept = [("q", Query)] };
            Answer = await wiki.Search.SearchAsync(SearchQuery.Parse(Query), view, all ? PageSearch.MostHits : Few, Filter.Chosen, ct);
        }

        return Page();
    }

    public string AddressOf(SearchResult hit) => Urls.Of(hit.Page.Path) + (hit.Anchor.Length > 0 ? "#" + Uri.EscapeDataString(hit.Anchor) : "");

    public string AddressOf(string query) => $"{Urls.Of("search")}?q={Uri.EscapeDataString(query)}{(Filter?.Chosen is { } unit ? "&unit=" + Uri.EscapeDataString(unit.Path.Value) : "")}";
}
