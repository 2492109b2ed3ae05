using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>Fills in the record: what is handed over, what is missing, what follows.</summary>
[RequestFormLimits(ValueCountLimit = MostFields)]
public sealed class RecordModel(ProblemWords words, Toasts toasts, IStringLocalizer<HandoversTexts> texts) : HandoverPageModel
{
    private const int MostFields = (Limits.AnswerRows * 6) + 200;

    [BindProperty]
    public RecordForm Form { get; set; } = new();

    public bool IsPrefilled { get; private set; }

    public IReadOnlyList<string> Names { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || !View.MayWork || await wiki.Records.OpenAsync(actor, Handover.Path, ct) is not { } opened)
        {
            return Missing(actor);
        }

        if (Facts.State != HandoverState.Open)
        {
            return Redirect(At("handover-record"));
        }

        (Form, IsPrefilled) = (RecordForm.Of(opened, wiki.Persons.Current), opened.IsPrefilled);
        Form.On ??= PlanForm.Day(Today);
        return Show(wiki);
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, string? more, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || !View.MayWork || !BlobId.TryParse(Form.Base, out var origin))
        {
            return NotFound();
        }

        if (Enum.TryParse<RecordPart>(more, out var part))
        {
            Form.Tidy(part);
            ModelState.Clear();
            return Show(wiki);
        }

        if (Form.Check().ToList() is { Count: > 0 } problems)
        {
            words.AddTo(ModelState, problems, nameof(Form));
            return Show(wiki);
        }

        switch (await wiki.Records.SaveAsync(actor, Handover.Path, origin, Form.ToRecord(await wiki.Handovers.PersonAsync(Form.Witness, ct)), ct))
        {
            case HandoverResult.Saved:
                toasts.Show(HttpContext, new(texts["RecordSaved"]));
                return Redirect(At("handover-record"));
            case HandoverResult.Rejected(var refused):
                words.AddTo(ModelState, refused, nameof(Form));
                return Show(wiki);
            case HandoverResult.Conflict:
                ModelState.AddModelError("", texts["RecordConflict"]);
                return Show(wiki);
            default:
                return NotFound();
        }
    }

    private Microsoft.AspNetCore.Mvc.RazorPages.PageResult Show(Wiki wiki)
    {
        Names = View.MayDecide ? [.. wiki.Persons.Current.Persons.Values.Select(p => p.Name).Distinct().Order(StringComparer.CurrentCulture)] : [];
        return Page();
    }
}
