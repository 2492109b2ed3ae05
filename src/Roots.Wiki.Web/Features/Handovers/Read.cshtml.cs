using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>An answer to be read.</summary>
public sealed record ReadRow(Reading Reading, string Question, SafeHtml Html);

/// <summary>The taker reads answer by answer and says "verstanden" or asks.</summary>
public sealed class ReadModel(IPageRenderer renderer, ProblemWords words, Toasts toasts, IStringLocalizer<HandoversTexts> texts) : HandoverPageModel
{
    public IReadOnlyList<ReadRow> Rows { get; private set; } = [];

    public bool IsTaker => View.Part == HandoverPart.Taker && Facts.State == HandoverState.Open;

    public int Left => Rows.Count(r => r.Reading.State is ReadingState.New or ReadingState.Changed);

    /// <summary>The answer whose question could not be taken, with what was typed.</summary>
    public string? Failed { get; private set; }

    [BindProperty]
    public string? Question { get; set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct) =>
        Find(wiki, actor, path) && View.MayRead ? await ShowAsync(wiki, actor, ct) : Missing(actor);

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, string? id, string? seen, bool asks, CancellationToken ct)
    {
        if (!Find(wiki, actor, path))
        {
            return NotFound();
        }

        if (asks)
        {
            if (await wiki.Talks.AskAsync(actor, Handover.Path, id ?? "", Question, ct) is { } problem)
            {
                words.AddTo(ModelState, problem);
                Failed = id;
                return await ShowAsync(wiki, actor, ct);
            }

            toasts.Show(HttpContext, new(texts["ReadAsked"]));
            return Redirect(At("handover-read") + "#" + id);
        }

        var isSaid = await wiki.Talks.ReadAsync(actor, Handover.Path, id ?? "", seen ?? "", ct) is HandoverResult.Saved;
        toasts.Show(HttpContext, isSaid ? new(texts["ReadUnderstood"]) : new(texts["ReadChangedMeanwhile"], IsWarning: true));
        return Redirect(At("handover-read") + (isSaid ? "#" + id : ""));
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        var filler = new HoleFiller(wiki.AccessOf(actor), wiki.Persons.Current, Urls);
        var rows = new List<ReadRow>();
        foreach (var reading in wiki.Talks.Readings(actor, View))
        {
            var fragment = await renderer.RenderAsync(reading.Answer.Text, Handover.Role.Folder, ct);
            rows.Add(new(reading, wiki.Templates.Question(reading.Answer.QuestionId)?.Text.In(Language) ?? reading.Answer.Heading, filler.Fill(fragment)));
        }

        Rows = rows;
        return Page();
    }
}
