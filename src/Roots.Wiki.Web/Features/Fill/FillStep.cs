using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>Where somebody stands in a sheet: one question of one round. Immutable.</summary>
/// <param name="Form">The sheet.</param>
/// <param name="Round">The round, from 0.</param>
/// <param name="Index">The question in the round, from 0.</param>
public sealed record FillStep(SittingForm Form, int Round, int Index)
{
    public SittingSection Section => Form.Sections[Round];

    public SittingQuestion Now => Section.Questions[Index];

    /// <summary>The question after; a round ends with its last one, the parts of a page follow each other.</summary>
    public SittingQuestion? Next =>
        Index + 1 < Section.Questions.Count ? Section.Questions[Index + 1]
        : Form.Role.IsPage && Round + 1 < Form.Sections.Count ? Form.Sections[Round + 1].Questions[0]
        : null;

    /// <summary>The question before, also of the round before.</summary>
    public SittingQuestion? Before => Index > 0 ? Section.Questions[Index - 1] : Round > 0 ? Form.Sections[Round - 1].Questions[^1] : null;

    /// <summary>Minutes for what is still open in this round from here on; null where nothing is.</summary>
    public int? Minutes => MinutesOf(Section.Questions.Skip(Index)) is var minutes and > 0 ? minutes : null;

    /// <summary>The step of a question; where there is none of this id the first open one, or the beginning.</summary>
    public static FillStep? At(SittingForm form, string? question)
    {
        var id = form.Questions.FirstOrDefault(q => q.Question.Id == question)?.Question.Id ?? (form.FirstOpen ?? form.Questions.FirstOrDefault())?.Question.Id;
        return (from round in Enumerable.Range(0, form.Sections.Count)
                let index = form.Sections[round].Questions.ToList().FindIndex(q => q.Question.Id == id)
                where index >= 0
                select new FillStep(form, round, index)).FirstOrDefault();
    }

    /// <summary>Minutes that the open ones of some questions take.</summary>
    public static int MinutesOf(IEnumerable<SittingQuestion> questions) => (int)Math.Ceiling(questions.Where(q => !q.IsSaid).Sum(q => q.Question.Type.Minutes));

    /// <summary>The id of the template that an address means: named, having the question, the quick start, or the first.</summary>
    public static string? TemplateOf(TemplateCatalog catalog, Role role, string? template, string? question)
    {
        var own = catalog.TemplatesOf(role).ToList();
        return template ?? (own.FirstOrDefault(t => question is not null && t.Questions.Any(q => q.Id == question))
            ?? own.FirstOrDefault(t => t.Kind == TemplateKind.QuickStart)
            ?? own.FirstOrDefault())?.Id;
    }
}
