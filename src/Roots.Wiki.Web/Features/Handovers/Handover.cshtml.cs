using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>A question of the taker, what it is about, and where its answer can be mended.</summary>
public sealed record AskedRow(string Question, string About, string? Href);

/// <summary>One handover: the next step first, then the seven, the record, who belongs to it, and what was done.</summary>
public sealed class HandoverModel(ProblemWords words, Toasts toasts, IStringLocalizer<HandoversTexts> texts) : HandoverPageModel
{
    private const int VersionsShown = 5;

    public HandoverNext Next { get; private set; } = new(HandoverTask.Nothing, null, null);

    public PlanFields Fields { get; private set; } = new(new(), [], false);

    public bool IsChanging { get; private set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What is still to come: from the record while it is open, from the list that was made of it afterwards.</summary>
    public IReadOnlyList<FollowUp> FollowUps { get; private set; } = [];

    /// <summary>Questions of the taker that nobody has answered yet.</summary>
    public IReadOnlyList<AskedRow> Asked { get; private set; } = [];

    /// <summary>What happened last.</summary>
    public IReadOnlyList<HandoverEvent> Events { get; private set; } = [];

    /// <summary>Who made a version, as far as anybody knows.</summary>
    public string Who(Wiki wiki, PageVersion version) => version.Author is { } author && wiki.Persons.Current.NameOf(author) is { } name ? name : texts["Somebody"];

    public Wiki Wiki { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!Find(wiki, actor, path))
        {
            return Missing(actor);
        }

        return await ShowAsync(wiki, actor, PlanForm.Of(Facts, wiki.Persons.Current), ct);
    }

    public async Task<IActionResult> OnPostTickAsync(Wiki wiki, Actor actor, string? path, HandoverStep step, bool done, CancellationToken ct)
    {
        if (!Find(wiki, actor, path))
        {
            return NotFound();
        }

        return await AnswerAsync(wiki, actor, await wiki.Handovers.TickAsync(actor, Handover.Path, step, done, ct), done ? "Ticked" : "Unticked", ct);
    }

    public async Task<IActionResult> OnPostPlanAsync(Wiki wiki, Actor actor, string? path, PlanForm form, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || !View.MayWork)
        {
            return NotFound();
        }

        if (form.Check().ToList() is { Count: > 0 } problems)
        {
            words.AddTo(ModelState, problems);
            IsChanging = true;
            return await ShowAsync(wiki, actor, form, ct);
        }

        var plan = await form.ToPlanAsync(wiki, Facts, ct);
        if (!View.MayDecide)
        {
            plan = plan with { Giver = Facts.Giver, Taker = Facts.Taker, Begins = Facts.Begins, IsWithoutGiver = Facts.IsWithoutGiver };
        }

        return await AnswerAsync(wiki, actor, await wiki.Handovers.ChangeAsync(actor, Handover.Path, plan, ct), "PlanSaved", ct);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!Find(wiki, actor, path))
        {
            return NotFound();
        }

        return await AnswerAsync(wiki, actor, await wiki.Handovers.WithdrawAsync(actor, Handover.Path, Reason, ct), "WithdrawnNow", ct);
    }

    public async Task<IActionResult> OnPostFollowUpAsync(Wiki wiki, Actor actor, string? path, string? item, bool done, CancellationToken ct)
    {
        if (!Find(wiki, actor, path))
        {
            return NotFound();
        }

        return await AnswerAsync(wiki, actor, await wiki.Records.TickFollowUpAsync(actor, Handover.Path, item ?? "", done, ct), done ? "Ticked" : "Unticked", ct);
    }

    /// <summary>Where a step is done, or null where it is done without the wiki.</summary>
    public string? AddressOf(HandoverNext next) => next.Task switch
    {
        HandoverTask.Step when next.Step is { } step => AddressOf(step),
        HandoverTask.Confirm => At("handover-record"),
        HandoverTask.Read => At("handover-read"),
        HandoverTask.AskOthers => At("handover-ask"),
        _ => null,
    };

    public string? AddressOf(HandoverStep step) => step switch
    {
        HandoverStep.QuickStart when View.MayRead => Urls.Of("fill", Handover.Role.Path),
        HandoverStep.Rounds when View.MayRead && Guide.NextQuestion is { } question => $"{Urls.Of("fill", Handover.Role.Path)}?q={question.Id}",
        HandoverStep.Talk when View.MayWork => At("handover-fill"),
        HandoverStep.HundredDays when View.Part == HandoverPart.Taker => Urls.Of("first-days", Handover.Role.Path),
        _ => null,
    };

    private async Task<IActionResult> AnswerAsync(Wiki wiki, Actor actor, HandoverResult result, string word, CancellationToken ct)
    {
        switch (result)
        {
            case HandoverResult.Saved:
                toasts.Show(HttpContext, new(texts[word]));
                return Redirect(At("handover"));
            case HandoverResult.Rejected(var problems):
                words.AddTo(ModelState, problems);
                return await ShowAsync(wiki, actor, PlanForm.Of(Facts, wiki.Persons.Current), ct);
            case HandoverResult.Conflict:
                toasts.Show(HttpContext, new(texts["Conflict"], IsWarning: true));
                return Redirect(At("handover"));
            default:
                return NotFound();
        }
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, Actor actor, PlanForm form, CancellationToken ct)
    {
        Wiki = wiki;
        Next = Guide.NextFor(View.Part);
        Fields = new(form, View.MayDecide ? [.. wiki.Persons.Current.Persons.Values.Select(p => p.Name).Distinct().Order(StringComparer.CurrentCulture)] : [], View.MayDecide);
        Asked = [.. wiki.Talks.Asked(actor, View).Select(c => new AskedRow(c.Text, wiki.Templates.Question(c.Question)?.Text.In(Language) ?? c.Question, View.MayRead ? $"{Urls.Of("fill", Handover.Role.Path)}?q={c.Question}" : null))];
        FollowUps = await wiki.Records.FollowUpsAsync(actor, Handover, ct);
        Events = await HandoverHistory.ReadAsync(wiki.Store, Handover.Path, VersionsShown, ct);
        return Page();
    }
}
