using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class RoleKnowledgeTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private const string Sheet = "---\ntype: knowledge\ntitle: \"Kasse: Wissen\"\nrole: rollen/kasse\nvisibility: amt\nanswers:\n  aufgabe: {confirmed: 2026-01-01, note: mine} # hand\n---\n# Kasse: Wissen\n\nVorwort.\n\n## Das Wichtigste\n\n### Frage aufgabe? {#aufgabe}\n\nAlt.\n\n## Eigenes\n\nBleibt.\n";

    [Fact]
    public void The_first_answers_make_the_page_with_sections_and_states()
    {
        var text = Write(null, new AnswerWrite("rat", "Frag früh.", AnswerState.Given), new AnswerWrite("aufgabe", "Geld.", AnswerState.Partial), new AnswerWrite("konten", "", AnswerState.Unknown));

        Assert.Equal(
            "---\ntype: knowledge\ntitle: \"Kasse: Wissen\"\nrole: rollen/kasse\nvisibility: amt\nanswers:\n  aufgabe: {confirmed: 2026-11-22, state: partial}\n  konten: {state: unknown}\n  rat: {confirmed: 2026-11-22}\n---\n"
            + "# Kasse: Wissen\n\n## Das Wichtigste\n\n### Frage aufgabe? {#aufgabe}\n\nGeld.\n\n## Erfahrung\n\n### Frage rat? {#rat}\n\nFrag früh.\n",
            text);
    }

    [Fact]
    public void A_changed_answer_touches_its_text_and_its_state_only() =>
        Assert.Equal(
            Sheet.Replace("Alt.", "Neu.", StringComparison.Ordinal).Replace("{confirmed: 2026-01-01, note: mine}", "{confirmed: 2026-11-22, note: mine}", StringComparison.Ordinal),
            Write(Sheet, new AnswerWrite("aufgabe", "Neu.", AnswerState.Given)));

    [Fact]
    public void A_new_answer_goes_beside_its_neighbours_and_an_unknown_one_to_the_end()
    {
        var text = Write(Sheet, new AnswerWrite("laufendes", "Eins.", AnswerState.Given), new AnswerWrite("fremd", "Altes Wissen.", AnswerState.Given), new AnswerWrite("frist", "- x", AnswerState.Given));

        Assert.Equal(["aufgabe", "frist", "laufendes", "fremd"], Ids(text));
        Assert.EndsWith("## Eigenes\n\nBleibt.\n\n## Weitere Angaben {#more}\n\n### fremd {#fremd}\n\nAltes Wissen.\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_of_the_board_stand_in_a_page_of_their_own()
    {
        var edits = OfficeSample.Knowledge(OfficeSample.TheHolder).Edit([new("vollmacht", "Kasse.", AnswerState.Given), new("rat", "Ja.", AnswerState.Given)], OfficeSample.Catalog.Question, Today);

        Assert.Equal([OfficeSample.BoardSheet, OfficeSample.Sheet], edits.Files.Select(f => f.File));
        Assert.Contains("visibility: vorstand\n", OfficeSample.Apply(edits, OfficeSample.BoardSheet, null), StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_stays_in_the_page_where_somebody_put_it()
    {
        const string file = "rollen/kasse/geheim.md";
        var knowledge = OfficeSample.Knowledge(OfficeSample.TheHolder, (file, "---\ntype: knowledge\nvisibility: vorstand\n---\n### Rat {#rat}\n\nAlt.\n"));

        var edits = knowledge.Edit([new("rat", "Neu.", AnswerState.Given)], OfficeSample.Catalog.Question, Today);

        Assert.Equal(file, Assert.Single(edits.Files).File.Value);
    }

    [Fact]
    public void A_page_of_the_usual_name_with_another_visibility_is_not_written_to()
    {
        var knowledge = OfficeSample.Knowledge(OfficeSample.TheHolder, (OfficeSample.Sheet.Value, "---\ntype: knowledge\nvisibility: verein\n---\n"));

        var edits = knowledge.Edit([new("rat", "Neu.", AnswerState.Given)], OfficeSample.Catalog.Question, Today);

        Assert.Equal("rollen/kasse/wissen-amt.md", Assert.Single(edits.Files).File.Value);
    }

    [Fact]
    public void What_an_actor_may_not_read_is_not_there()
    {
        var files = new[] { (OfficeSample.Sheet.Value, Sheet), (OfficeSample.BoardSheet.Value, "---\ntype: knowledge\nvisibility: vorstand\n---\n### V {#vollmacht}\n\nGeheim.\n") };
        var outsider = new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), false);

        Assert.Empty(OfficeSample.Knowledge(outsider, files).Answers);
        Assert.Equal(["aufgabe", "vollmacht"], OfficeSample.Knowledge(OfficeSample.TheHolder, files).Answers.Select(a => a.QuestionId).Order());
    }

    [Fact]
    public void Three_writers_on_different_questions_lose_nothing_in_whatever_order()
    {
        var edits = new[] { new AnswerWrite("aufgabe", "A.", AnswerState.Given, Base: "Alt."), new AnswerWrite("laufendes", "B.", AnswerState.Given, Base: ""), new AnswerWrite("rat", "C.", AnswerState.Given, Base: "") }
            .Select(w => OfficeSample.Knowledge(OfficeSample.TheHolder, (OfficeSample.Sheet.Value, Sheet)).Edit([w], OfficeSample.Catalog.Question, Today)).ToArray();
        foreach (var order in new[] { new[] { 0, 1, 2 }, [2, 1, 0], [1, 0, 2] })
        {
            var text = order.Aggregate(Sheet, (t, i) => OfficeSample.Apply(edits[i], OfficeSample.Sheet, t));

            Assert.Equal(["A.", "B.", "C."], Facts(text).Answers.OrderBy(a => a.QuestionId).Select(a => a.Text));
            Assert.All(edits, e => Assert.Empty(e.Clashes));
        }
    }

    [Fact]
    public void Two_edits_of_one_answer_are_merged_where_they_do_not_touch()
    {
        var theirs = Sheet.Replace("Alt.", "Erster Absatz neu.\n\nZweiter Absatz.", StringComparison.Ordinal).Replace("#aufgabe", "#laufendes", StringComparison.Ordinal);

        var text = Write(theirs, new AnswerWrite("laufendes", "Erster Absatz.\n\nZweiter Absatz neu.", AnswerState.Given, Base: "Erster Absatz.\n\nZweiter Absatz."));

        Assert.Contains("Erster Absatz neu.\n\nZweiter Absatz neu.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_edits_of_one_line_clash_and_the_later_one_is_left_out()
    {
        var edits = OfficeSample.Knowledge(OfficeSample.TheHolder, (OfficeSample.Sheet.Value, Sheet)).Edit([new("aufgabe", "Meins.", AnswerState.Given, Base: "Uralt."), new("rat", "Ja.", AnswerState.Given)], OfficeSample.Catalog.Question, Today);

        var text = OfficeSample.Apply(edits, OfficeSample.Sheet, Sheet);

        Assert.Equal(["aufgabe"], edits.Clashes);
        Assert.Equal(["Alt.", "Ja."], Facts(text).Answers.OrderBy(a => a.QuestionId).Select(a => a.Text));
    }

    [Fact]
    public void Where_everything_clashes_the_write_door_leaves_the_file_as_it_is()
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Sheet);
        var snapshot = OfficeSample.Snapshot((OfficeSample.Sheet.Value, Sheet));

        var (resolved, refused) = WriteDoor.Resolve(new(Actor.Host.Instance, ChangeKind.Answer, [new FileEdit.Transform(OfficeSample.Sheet, _ => null)]), snapshot, _ => bytes);

        Assert.Null(refused);
        Assert.Empty(resolved!.Files);
    }

    [Fact]
    public void Taking_an_answer_back_takes_its_heading_and_state_out()
    {
        var text = Write(Sheet, new AnswerWrite("aufgabe", "", AnswerState.Given));

        Assert.DoesNotContain("aufgabe", text, StringComparison.Ordinal);
        Assert.Contains("Vorwort.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_fence_at_the_end_does_not_swallow_a_new_answer()
    {
        var text = Write(Sheet + "\n```\ncode\n", new AnswerWrite("rat", "Ja.", AnswerState.Given));

        Assert.Equal(["aufgabe", "rat"], Ids(text));
    }

    private static string Write(string? text, params AnswerWrite[] writes)
    {
        var files = text is null ? [] : new[] { (OfficeSample.Sheet.Value, text) };
        return OfficeSample.Apply(OfficeSample.Knowledge(OfficeSample.TheHolder, files).Edit(writes, OfficeSample.Catalog.Question, Today), OfficeSample.Sheet, text);
    }

    private static PageFacts Facts(string text) => PageFacts.Read(PagePath.Parse("rollen/kasse/wissen"), System.Text.Encoding.UTF8.GetBytes(text));

    private static IEnumerable<string> Ids(string text) => AnswerReader.Spans(text, FrontMatter.Read(text).BodyStart).Select(s => s.Id);
}
