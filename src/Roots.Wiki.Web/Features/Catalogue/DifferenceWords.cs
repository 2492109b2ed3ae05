using Microsoft.Extensions.Localization;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>A difference in words.</summary>
/// <param name="Key">Names it in a form.</param>
/// <param name="What">What changed.</param>
/// <param name="About">The question that it is about, or null.</param>
/// <param name="Before">How it was (in a clash: ours); null for nothing to show.</param>
/// <param name="After">How it is (in a clash: theirs).</param>
public sealed record DifferenceLine(string Key, string What, string? About, string? Before, string? After);

/// <summary>Says differences of templates to people. Stateless.</summary>
internal static class DifferenceWords
{
    public static DifferenceLine Line(IStringLocalizer<CatalogueTexts> texts, TemplateDifference difference, Func<string, Question?> questionOf, string language)
    {
        var about = difference.Question is { } id ? (difference.Before?.Question ?? difference.After?.Question ?? questionOf(id))?.Text.In(language) ?? id : null;
        var what = difference switch
        {
            { Part: TemplatePart.Presence, Before: null } => "DiffAdded",
            { Part: TemplatePart.Presence, After: null } => "DiffRemoved",
            { Part: TemplatePart.Hidden, After.IsHidden: false } => "DiffShown",
            { Part: TemplatePart.Title, Section: not null } => "DiffSection",
            _ => "Diff" + difference.Part,
        };
        return new(difference.Key, texts[what], about, Say(texts, difference, difference.Before, language), Say(texts, difference, difference.After, language));
    }

    private static string? Say(IStringLocalizer<CatalogueTexts> texts, TemplateDifference difference, TemplateSide? side, string language)
    {
        if (side is null)
        {
            return difference.Part == TemplatePart.Presence ? texts["SideNone"].Value : null;
        }

        if (side.Words is { } words)
        {
            return words.In(language);
        }

        return side.Question is not { } q ? null : difference.Part switch
        {
            TemplatePart.Presence or TemplatePart.Text => q.Text.In(language),
            TemplatePart.Help => q.Help?.In(language) ?? texts["SideNone"],
            TemplatePart.Example => q.Example?.In(language) ?? texts["SideNone"],
            TemplatePart.Form => Form(texts, q, language),
            TemplatePart.Weight => texts["Weight" + q.Weight],
            TemplatePart.Review => q.ReviewMonths is { } months and > 0 ? texts["ReviewMonths", months] : texts["ReviewNever"],
            TemplatePart.Personal => texts[q.IsPersonal ? "SideYes" : "SideNo"],
            TemplatePart.Visibility => texts["Level" + q.Visibility],
            _ => null,
        };
    }

    private static string Form(IStringLocalizer<CatalogueTexts> texts, Question question, string language)
    {
        var parts = question.Columns.Select(c => c.Label.In(language)).Concat(question.Options.Select(o => o.Label.In(language))).ToList();
        return texts["Type" + TypeWords.Of(question.Type)] + (parts.Count == 0 ? "" : ": " + string.Join(", ", parts)) + (question.Unit is null ? "" : $" ({question.Unit.In(language)})");
    }
}
