using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>Gives a template away as one file, after everything personal in it was decided about.</summary>
public sealed class ShareModel : CataloguePageModel
{
    public ShareForm Form { get; private set; } = null!;

    public IActionResult OnGet(Wiki wiki, Actor actor, string id)
    {
        if (Find(wiki, actor, id, edits: true) is { } refused)
        {
            return refused;
        }

        Form = ShareForm.New(wiki.TemplateExchange.Findings(actor, Id) ?? []);
        return Page();
    }

    public IActionResult OnPost(Wiki wiki, Actor actor, string id)
    {
        if (Find(wiki, actor, id, edits: true) is { } refused)
        {
            return refused;
        }

        Form = ShareForm.Read(wiki.TemplateExchange.Findings(actor, Id) ?? [], Request.Form);
        return wiki.TemplateExchange.Export(actor, Id, Form.IsNamed, Form.Licence, Form.Decided) is { } text
            ? File(Encoding.UTF8.GetBytes(text), "application/yaml; charset=utf-8", $"vorlage-{Id}.yaml")
            : Page();
    }
}
