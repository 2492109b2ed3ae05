using Roots.Wiki.Text;

namespace Roots.Wiki.Core.Tests.Text;

public sealed class PageMergeTests
{
    private static string Merged(string @base, string mine, string theirs)
    {
        var result = PageMerge.Merge(@base, mine, theirs);
        Assert.True(result.IsClean, result.Text);
        return result.Text;
    }

    [Fact]
    public void Edits_of_two_paragraphs_are_both_in_the_result() =>
        Assert.Equal("Eins neu.\n\nZwei neu.\n", Merged("Eins.\n\nZwei.\n", "Eins neu.\n\nZwei.\n", "Eins.\n\nZwei neu.\n"));

    [Fact]
    public void Fifty_simultaneous_edits_of_different_paragraphs_are_all_in_the_result_once()
    {
        var @base = string.Join("\n\n", Enumerable.Range(0, 50).Select(i => $"Absatz {i} alt.")) + "\n";
        var now = @base;

        for (var i = 0; i < 50; i++)
        {
            now = Merged(@base, @base.Replace($"Absatz {i} alt.", $"Absatz {i} neu.", StringComparison.Ordinal), now);
        }

        Assert.Equal(@base.Replace("alt", "neu", StringComparison.Ordinal), now);
    }

    [Fact]
    public void Fifty_paragraphs_put_in_at_one_place_are_all_kept_with_blank_lines_between()
    {
        const string Base = "# Protokoll\n\nAnfang.\n\nEnde.\n";
        var now = Base;

        for (var i = 0; i < 50; i++)
        {
            now = Merged(Base, $"# Protokoll\n\nAnfang.\n\nVon {i}.\n\nEnde.\n", now);
        }

        var paragraphs = now.TrimEnd().Split("\n\n");
        Assert.Equal(53, paragraphs.Length);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"Von {i}.").Order(), paragraphs[2..^1].Order());
    }

    [Fact]
    public void Three_phones_on_one_sheet_of_twenty_questions_lose_nothing()
    {
        static string Sheet(Func<int, bool> isAnswered) => "---\ntype: knowledge\nanswers:\n"
            + string.Concat(Enumerable.Range(10, 20).Where(isAnswered).Select(q => $"  q{q}: {{confirmed: 2026-10-02}}\n")) + "---\n# Kasse\n\n"
            + string.Join("\n\n", Enumerable.Range(10, 20).Where(isAnswered).Select(q => $"### Frage {q}? {{#q{q}}}\n\nAntwort {q}")) + "\n";
        var empty = Sheet(_ => false);
        var now = empty;

        for (var phone = 0; phone < 3; phone++)
        {
            var mine = phone;
            now = Merged(empty, Sheet(q => q % 3 == mine), now);
        }

        Assert.Equal(20, now.Split("### Frage").Length - 1);
        Assert.All(Enumerable.Range(10, 20), q => Assert.Contains($"### Frage {q}? {{#q{q}}}\n\nAntwort {q}\n", now, StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(10, 20).Select(q => $"  q{q}: {{confirmed: 2026-10-02}}"), now.Split('\n').Where(l => l.StartsWith("  q", StringComparison.Ordinal)));
    }

    [Fact]
    public void List_items_put_in_by_both_stay_one_list() =>
        Assert.Equal("- a\n- b\n- meins\n- deins\n\nEnde.\n", Merged("- a\n- b\n\nEnde.\n", "- a\n- b\n- meins\n\nEnde.\n", "- a\n- b\n- deins\n\nEnde.\n"));

    [Fact]
    public void Table_rows_put_in_by_both_stay_one_table() =>
        Assert.Equal(
            "| K | V |\n| - | - |\n| a | 1 |\n| m | 2 |\n| d | 3 |\n\nEnde.\n",
            Merged("| K | V |\n| - | - |\n| a | 1 |\n\nEnde.\n", "| K | V |\n| - | - |\n| a | 1 |\n| m | 2 |\n\nEnde.\n", "| K | V |\n| - | - |\n| a | 1 |\n| d | 3 |\n\nEnde.\n"));

    [Fact]
    public void A_row_taken_away_here_and_one_added_there_leave_one_table() =>
        Assert.Equal("| K |\n| - |\n| a |\n| c |\n\nEnde.\n", Merged("| K |\n| - |\n| a |\n| b |\n\nEnde.\n", "| K |\n| - |\n| a |\n\nEnde.\n", "| K |\n| - |\n| a |\n| b |\n| c |\n\nEnde.\n"));

    [Fact]
    public void Two_cells_of_one_row_may_change_at_once() =>
        Assert.Equal("| Konto | neu | auch neu |\n", Merged("| Konto | alt | auch alt |\n", "| Konto | neu | auch alt |\n", "| Konto | alt | auch neu |\n"));

    [Fact]
    public void A_table_that_both_began_has_one_head() =>
        Assert.Equal("# T\n\n| K |\n| - |\n| m |\n| d |\n", Merged("# T\n", "# T\n\n| K |\n| - |\n| m |\n", "# T\n\n| K |\n| - |\n| d |\n"));

    [Fact]
    public void Two_sentences_of_one_paragraph_may_change_at_once() =>
        Assert.Equal("Die Bank ist neu. Das Konto auch. Ende.\n", Merged("Die Bank ist alt. Das Konto nicht. Ende.\n", "Die Bank ist neu. Das Konto nicht. Ende.\n", "Die Bank ist alt. Das Konto auch. Ende.\n"));

    [Fact]
    public void Sentences_put_in_at_one_place_are_both_kept() =>
        Assert.Equal("Eins. Meins. Deins.\n", Merged("Eins.\n", "Eins. Meins.\n", "Eins. Deins.\n"));

    [Fact]
    public void The_same_sentence_changed_by_both_is_a_clash_that_shows_both()
    {
        var result = PageMerge.Merge("Die Bank ist alt.\n", "Die Bank ist meins.\n", "Die Bank ist deins.\n");

        Assert.False(result.IsClean);
        Assert.Equal("Die Bank ist meins.\n\nDie Bank ist deins.\n", result.Text);
    }

    [Fact]
    public void What_one_changed_and_the_other_took_away_is_a_clash_and_stays()
    {
        var result = PageMerge.Merge("Eins.\n\nZwei.\n", "Eins.\n", "Eins.\n\nZwei mehr.\n");

        Assert.False(result.IsClean);
        Assert.Equal("Eins.\n\nZwei mehr.\n", result.Text);
    }

    [Fact]
    public void Paragraphs_taken_away_by_both_side_by_side_are_gone() =>
        Assert.Equal("A.\n\nE.\n", Merged("A.\n\nB.\n\nC.\n\nD.\n\nE.\n", "A.\n\nD.\n\nE.\n", "A.\n\nB.\n\nE.\n"));

    [Fact]
    public void The_same_change_by_both_counts_once() =>
        Assert.Equal("Neu.\n\nZwei.\n\nDrei.\n", Merged("Eins.\n\nZwei.\n", "Neu.\n\nZwei.\n\nDrei.\n", "Neu.\n\nZwei.\n\nDrei.\n"));

    [Fact]
    public void The_same_paragraph_put_in_beside_a_changed_one_counts_once() =>
        Assert.Equal("Gleich.\n\nEins geändert.\n", Merged("Eins.\n", "Gleich.\n\nEins.\n", "Gleich.\n\nEins geändert.\n"));

    [Fact]
    public void A_section_with_an_id_is_found_again_where_it_moved() =>
        Assert.Equal(
            "## B {#b}\n\nBe neu.\n\n## A {#a}\n\nA.\n",
            Merged("## A {#a}\n\nA.\n\n## B {#b}\n\nBe.\n", "## B {#b}\n\nBe.\n\n## A {#a}\n\nA.\n", "## A {#a}\n\nA.\n\n## B {#b}\n\nBe neu.\n"));

    [Fact]
    public void A_section_that_both_put_in_under_one_id_stands_once() =>
        Assert.Equal("# K\n\n### F? {#f}\n\nMeins.\n\nDeins.\n", Merged("# K\n", "# K\n\n### F? {#f}\n\nMeins.\n", "# K\n\n### F? {#f}\n\nDeins.\n"));

    [Fact]
    public void A_renamed_section_keeps_the_edit_of_the_other() =>
        Assert.Equal("## Neuer Name\n\nEins.\n\nZwei neu.\n", Merged("## Name\n\nEins.\n\nZwei.\n", "## Neuer Name\n\nEins.\n\nZwei.\n", "## Name\n\nEins.\n\nZwei neu.\n"));

    [Fact]
    public void A_heading_inside_a_fence_is_none() =>
        Assert.Equal("Neu.\n\n```\n# kein Titel\n\n- a\n```\n\nAuch neu.\n", Merged("Alt.\n\n```\n# kein Titel\n\n- a\n```\n\nAuch alt.\n", "Neu.\n\n```\n# kein Titel\n\n- a\n```\n\nAuch alt.\n", "Alt.\n\n```\n# kein Titel\n\n- a\n```\n\nAuch neu.\n"));

    [Fact]
    public void New_sections_of_both_stand_with_a_blank_line_between() =>
        Assert.Equal("# T\n\n## M\n\nM.\n\n## D\n\nD.\n", Merged("# T\n", "# T\n\n## M\n\nM.\n", "# T\n\n## D\n\nD.\n"));

    [Fact]
    public void A_file_with_windows_line_ends_keeps_them() =>
        Assert.Equal("Eins neu.\r\n\r\nZwei neu.\r\n", Merged("Eins.\r\n\r\nZwei.\r\n", "Eins neu.\n\nZwei.\n", "Eins.\r\n\r\nZwei neu.\r\n"));

    [Fact]
    public void A_file_with_mixed_line_ends_changes_only_where_it_was_edited() =>
        Assert.Equal("A.\r\n\nNeu.\r\n\r\nC neu.\r\n", Merged("A.\r\n\nB.\n\r\nC.\r\n", "A.\n\nNeu.\n\nC.\n", "A.\r\n\nB.\n\r\nC neu.\r\n"));

    [Fact]
    public void A_text_without_line_break_at_its_end_keeps_it_so() =>
        Assert.Equal("Eins neu.\n\nZwei neu.", Merged("Eins.\n\nZwei.", "Eins neu.\n\nZwei.", "Eins.\n\nZwei neu."));

    [Fact]
    public void Two_new_pages_of_one_name_are_put_together() =>
        Assert.Equal("# Kasse\n\nMeins.\n\nDeins.\n", Merged("", "# Kasse\n\nMeins.\n", "# Kasse\n\nDeins.\n"));

    [Fact]
    public void Two_unrelated_texts_of_half_a_megabyte_merge_without_burning_a_core()
    {
        static string Text(int seed) => string.Join('\n', Enumerable.Range(0, 80_000).Select(i => $"{(i * seed) % 9973:x}"));

        var result = PageMerge.Merge(Text(7), Text(11), Text(13));

        Assert.False(result.IsClean);
    }
}
