using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Handovers;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>Engagementnachweis: the giver chooses which tasks stand in it, then prints. Kept nowhere.</summary>
public sealed class ProofModel : HandoverPageModel
{
    public EngagementProof Proof { get; private set; } = null!;

    /// <summary>Whether the giver has chosen: before that nothing is printed.</summary>
    public bool IsChosen { get; private set; }

    public IReadOnlyList<string> Chosen { get; private set; } = [];

    public IActionResult OnGet(Wiki wiki, Actor actor, string? path, bool chosen, int[] t)
    {
        if (!Find(wiki, actor, path) || wiki.Thanks.Proof(View) is not { } proof)
        {
            return Missing(actor);
        }

        (Proof, IsChosen) = (proof, chosen);
        Chosen = [.. proof.Tasks.Where((_, i) => t.Contains(i))];
        return Page();
    }
}
