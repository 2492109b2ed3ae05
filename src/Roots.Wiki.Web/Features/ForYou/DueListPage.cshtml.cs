using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.ForYou;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>A due thing on paper, and whose turn it is.</summary>
public sealed record ListedDue(DueRow Row, string Who);

/// <summary>An office on paper.</summary>
public sealed record ListedOffice(string Title, IReadOnlyList<ListedDue> Rows);

/// <summary>Everything that is due on one sheet for the next meeting: only what whoever prints it may read.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DueListPageModel(DueWords words, IStringLocalizer<ForYouTexts> texts) : PageModel
{
    public string Association { get; private set; } = "";

    public string Back { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public IReadOnlyList<ListedOffice> Offices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (actor is not Actor.Member)
        {
            return Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path)}");
        }

        var (settings, urls) = (wiki.Snapshot.Settings, WikiRequest.Urls(HttpContext));
        (Association, Back, Today) = (settings.Name, urls.Of("for-you"), settings.Today(wiki.Clock));
        var due = DueGroup.Of(await wiki.Due.VisibleAsync(actor, Today.AddDays(PersonalDue.ComingDays), ct));
        Offices =
        [
            .. due.Select(group => (Row: OnPaper(words.Of(group, wiki, urls)), Group: group))
                .GroupBy(r => r.Row.Office ?? texts["ListAll"].Value)
                .OrderBy(g => g.Key, StringComparer.CurrentCulture)
                .Select(g => new ListedOffice(
                    g.Key,
                    [.. g.OrderBy(r => r.Group.Due).Select(r => new ListedDue(r.Row, string.Join(", ", WhoseTurn(wiki, r.Group.First))))])),
        ];
        return Page();
    }

    // Paper speaks to everybody in the room, so it asks nobody in particular.
    private DueRow OnPaper(DueRow row) => row.Group.Kind == DueKind.TermEnd ? row with { Title = texts["ListTermEnd", row.Office ?? ""] } : row;

    // Who stands in because the holder has no account is nothing for the sheet: it names who holds the office.
    private static IEnumerable<string> WhoseTurn(Wiki wiki, DueItem item)
    {
        var people = wiki.Persons.Current.Persons;
        IEnumerable<PersonId> holders = item.Kind is DueKind.AnswerReview or DueKind.Expiry or DueKind.Notice or DueKind.TermEnd or DueKind.Handover && item.Step is null or "Begin" && item.Office is { } office && wiki.Snapshot.Roles.Find(office) is { } role
            ? role.Facts.Holders.Where(h => h.Kind == HolderKind.Holder).Select(h => h.Person) : [];
        var names = holders.Select(h => people.GetValueOrDefault(h)?.Name).OfType<string>().Distinct().ToList();
        return names.Count > 0 ? names : item.Who.Select(w => people.GetValueOrDefault(w)?.Name).OfType<string>();
    }
}
