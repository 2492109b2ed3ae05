using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class PageFactsTests
{
    private const string Sheet = """
        ---
        type: knowledge
        role: rollen/kasse
        answers:
          konten: {confirmed: 2026-10-02, state: partial}
          elster: {state: not-applicable, reason: "Macht das Büro."}
        ---
        # Wissen der Kasse

        Vorwort.

        ## Konten

        ### Welche Konten haben wir? {#konten}

        Zwei.

        #### Einzelheit {#kein-eigenes}

        ```
        ### kein Kopf {#zaun}
        ```

        ### Wo liegt was? {#wo} ##

        ### Noch einmal {#konten}

        Zweiter Text.

        ## Weitere Angaben {#more}

        ### Alte Frage {#alt}
        Alt.
        """;

    [Theory]
    [InlineData("---\ntitle: Aus dem Kopf\n---\n# Überschrift\n", "Aus dem Kopf")]
    [InlineData("---\ntype: role\n---\n\n# Die **Kasse** und [SEPA](sepa.md) #\n", "Die Kasse und SEPA")]
    [InlineData("```\n# kein Titel\n```\n## auch nicht\n   # Titel\n", "Titel")]
    [InlineData("nur Text", "Wo liegt was")]
    [InlineData("---\ntitle: \"\"\n---\n", "Wo liegt was")]
    [InlineData("---\ntitle: &a x\n---\n# Trotzdem\n", "Trotzdem")]
    [InlineData("\uFEFF# Mit Marke\n", "Mit Marke")]
    public void A_title_comes_from_front_matter_then_heading_then_name(string text, string title) => Assert.Equal(title, Facts(text).Title);

    [Fact]
    public void A_title_is_cut_at_its_bound() => Assert.Equal(Limits.TitleLength, Facts("# " + new string('x', 500)).Title.Length);

    [Fact]
    public void Answers_run_to_the_next_heading_of_their_level_and_the_second_of_one_id_is_plain_text()
    {
        var answers = Facts(Sheet.ReplaceLineEndings("\n")).Answers;

        Assert.Equal(["konten", "wo", "alt", "elster"], answers.Select(a => a.QuestionId));
        Assert.Equal("Welche Konten haben wir?", answers[0].Heading);
        Assert.StartsWith("Zwei.", answers[0].Text, StringComparison.Ordinal);
        Assert.EndsWith("```", answers[0].Text, StringComparison.Ordinal);
        Assert.Equal((AnswerState.Partial, new DateOnly(2026, 10, 2)), (answers[0].State, answers[0].Confirmed!.Value));
        Assert.Equal(("", "Alt."), (answers[1].Text, answers[2].Text));
        Assert.Equal((AnswerState.NotApplicable, "Macht das Büro."), (answers[3].State, answers[3].Reason));
    }

    [Fact]
    public void A_section_with_an_id_does_not_swallow_its_questions()
    {
        var answers = Facts("---\ntype: knowledge\n---\n## Geld {#geld}\n\nEinleitung\n\n### Konten {#konten}\n\nZwei.\n").Answers;

        Assert.Equal([("geld", "Einleitung"), ("konten", "Zwei.")], answers.Select(a => (a.QuestionId, a.Text)));
    }

    [Fact]
    public void An_office_names_its_templates_holders_and_weight()
    {
        var facts = Facts("---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart, kasse]\ncriticality: 5\nboard: true\nunit: fussball/\nholders:\n"
            + "  - {person: k3v9x2m7qa, kind: holder, since: 2023-03-18, until: 2027-03-20, again: yes}\n  - {person: abcdefghjk, kind: deputy}\n  - {person: nobody}\n---\n");

        var office = facts.Office!;
        Assert.Equal(["schnellstart", "kasse"], office.Templates);
        Assert.Equal((5, true, "fussball"), (office.Criticality, office.IsBoard, office.Unit));
        Assert.Equal(
            [new(PersonId.Parse("k3v9x2m7qa"), HolderKind.Holder, new(2023, 3, 18), new(2027, 3, 20), StandsAgain.Yes), new RoleTerm(PersonId.Parse("abcdefghjk"), HolderKind.Deputy, null, null, StandsAgain.Unknown)],
            office.Holders);
    }

    [Theory]
    [InlineData("visibility: öffentlich", Visibility.Public)]
    [InlineData("visibility: irgendwas", Visibility.Board)]
    [InlineData("visibility: [öffentlich]", Visibility.Board)]
    [InlineData("visibility:", null)]
    [InlineData("title: x", null)]
    public void Visibility_is_closed_until_it_is_understood(string yaml, Visibility? expected) =>
        Assert.Equal(expected, Facts($"---\n{yaml}\n---\n").Visibility);

    [Fact]
    public void A_page_in_another_encoding_keeps_its_visibility_and_is_no_text()
    {
        var facts = PageFacts.Read(PagePath.Parse("x"), Encoding.Latin1.GetBytes("---\nvisibility: vorstand\n---\nGrüße"));

        Assert.Equal((false, Visibility.Board), (facts.IsText, facts.Visibility));
    }

    [Fact]
    public void Nul_and_oversize_are_no_text()
    {
        Assert.False(Facts("a\0b").IsText);
        Assert.False(Facts(new string('x', Limits.PageBytes + 1)).IsText);
        Assert.True(Facts("ä").IsText);
        Assert.Equal(2, Facts("ä").Bytes);
    }

    private static PageFacts Facts(string text) => PageFacts.Read(PagePath.Parse("a/wo-liegt-was"), Encoding.UTF8.GetBytes(text));
}
