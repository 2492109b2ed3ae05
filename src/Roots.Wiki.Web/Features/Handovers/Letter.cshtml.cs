using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Handovers;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>A letter that asks for what belongs to the association: to be printed, kept nowhere, without reproach.</summary>
public sealed class LetterModel : HandoverPageModel
{
    private const int UsualDays = 14;

    public HandoverRecord Record { get; private set; } = null!;

    public DateOnly Until { get; private set; }

    /// <summary>What is to be given back, part by part; what was already handed over is left out.</summary>
    public IEnumerable<(RecordPart Part, IReadOnlyList<RecordRow> Rows)> Things =>
        new[] { RecordPart.Keys, RecordPart.Devices, RecordPart.Papers, RecordPart.Accounts, RecordPart.Access }
            .Select(p => (p, (IReadOnlyList<RecordRow>)[.. Record.Rows[p].Where(r => r.State != RecordState.Given)]))
            .Where(p => p.Item2.Count > 0);

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? until, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || !View.MayDecide || await wiki.Records.OpenAsync(actor, Handover.Path, ct) is not { } opened)
        {
            return Missing(actor);
        }

        Record = opened.Record;
        Until = PlanForm.Day(until) ?? Today.AddDays(UsualDays);
        return Page();
    }
}
