using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>A question in its list.</summary>
public sealed record QuestionRow(string Id, string Text, string Type)
{
    public bool IsMust { get; init; }

    /// <summary>Whether the association made it.</summary>
    public bool IsOwn { get; init; }

    public bool HasNoHelp { get; init; }

    /// <summary>Whether its words stand in this template.</summary>
    public bool IsEditable { get; init; }

    /// <summary>The template in which its words stand, where that is another one.</summary>
    public (string Id, string Title)? Home { get; init; }

    public bool IsFirst { get; init; }

    public bool IsLast { get; init; }
}

/// <summary>A part of the template with its questions.</summary>
public sealed record SectionRows(string Id, string Title, IReadOnlyList<QuestionRow> Rows);

/// <summary>One template: what it asks, and for board and administration what can be done with it.</summary>
public sealed class TemplateModel(ProblemWords words, Toasts toasts, IStringLocalizer<CatalogueTexts> texts) : CataloguePageModel
{
    public IReadOnlyList<SectionRows> Sections { get; private set; } = [];

    public IReadOnlyList<QuestionRow> Hidden { get; private set; } = [];

    public IReadOnlyList<string> Hints { get; private set; } = [];

    public int Asked { get; private set; }

    public int Must { get; private set; }

    public int Minutes { get; private set; }

    public bool IsOffice { get; private set; }

    public IReadOnlyList<Role> Offices { get; private set; } = [];

    public IReadOnlyList<Role> OtherOffices { get; private set; } = [];

    /// <summary>The version to which a reset can be undone.</summary>
    public VersionId? Undo { get; private set; }

    public IActionResult OnGet(Wiki wiki, Actor actor, string id, string? version)
    {
        if (Find(wiki, actor, id, edits: false) is { } refused)
        {
            return refused;
        }

        Undo = MayEdit && Opened.Own is null && VersionId.TryParse(version, out var at) ? at : null;
        return Show(wiki, actor);
    }

    public Task<IActionResult> OnPostAdaptAsync(Wiki wiki, Actor actor, string id, CancellationToken ct) =>
        DoAsync(wiki, actor, id, "AdaptDone", null, (t, stop) => wiki.TemplateEditor.AdaptAsync(actor, t, stop), ct);

    public Task<IActionResult> OnPostUpAsync(Wiki wiki, Actor actor, string id, string? q, CancellationToken ct) =>
        DoAsync(wiki, actor, id, "Moved", q, (t, stop) => wiki.TemplateEditor.MoveAsync(actor, t, q ?? "", true, stop), ct);

    public Task<IActionResult> OnPostDownAsync(Wiki wiki, Actor actor, string id, string? q, CancellationToken ct) =>
        DoAsync(wiki, actor, id, "Moved", q, (t, stop) => wiki.TemplateEditor.MoveAsync(actor, t, q ?? "", false, stop), ct);

    public Task<IActionResult> OnPostHideAsync(Wiki wiki, Actor actor, string id, string? q, CancellationToken ct) =>
        DoAsync(wiki, actor, id, "HideDone", null, (t, stop) => wiki.TemplateEditor.HideAsync(actor, t, q ?? "", true, stop), ct);

    public Task<IActionResult> OnPostShowAsync(Wiki wiki, Actor actor, string id, string? q, CancellationToken ct) =>
        DoAsync(wiki, actor, id, "ShowDone", q, (t, stop) => wiki.TemplateEditor.HideAsync(actor, t, q ?? "", false, stop), ct);

    public Task<IActionResult> OnPostOfficeAsync(Wiki wiki, Actor actor, string id, string? office, CancellationToken ct) =>
        DoAsync(wiki, actor, id, "OfficeAdded", null, (t, stop) => wiki.OfficeTemplates.AddAsync(actor, office ?? "", t, stop), ct);

    private async Task<IActionResult> DoAsync(Wiki wiki, Actor actor, string id, string done, string? at, Func<string, CancellationToken, Task<TemplateSaved>> act, CancellationToken ct)
    {
        if (Find(wiki, actor, id, edits: true) is { } refused)
        {
            return refused;
        }

        var saved = await act(Id, ct);
        if (saved.Problems.Count > 0)
        {
            words.AddTo(ModelState, saved.Problems.Select(p => p with { Field = null }));
            return Show(wiki, actor);
        }

        if (saved.Version is not null)
        {
            toasts.Show(HttpContext, new(texts[done]));
        }

        return Redirect(Address() + (at is null ? "" : "#q-" + Uri.EscapeDataString(at)));
    }

    private PageResult Show(Wiki wiki, Actor actor)
    {
        var view = wiki.AccessOf(actor);
        var file = Opened.File;
        var template = wiki.Templates.Find(Id)!;
        (Asked, Minutes, Must) = (template.Questions.Count(), template.Minutes, template.Questions.Count(q => q.Weight == QuestionWeight.Must));
        Sections = [.. file.Sections.Where(s => s.Entries.Count == 0 || s.Entries.Any(e => !e.IsHidden)).Select(s => new SectionRows(s.Id, s.Title.In(Language), Rows(wiki, s)))];
        Hidden = [.. file.Sections.SelectMany(s => s.Entries).Where(e => e.IsHidden).Select(e => Row(wiki, e)).OfType<QuestionRow>()];
        Hints = !MayEdit || Opened.Own is null ? []
            : [.. new[]
            {
                Asked > TemplateChecks.ManyQuestions ? texts["HintMany", TemplateChecks.ManyQuestions].Value : null,
                Must > TemplateChecks.ManyMust ? texts["HintMust", TemplateChecks.ManyMust].Value : null,
            }.OfType<string>()];
        IsOffice = file.Frame.Scope != TemplateScope.Page;
        var roles = view.Snapshot.Roles.All.Where(r => view.CanRead(r.Page)).OrderBy(r => r.Title, StringComparer.CurrentCulture).ToList();
        Offices = [.. roles.Where(r => r.Facts.Templates.Contains(Id, StringComparer.Ordinal))];
        OtherOffices = [.. roles.Except(Offices)];
        return Page();
    }

    private List<QuestionRow> Rows(Wiki wiki, TemplateFileSection section)
    {
        var asked = Opened.File.Sections.SelectMany(s => s.Entries).Where(e => !e.IsHidden).Select(e => e.Id).ToList();
        return [.. section.Entries.Where(e => !e.IsHidden).Select(e => Row(wiki, e)).OfType<QuestionRow>().Select(r => r with { IsFirst = r.Id == asked[0], IsLast = r.Id == asked[^1] })];
    }

    private static QuestionRow? Row(Wiki wiki, TemplateEntry entry)
    {
        var own = (entry as TemplateEntry.Asks)?.Question;
        if ((own ?? wiki.Templates.Question(entry.Id)) is not { } question)
        {
            return null;
        }

        var home = own is null ? wiki.Templates.Files.FirstOrDefault(f => f.Own.Any(q => q.Id == entry.Id)) : null;
        return new(question.Id, question.Text.In(Language), TypeWords.Of(question.Type))
        {
            IsMust = question.Weight == QuestionWeight.Must,
            IsOwn = question.Id.StartsWith(TemplateEdits.OwnPrefix, StringComparison.Ordinal),
            HasNoHelp = question.Help is null,
            IsEditable = own is not null,
            Home = home is null ? null : (home.Frame.Id, home.Frame.Title.In(Language)),
        };
    }
}
