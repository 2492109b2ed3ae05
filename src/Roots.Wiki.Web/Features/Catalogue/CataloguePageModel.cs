using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>What every page about one template needs.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public abstract class CataloguePageModel : PageModel
{
    public OpenedTemplate Opened { get; private set; } = null!;

    public string Id => Opened.File.Frame.Id;

    public string TemplateTitle => Opened.File.Frame.Title.In(Language);

    /// <summary>Whether who asks may change templates.</summary>
    public bool MayEdit { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>The address of the template, or of something done with it.</summary>
    public string Address(string? action = null) => AddressOf(Id, action);

    public string AddressOf(string id, string? action = null) => $"{Urls.Of("templates")}/{Uri.EscapeDataString(id)}{(action is null ? "" : "/" + action)}";

    /// <summary>Says who may not go on, or null.</summary>
    /// <param name="edits">Whether the page changes something.</param>
    protected IActionResult? Enter(Wiki wiki, Actor actor, bool edits)
    {
        if (actor is Actor.Visitor)
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path + Request.QueryString));
        }

        var view = wiki.AccessOf(actor);
        MayEdit = view.Can(Permission.ManageTemplates);
        return !view.Can(Permission.Write) || (edits && !MayEdit) ? NotFound() : null;
    }

    /// <summary>Finds the template too.</summary>
    protected IActionResult? Find(Wiki wiki, Actor actor, string? id, bool edits)
    {
        if (Enter(wiki, actor, edits) is { } refused)
        {
            return refused;
        }

        if (wiki.TemplateEditor.Open(id ?? "") is not { } opened)
        {
            return NotFound();
        }

        Opened = opened;
        return null;
    }
}
