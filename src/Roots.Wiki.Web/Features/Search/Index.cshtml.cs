using System.Globalization;
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

    /// <summary>Open questions that were met, and who could know.</summary>
    public SearchHelp Help { get; private set; } = SearchHelp.None;

    /// <summary>Whether somebody can be asked.</summary>
    public bool CanAsk { get; private set; }

    public IReadOnlyDictionary<PersonId, Roots.Wiki.People.Person> Persons { get; private set; } = new Dictionary<PersonId, Roots.Wiki.People.Person>();

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? q, bool all, string? unit, CancellationToken ct)
    {
        Urls = WikiRequest.Urls(HttpContext);
        var view = wiki.AccessOf(actor);
        if (!view.Can(Permission.Read))
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path + Request.QueryString));
        }

        (CanAsk, Persons) = (actor is Actor.Member && view.SeesNames, wiki.Persons.Current.Persons);
        (State, CanWrite, ShowsAll) = (wiki.Index.State, view.Can(Permission.Write), all);
        IsShortened = q?.Length > Limits.QueryLength;
        Query = (IsShortened ? q![..Limits.QueryLength] : q ?? "").Trim();
        if (Query.Length > 0)
        {
            Filter = UnitFilter.For(Urls.Of("search"), view, unit) with { Kept = [("q", Query)] };
            var asked = SearchQuery.Parse(Query);
            Answer = await wiki.Search.SearchAsync(asked, view, all ? PageSearch.MostHits : Few, Filter.Chosen, ct);
            Help = wiki.SearchHelper.Of(asked, view, Filter.Chosen, Answer, wiki.Snapshot.Settings.Today(wiki.Clock));
        }

        return Page();
    }

    public string AddressOf(SearchResult hit) => Urls.Of(hit.Page.Path) + (hit.Anchor.Length > 0 ? "#" + Uri.EscapeDataString(hit.Anchor) : "");

    /// <summary>Where an open question is answered, by whoever holds the office.</summary>
    public string AnswerOf(MetQuestion met) => $"{Urls.Of("fill", met.Office.Path)}?q={met.Question.Id}";

    /// <summary>Where one asks about an open question, or writes to its office.</summary>
    public string AskOf(MetQuestion met) => Urls.Of("ask", met.Office.Path) + (met.MayAskAbout ? QueryString.Create("q", met.Question.Id) : QueryString.Create("text", met.Question.Text.In(Language)));

    /// <summary>Where one writes to who could know.</summary>
    public string AskOf(MetPlace met) => Urls.Of("ask", met.Office!.Path) + QueryString.Create("text", met.What.Length > 0 ? met.What : Query);

    public string AddressOf(MetPlace met) => met.Office?.Path == met.Path ? Urls.Of("role", met.Path) : Urls.Of(met.Path);

    /// <summary>The names of those who know it, as far as the registry has them.</summary>
    public string NamesOf(MetPlace met) => string.Join(", ", met.People.Select(p => Persons.GetValueOrDefault(p)?.Name).OfType<string>());

    public string AddressOf(string query) => $"{Urls.Of("search")}?q={Uri.EscapeDataString(query)}{(Filter?.Chosen is { } unit ? "&unit=" + Uri.EscapeDataString(unit.Path.Value) : "")}";
}
