using System.Text;
using Microsoft.AspNetCore.Mvc;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>Gives a how-to page away as one file, after everything personal in it was decided about.</summary>
public sealed class SharePageModel : CataloguePageModel
{
    public ShareForm Form { get; private set; } = null!;

    public PagePath Path { get; private set; } = null!;

    public string PageTitle { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (await OpenAsync(wiki, actor, path, ct) is { } refused)
        {
            return refused;
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (await OpenAsync(wiki, actor, path, ct) is { } refused)
        {
            return refused;
        }

        Form = ShareForm.Read(Form.Findings, Request.Form);
        return await wiki.HowTos.ExportAsync(actor, Path, Form.IsNamed, Form.Licence, Form.Decided, ct) is { } text
            ? File(Encoding.UTF8.GetBytes(text), "text/markdown; charset=utf-8", $"anleitung-{Path.Name}.md")
            : Page();
    }

    private async Task<IActionResult?> OpenAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (Enter(wiki, actor, edits: false) is { } refused)
        {
            return refused;
        }

        if (!PagePath.TryParse(path, out var address) || await wiki.HowTos.FindingsAsync(actor, address, ct) is not { } findings)
        {
            return NotFound();
        }

        (Path, PageTitle, Form) = (address, wiki.Snapshot.Find(address)!.Facts.Title, ShareForm.New(findings));
        return null;
    }
}
