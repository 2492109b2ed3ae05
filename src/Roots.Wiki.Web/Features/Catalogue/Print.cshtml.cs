using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>The questions on paper, with lines to write on.</summary>
public sealed class PrintModel : CataloguePageModel
{
    public Template Template { get; private set; } = null!;

    public string Association { get; private set; } = "";

    public IActionResult OnGet(Wiki wiki, Actor actor, string id)
    {
        if (Find(wiki, actor, id, edits: false) is { } refused)
        {
            return refused;
        }

        (Template, Association) = (wiki.Templates.Find(Id)!, wiki.Snapshot.Settings.Name);
        return Page();
    }

    /// <summary>How many lines an answer gets.</summary>
    public static int Lines(Question question) => question.Type.Input switch
    {
        InputKind.Text => 4,
        InputKind.Lines => 3,
        InputKind.Choice or InputKind.Choices or InputKind.Rows => 0,
        _ => 1,
    };
}
