using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>One question of an own template: a new one, or one that is there.</summary>
public sealed class QuestionModel(ProblemWords words, Toasts toasts, IStringLocalizer<CatalogueTexts> texts) : CataloguePageModel
{
    private static readonly int[] UsualMonths = [3, 6, 12, 24, 36];

    [BindProperty]
    public QuestionForm Form { get; set; } = new();

    /// <summary>The mark of the question as the form showed it.</summary>
    [BindProperty]
    public string? Seen { get; set; }

    /// <summary>The question as it stands; for a new one an empty one of the chosen type, and null before a type is chosen.</summary>
    public Question? Asked { get; private set; }

    public bool IsNew { get; private set; }

    public string Section { get; private set; } = "";

    /// <summary>The question as the form describes it.</summary>
    public Question Draft => Form.ApplyTo(Asked!);

    public IEnumerable<int> Months => Asked?.ReviewMonths is { } months and > 0 ? UsualMonths.Append(months).Distinct().Order() : UsualMonths;

    public IActionResult OnGet(Wiki wiki, Actor actor, string id, string? q, string? section, string? type)
    {
        if (FindQuestion(wiki, actor, id, q, section, type) is { } refused)
        {
            return refused;
        }

        if (Asked is not null)
        {
            Form = IsNew ? QuestionForm.New() : QuestionForm.Of(Asked);
            Form.AddRows(Asked);
            Seen = IsNew ? "" : TemplateEditor.Mark(Asked);
        }

        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string id, string? q, string? section, string? type, [FromForm(Name = "do")] string? deed, CancellationToken ct)
    {
        if (FindQuestion(wiki, actor, id, q, section, type) is { } refused)
        {
            return refused;
        }

        if (Asked is null)
        {
            return NotFound();
        }

        var problems = deed == "preview" ? TemplateChecks.Check(Draft) : [];
        if (deed != "preview")
        {
            var saved = IsNew ? await wiki.TemplateEditor.AddAsync(actor, Id, Section, Draft, ct) : await wiki.TemplateEditor.ChangeAsync(actor, Id, Draft, Seen ?? "", ct);
            if (saved.Problems.Count == 0)
            {
                toasts.Show(HttpContext, new(saved.Version is null ? texts["Unchanged"] : texts["QuestionSaved"]));
                return Redirect(Address() + (IsNew ? "" : "#q-" + Asked.Id));
            }

            problems = saved.Problems;
        }

        if (problems.Any(p => p.Code == ProblemCode.ChangedMeanwhile))
        {
            ModelState.Remove(nameof(Seen));
            Seen = TemplateEditor.Mark(Asked);   // the next try is about what is shown now
        }

        words.AddTo(ModelState, problems, nameof(Form));
        Form.AddRows(Asked);
        return Page();
    }

    /// <summary>What is wrong with a group of fields, or null.</summary>
    public string? ErrorOf(string field) => ModelState.TryGetValue($"{nameof(Form)}.{field}", out var state) && state.Errors.Count > 0 ? state.Errors[0].ErrorMessage : null;

    private IActionResult? FindQuestion(Wiki wiki, Actor actor, string id, string? q, string? section, string? type)
    {
        if (Find(wiki, actor, id, edits: true) is { } refused)
        {
            return refused;
        }

        IsNew = q is null;
        Section = Opened.File.Sections.FirstOrDefault(s => s.Id == section)?.Id ?? (Opened.File.Sections.Count > 0 ? Opened.File.Sections[^1].Id : "");
        Asked = !IsNew ? Opened.File.Own.FirstOrDefault(o => o.Id == q)
            : type is not null && QuestionTypes.Find(type) is { } chosen ? new() { Id = "", Text = new(""), Type = chosen }
            : null;
        return !Opened.CanEdit || (Asked is null && !IsNew) ? NotFound() : null;
    }
}
