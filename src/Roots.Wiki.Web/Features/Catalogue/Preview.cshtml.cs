using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>The whole form as the giver sees it.</summary>
public sealed class PreviewModel : CataloguePageModel
{
    public Template Template { get; private set; } = null!;

    public IActionResult OnGet(Wiki wiki, Actor actor, string id)
    {
        if (Find(wiki, actor, id, edits: false) is { } refused)
        {
            return refused;
        }

        Template = wiki.Templates.Find(Id)!;
        return Page();
    }
}
