using System.Text;
using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Handovers;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>Thanks at the end: what was done, a proof to print, and the giver's own words to take along.</summary>
public sealed class ThanksModel : HandoverPageModel
{
    public bool HasProof { get; private set; }

    public bool HasOwnTexts { get; private set; }

    public int Answers { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || Facts.State != HandoverState.Done)
        {
            return Missing(actor);
        }

        HasProof = wiki.Thanks.Proof(View) is not null;
        HasOwnTexts = (await wiki.Thanks.OwnTextsAsync(actor, Handover.Role, ct)).Length > 0;
        Answers = Handover.Role.Knowledge.Sum(k => k.Facts.Answers.Count(a => a.Text.Length > 0));
        return Page();
    }

    /// <summary>The giver's own words as one Markdown file.</summary>
    public async Task<IActionResult> OnGetTextsAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct) =>
        Find(wiki, actor, path) && await wiki.Thanks.OwnTextsAsync(actor, Handover.Role, ct) is { Length: > 0 } text
            ? File(Encoding.UTF8.GetBytes(text), "text/markdown; charset=utf-8", Handover.Path.Name + ".md")
            : Missing(actor);
}
