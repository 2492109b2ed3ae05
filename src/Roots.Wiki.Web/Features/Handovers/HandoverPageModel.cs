using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>What every screen of one handover begins with: which one, what the asker is to it, and the names.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class HandoverPageModel : PageModel
{
    /// <summary>The handover as the asker sees it.</summary>
    public HandoverView View { get; private set; } = null!;

    public Handover Handover => View.Handover;

    public HandoverFacts Facts => View.Handover.Facts;

    public HandoverGuide Guide { get; private set; } = null!;

    public DateOnly Today { get; private set; }

    public string Association { get; private set; } = "";

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The address of a screen of this handover.</summary>
    public string At(string action) => Urls.Of(action, Handover.Path);

    /// <summary>The name of a person, or null where the registry has none.</summary>
    public string? NameOf(PersonId? person) => person is null ? null : WikiRequest.Of(HttpContext).Wiki.Persons.Current.Persons.GetValueOrDefault(person)?.Name;

    public static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    /// <summary>Finds the handover; false where it does not exist for the asker.</summary>
    protected bool Find(Wiki wiki, Actor actor, string? path)
    {
        if (!PagePath.TryParse(path, out var address) || wiki.Handovers.Find(actor, address) is not { } view)
        {
            return false;
        }

        View = view;
        Today = wiki.Snapshot.Settings.Today(wiki.Clock);
        Association = wiki.Snapshot.Settings.Name;
        Guide = new(view.Handover, wiki.AccessOf(actor), wiki.Templates, Today);
        return true;
    }

    /// <summary>What somebody sees for whom there is no such handover: the way in, where they are not signed in.</summary>
    protected IActionResult Missing(Actor actor) =>
        actor is Actor.Member or Actor.Host ? NotFound() : Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.Path)}");
}
