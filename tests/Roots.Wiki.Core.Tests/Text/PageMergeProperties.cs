using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Text;

namespace Roots.Wiki.Core.Tests.Text;

/// <summary>What holds for every page and every two edits of it.</summary>
public sealed class PageMergeProperties
{
    private static readonly string[] Pieces =
    [
        "", "\n", "\n\n", "\r\n", "---\n", "title: A\n", "answers:\n", "  a: {confirmed: 2026-01-01}\n", "# Eins\n", "## Zwei {#zwei}\n", "### Zwei {#zwei}\n",
        "Ein Satz. Noch einer.\n", "Ein Absatz\nmit zwei Zeilen.\n", "- a\n", "- b\n  mehr\n", "1. eins\n", "| a | b |\n", "| - | - |\n", "```\n", "~~~\n", "> Zitat\n", "    Code\n", "  \n", "\t\n", "Ende",
    ];

    private static Arbitrary<string> Pages { get; } = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    [Property(MaxTest = 300)]
    public Property An_edit_of_one_side_alone_is_the_result() => Prop.ForAll(Pages, Pages, (b, x) =>
        PageMerge.Merge(b, x, b) == new MergeResult(x, true) && PageMerge.Merge(b, b, x) == new MergeResult(x, true) && PageMerge.Merge(b, x, x) == new MergeResult(x, true));

    [Property(MaxTest = 5000, EndSize = 150)]
    public Property No_word_that_one_put_in_is_lost() => Prop.ForAll(Pages, Marked("MEINS"), Marked("DEINS"), (b, m, t) =>
        Marks(m).Concat(Marks(t)).Except(Marks(PageMerge.Merge(b, m, t).Text)).ToList() is { Count: 0 });

    [Property(MaxTest = 500)]
    public Property A_base_word_that_nobody_took_away_stands_once() => Prop.ForAll(Edits, edits =>
    {
        var words = PageMerge.Merge(Page(edits, _ => Edit.Keep), Page(edits, e => e.Mine), Page(edits, e => e.Theirs)).Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

        return edits.Select((e, i) => (e, Word: $"wort{i}")).All(p => words.Count(w => w == p.Word) == (p.e.Mine == Edit.Delete || p.e.Theirs == Edit.Delete ? 0 : 1));
    });

    [Property(MaxTest = 500)]
    public Property Edits_of_different_paragraphs_never_clash() => Prop.ForAll(Edits, edits =>
        PageMerge.Merge(Page(edits, _ => Edit.Keep), Page(edits, e => e.Mine), Page(edits, e => e.Theirs)).IsClean);

    private enum Edit
    {
        Keep,
        Change,
        Delete,
        Follow,
    }

    // Each paragraph is edited by one side at most.
    private static Arbitrary<(Edit Mine, Edit Theirs)[]> Edits { get; } =
        Gen.Choose(0, 6).Select(n => n switch { 0 => (Edit.Keep, Edit.Keep), <= 3 => ((Edit)n, Edit.Keep), _ => (Edit.Keep, (Edit)(n - 3)) }).ArrayOf().ToArbitrary();

    private static string Page<T>(T[] edits, Func<T, Edit> of) => "# Titel\n\n" + string.Join("\n\n", edits.SelectMany((e, i) => of(e) switch
    {
        Edit.Keep => [$"Das ist wort{i} hier"],
        Edit.Change => [$"Nun ist wort{i} anders"],
        Edit.Follow => [$"Das ist wort{i} hier", $"Dazu zusatz{i}"],
        _ => Array.Empty<string>(),
    })) + "\n";

    // Lines of such a page bear a word of their own, so that its loss is seen; of two states of an answer the later one wins, so those do not.
    private static Arbitrary<string> Marked(string mark) => Pages.Generator
        .Select(p => string.Join('\n', p.Split('\n').Select((l, i) => l.Length == 0 || l.TrimEnd() == "---" || l.Contains("confirmed", StringComparison.Ordinal) || i % 3 > 0 ? l : $"{l.TrimEnd('\r')} {mark}{i}"))).ToArbitrary();

    private static IEnumerable<string> Marks(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(w => w.StartsWith("MEINS", StringComparison.Ordinal) || w.StartsWith("DEINS", StringComparison.Ordinal));
}
