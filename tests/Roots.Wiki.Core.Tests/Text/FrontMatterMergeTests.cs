using Roots.Wiki.Text;

namespace Roots.Wiki.Core.Tests.Text;

public sealed class FrontMatterMergeTests
{
    private static string Merged(string @base, string mine, string theirs)
    {
        var result = PageMerge.Merge($"---\n{@base}---\nText.\n", $"---\n{mine}---\nText.\n", $"---\n{theirs}---\nText.\n");
        Assert.True(result.IsClean, result.Text);
        Assert.StartsWith("---\n", result.Text, StringComparison.Ordinal);
        Assert.EndsWith("---\nText.\n", result.Text, StringComparison.Ordinal);
        return result.Text[4..^"---\nText.\n".Length];
    }

    [Fact]
    public void Two_keys_may_change_at_once_and_comments_stay() =>
        Assert.Equal("# Notiz\ntitle: Neu\nstatus: fertig # ja\n", Merged("# Notiz\ntitle: Alt\nstatus: offen # ja\n", "# Notiz\ntitle: Neu\nstatus: offen # ja\n", "# Notiz\ntitle: Alt\nstatus: fertig # ja\n"));

    [Fact]
    public void Of_two_states_of_one_answer_the_later_day_wins()
    {
        const string Base = "answers:\n  a: {confirmed: 2026-01-01}\n  b: {confirmed: 2026-01-01}\n";

        var merged = Merged(Base, Base.Replace("a: {confirmed: 2026-01-01}", "a: {confirmed: 2026-03-01}", StringComparison.Ordinal), Base.Replace("2026-01-01", "2026-02-01", StringComparison.Ordinal));

        Assert.Equal("answers:\n  a: {confirmed: 2026-03-01}\n  b: {confirmed: 2026-02-01}\n", merged);
    }

    [Fact]
    public void New_answers_of_both_stand_in_order() =>
        Assert.Equal("answers:\n  a: {confirmed: 2026-01-01}\n  b: {confirmed: 2026-01-02}\n  c: {confirmed: 2026-01-03}\n", Merged(
            "answers:\n  a: {confirmed: 2026-01-01}\n",
            "answers:\n  a: {confirmed: 2026-01-01}\n  c: {confirmed: 2026-01-03}\n",
            "answers:\n  a: {confirmed: 2026-01-01}\n  b: {confirmed: 2026-01-02}\n"));

    [Fact]
    public void Answers_that_both_began_are_put_together() =>
        Assert.Equal("type: knowledge\nanswers:\n  a: {confirmed: 2026-01-01}\n  b: {confirmed: 2026-01-02}\n", Merged(
            "type: knowledge\n", "type: knowledge\nanswers:\n  b: {confirmed: 2026-01-02}\n", "type: knowledge\nanswers:\n  a: {confirmed: 2026-01-01}\n"));

    [Fact]
    public void Holders_put_in_by_both_are_both_there() =>
        Assert.Equal("holders:\n  - {person: aaaaaaaaaa}\n  - {person: bbbbbbbbbb}\n  - {person: cccccccccc}\n", Merged(
            "holders:\n  - {person: aaaaaaaaaa}\n", "holders:\n  - {person: aaaaaaaaaa}\n  - {person: bbbbbbbbbb}\n", "holders:\n  - {person: aaaaaaaaaa}\n  - {person: cccccccccc}\n"));

    [Fact]
    public void Items_of_several_lines_stay_whole() =>
        Assert.Equal("holders:\n  - person: a\n    kind: x\n  - person: b\n    kind: x\n", Merged("holders:\n", "holders:\n  - person: a\n    kind: x\n", "holders:\n  - person: b\n    kind: x\n"));

    [Fact]
    public void Tags_put_in_and_taken_away_by_both_all_count() =>
        Assert.Equal("tags: [a, meins, deins]\n", Merged("tags: [a, b, c]\n", "tags: [a, b, meins]\n", "tags: [a, c, deins]\n"));

    [Fact]
    public void One_title_changed_by_both_is_a_clash_that_stays_readable_yaml()
    {
        var result = PageMerge.Merge("---\ntitle: A\n---\n", "---\ntitle: B\n---\n", "---\ntitle: C\n---\n");

        Assert.False(result.IsClean);
        Assert.Equal("---\ntitle: B\n# title: C\n---\n", result.Text);
    }

    [Fact]
    public void Front_matter_given_by_one_side_stands_above_the_text_of_the_other() =>
        Assert.Equal("---\ntitle: A\n---\nNeu.\n", PageMerge.Merge("Alt.\n", "---\ntitle: A\n---\nAlt.\n", "Neu.\n").Text);
}
