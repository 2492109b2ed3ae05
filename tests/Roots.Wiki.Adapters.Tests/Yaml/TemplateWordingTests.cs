using System.Text.RegularExpressions;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Tests.Yaml;

/// <summary>How shipped templates speak: one question at a time, to a person, without figures that the law may change.</summary>
public sealed partial class TemplateWordingTests
{
    private static readonly IReadOnlyList<Question> Questions = [.. ShippedTemplates.Catalog.Files.SelectMany(f => f.Own)];

    private static IEnumerable<LocalText> Texts => ShippedTemplates.Catalog.Templates.SelectMany(t => t.Sections.Select(s => s.Title).Append(t.Title).Append(t.Intro))
        .Concat(Questions.SelectMany(q => new[] { q.Text, q.Help, q.Example }.OfType<LocalText>()))
        .Concat(Questions.SelectMany(q => q.Columns.Select(c => c.Label).Concat(q.Options.Select(o => o.Label))))
        .Concat(ShippedTemplates.Catalog.Facts.SelectMany(f => new[] { f.Title, f.Ask, f.Fact, f.Source }.OfType<LocalText>()));

    [Fact]
    public void A_question_asks_one_thing() => Assert.All(Questions, q => Assert.False(AsksTwo(q.Text.De), q.Id + ": " + q.Text.De));

    [Theory]
    [InlineData("Wie heißt es? Wer macht es?")]
    [InlineData("Wann und wie sagen wir Danke?")]
    [InlineData("Wer hat den Schlüssel und wo liegt er?")]
    public void Two_questions_in_one_are_found(string text) => Assert.True(AsksTwo(text));

    [Fact]
    public void Nobody_is_addressed_formally() => Assert.All(Texts, t => Assert.False(IsFormal(t.De), t.De));

    [Theory]
    [InlineData("Bitte tragen Sie alles ein.", true)]
    [InlineData("Prüfen Sie Ihre Angaben.", true)]
    [InlineData("Nimm die Liste. Sie liegt im Schrank.", false)]
    public void Formal_address_is_found_and_the_pronoun_is_not(string text, bool isFormal) => Assert.Equal(isFormal, IsFormal(text));

    [Fact]
    public void Quotes_are_typographic() =>
        Assert.All(Texts, t => Assert.True(!t.De.Contains('"') && !(t.En ?? "").Contains('"') && t.De.Count(c => c == '„') == t.De.Count(c => c == '“'), t.De));

    [Fact]
    public void Figures_of_the_law_stand_in_the_legal_facts_only() =>
        Assert.All(Questions.SelectMany(q => new[] { q.Text, q.Help }.OfType<LocalText>()), t => Assert.False(HasFigure(t.De), t.De));

    [Theory]
    [InlineData("Bis 50.000 Euro ist es frei.")]
    [InlineData("Siehe § 63 AO.")]
    [InlineData("Hebe es 10 Jahre auf.")]
    public void Such_figures_are_found(string text) => Assert.True(HasFigure(text));

    [Fact]
    public void What_to_look_up_holds_no_figure_so_that_it_may_always_be_shown() =>
        Assert.All(ShippedTemplates.Catalog.Facts, f => Assert.False(HasFigure(f.Ask.De) || HasFigure(f.Title.De), f.Id));

    [Fact]
    public void A_fact_is_checked_again_after_the_day_of_its_source_and_the_sooner_the_more_it_changes() =>
        Assert.All(ShippedTemplates.Catalog.Facts, f =>
            Assert.InRange(f.CheckAfter.DayNumber - f.AsOf.DayNumber, 1, f.Volatility switch { Volatility.High => 200, Volatility.Medium => 400, _ => 800 }));

    private static bool AsksTwo(string text) => text.Count(c => c == '?') > 1 || TwoQuestions().IsMatch(text);

    private static bool IsFormal(string text) => Formal().IsMatch(text);

    private static bool HasFigure(string text) => Figure().IsMatch(text);

    [GeneratedRegex(@"\b(?:wer|was|wie|wo|wann|warum|wofür) und (?:wer|was|wie|wo|wann|warum|wofür)\b|^(?:Wer|Was|Wann|Wo)\b[^,?]* und (?:wer|was|wie|wo|wann|warum)\b", RegexOptions.IgnoreCase)]
    private static partial Regex TwoQuestions();

    [GeneratedRegex(@"(?<![.!?:„(;] )(?<!^)\b(?:Sie|Ihr|Ihre|Ihren|Ihrem|Ihnen)\b")]
    private static partial Regex Formal();

    [GeneratedRegex(@"§|\d[\d.]* ?(?:Prozent|%|Euro|€)|\b\d+ (?:Jahre|Monate|Wochen|Tage)\b")]
    private static partial Regex Figure();
}
