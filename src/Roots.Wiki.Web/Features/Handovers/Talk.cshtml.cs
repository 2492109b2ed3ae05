using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>The talk of three: one large question, a field for whoever types, and at the end where the notes go.</summary>
public sealed class TalkModel(ProblemWords words, Toasts toasts, IStringLocalizer<HandoversTexts> texts) : HandoverPageModel
{
    private const int MinutesPerPrompt = 5;

    /// <summary>The prompt at hand, from 0; beyond the last one comes the end.</summary>
    public int Number { get; private set; }

    public TalkPrompt? Prompt => Number < TalkPrompt.All.Count ? TalkPrompt.All[Number] : null;

    public StepProgress Progress => new(Number + 1, TalkPrompt.All.Count, (TalkPrompt.All.Count - Number) * MinutesPerPrompt);

    [BindProperty]
    public string? Note { get; set; }

    [BindProperty]
    public string? Understood { get; set; }

    public IReadOnlyList<(TalkPrompt Prompt, string Note, Question? Target)> Notes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, int n, CancellationToken ct)
    {
        if (!Open(wiki, actor, path, n))
        {
            return Missing(actor);
        }

        var notes = await wiki.Talks.NotesAsync(actor, Handover.Path, ct);
        Note = Prompt is { } prompt ? notes.GetValueOrDefault(prompt.Id) : null;
        return await ShowAsync(wiki, actor, ct);
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, int n, string? go, CancellationToken ct)
    {
        if (!Open(wiki, actor, path, n) || Prompt is not { } prompt)
        {
            return NotFound();
        }

        if (await wiki.Talks.KeepAsync(actor, Handover.Path, prompt.Id, Note, ct) is { } problem)
        {
            words.AddTo(ModelState, problem);
            return await ShowAsync(wiki, actor, ct);
        }

        var next = go switch { "back" => Math.Max(1, Number), "end" => TalkPrompt.All.Count + 1, _ => Number + 2 };
        return Redirect($"{At("handover-talk")}?n={next}");
    }

    /// <summary>Keeps a note while it is typed: 204 is "Entwurf gesichert".</summary>
    public async Task<IActionResult> OnPostDraftAsync(Wiki wiki, Actor actor, string? path, int n, CancellationToken ct)
    {
        if (!Open(wiki, actor, path, n) || Prompt is not { } prompt)
        {
            return actor is Actor.Visitor ? Unauthorized() : NotFound();
        }

        return await wiki.Talks.KeepAsync(actor, Handover.Path, prompt.Id, Note, ct) is { } problem
            ? new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = words.Of(problem), ContentType = "text/plain; charset=utf-8" }
            : new NoContentResult();
    }

    public async Task<IActionResult> OnPostFinishAsync(Wiki wiki, Actor actor, string? path, string[] answers, CancellationToken ct)
    {
        if (!Open(wiki, actor, path, TalkPrompt.All.Count + 1))
        {
            return NotFound();
        }

        return await AnswerAsync(await wiki.Talks.FinishAsync(actor, Handover.Path, answers, ct), "TalkSaved", wiki, actor, ct);
    }

    public async Task<IActionResult> OnPostUnderstoodAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!Open(wiki, actor, path, TalkPrompt.All.Count + 1))
        {
            return NotFound();
        }

        return await AnswerAsync(await wiki.Talks.UnderstandAsync(actor, Handover.Path, Understood, ct), "UnderstoodSaved", wiki, actor, ct);
    }

    private bool Open(Wiki wiki, Actor actor, string? path, int n)
    {
        if (!Find(wiki, actor, path) || !View.MayWork || Facts.State != HandoverState.Open)
        {
            return false;
        }

        Number = Math.Clamp(n, 1, TalkPrompt.All.Count + 1) - 1;
        return true;
    }

    private async Task<IActionResult> AnswerAsync(HandoverResult result, string word, Wiki wiki, Actor actor, CancellationToken ct)
    {
        switch (result)
        {
            case HandoverResult.Saved:
                toasts.Show(HttpContext, new(texts[word]));
                return Redirect(At("handover"));
            case HandoverResult.Rejected(var problems):
                words.AddTo(ModelState, problems);
                return await ShowAsync(wiki, actor, ct);
            case HandoverResult.Conflict:
                toasts.Show(HttpContext, new(texts["Conflict"], IsWarning: true));
                return Redirect($"{At("handover-talk")}?n={TalkPrompt.All.Count + 1}");
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (Prompt is null)
        {
            var notes = await wiki.Talks.NotesAsync(actor, Handover.Path, ct);
            Notes = [.. TalkPrompt.All.Where(p => notes.ContainsKey(p.Id)).Select(p => (p, notes[p.Id], wiki.Talks.TargetOf(actor, View, p)))];
            Understood ??= await wiki.Talks.UnderstoodAsync(Handover, ct);
        }

        return Page();
    }
}
