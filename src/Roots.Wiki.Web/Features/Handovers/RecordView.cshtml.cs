using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>The record to look at, to confirm and to print.</summary>
public sealed class RecordViewModel(ProblemWords words, Toasts toasts, IStringLocalizer<HandoversTexts> texts) : HandoverPageModel
{
    public HandoverRecord Record { get; private set; } = null!;

    /// <summary>The version that froze the record, or null while it is not frozen.</summary>
    public PageVersion? Frozen { get; private set; }

    public bool IsPrefilled { get; private set; }

    /// <summary>The side that may confirm here and has not yet, or null.</summary>
    public HandoverSide? MayConfirm =>
        Facts.State != HandoverState.Open || !Record.IsBegun || IsPrefilled ? null
        : View.Part == HandoverPart.Giver && !Facts.IsConfirmedBy(HandoverSide.Giver) ? HandoverSide.Giver
        : View.Part == HandoverPart.Taker && !Facts.IsConfirmedBy(HandoverSide.Taker) ? HandoverSide.Taker
        : null;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct) =>
        await OpenAsync(wiki, actor, path, ct) ? Page() : Missing(actor);

    public async Task<IActionResult> OnPostConfirmAsync(Wiki wiki, Actor actor, string? path, string? key, CancellationToken ct) =>
        await OpenAsync(wiki, actor, path, ct) ? await AnswerAsync(await wiki.Records.ConfirmAsync(actor, Handover.Path, key, ct), wiki, actor, path, ct) : NotFound();

    public async Task<IActionResult> OnPostCloseAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct) =>
        await OpenAsync(wiki, actor, path, ct) ? await AnswerAsync(await wiki.Records.CloseAsync(actor, Handover.Path, ct), wiki, actor, path, ct) : NotFound();

    private async Task<bool> OpenAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || await wiki.Records.OpenAsync(actor, Handover.Path, ct) is not { } opened)
        {
            return false;
        }

        (Record, IsPrefilled) = (opened.Record, opened.IsPrefilled);
        Frozen = Facts.IsFrozen ? (await wiki.Store.HistoryAsync(Handover.Path.File, null, 1, ct))[0] : null;
        return true;
    }

    private async Task<IActionResult> AnswerAsync(HandoverResult result, Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        switch (result)
        {
            case HandoverResult.Saved:
                toasts.Show(HttpContext, new(texts[wiki.Handovers.Find(actor, Handover.Path)?.Handover.Facts.IsFrozen == true ? "RecordFrozenNow" : "RecordConfirmedNow"]));
                return Redirect(At("handover-record"));
            case HandoverResult.Conflict:
                toasts.Show(HttpContext, new(texts["RecordChanged"], IsWarning: true));
                return Redirect(At("handover-record"));
            case HandoverResult.Rejected(var problems):
                words.AddTo(ModelState, problems);
                return await OpenAsync(wiki, actor, path, ct) ? Page() : NotFound();
            default:
                return NotFound();
        }
    }
}
