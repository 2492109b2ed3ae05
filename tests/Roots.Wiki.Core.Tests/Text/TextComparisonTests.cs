using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Text;

namespace Roots.Wiki.Core.Tests.Text;

public sealed class TextComparisonTests
{
    private static readonly string[] Words = ["Die", "Kasse", "ist", "neu", ".", "\n\n", "\n", " ", "- ", "| a |"];

    [Fact]
    public void A_changed_word_is_shown_inside_its_sentence()
    {
        var compared = TextComparison.Compare("Die Kasse ist alt.\n", "Die Kasse ist neu.\n");

        Assert.Equal(
            [new(PieceKind.Kept, "Die Kasse ist "), new(PieceKind.Deleted, "alt"), new(PieceKind.Inserted, "neu"), new(PieceKind.Kept, ".")],
            Assert.IsType<ComparedBlock.Changed>(Assert.Single(compared.Blocks)).Pieces);
    }

    [Fact]
    public void Changed_words_side_by_side_are_shown_as_one() =>
        Assert.Equal(
            [new(PieceKind.Deleted, "Die alte"), new(PieceKind.Inserted, "Eine neue"), new(PieceKind.Kept, " Kasse")],
            Assert.IsType<ComparedBlock.Changed>(Assert.Single(TextComparison.Compare("Die alte Kasse", "Eine neue Kasse").Blocks)).Pieces);

    [Fact]
    public void What_stayed_is_counted_and_what_came_or_went_stands_whole()
    {
        var compared = TextComparison.Compare("# T\n\nA b c.\n\nWeg damit.\n\nEnde.\n", "# T\n\nA b c.\n\n- Ganz anderes\n\nEnde.\n");

        Assert.Equal(2, Assert.IsType<ComparedBlock.Unchanged>(compared.Blocks[0]).Blocks.Count);
        Assert.Equal(new ComparedBlock.Deleted("Weg damit."), compared.Blocks[1]);
        Assert.Equal(new ComparedBlock.Inserted("- Ganz anderes"), compared.Blocks[2]);
        Assert.Single(Assert.IsType<ComparedBlock.Unchanged>(compared.Blocks[3]).Blocks);
    }

    [Fact]
    public void The_front_matter_is_compared_by_key()
    {
        var compared = TextComparison.Compare("---\ntitle: Alt\nreview: 2026-01-01\n---\nText", "---\ntitle: Neu\ntags: [a]\n---\nText");

        Assert.Equal([new("title", "Alt", "Neu"), new("review", "2026-01-01", null), new("tags", null, "[a]")], compared.Keys);
        Assert.IsType<ComparedBlock.Unchanged>(Assert.Single(compared.Blocks));
    }

    [Fact]
    public void Other_line_ends_and_blank_lines_are_no_difference() =>
        Assert.True(TextComparison.Compare("A\r\n\r\nB\r\n", "A\n\n\nB").IsSame);

    [Fact]
    public void A_huge_paragraph_is_shown_as_a_whole()
    {
        var compared = TextComparison.Compare(string.Concat(Enumerable.Repeat("alt ", 5_000)), string.Concat(Enumerable.Repeat("neu ", 5_000)));

        Assert.Equal(2, Assert.IsType<ComparedBlock.Changed>(Assert.Single(compared.Blocks)).Pieces.Count);
    }

    [Property(MaxTest = 300)]
    public Property The_pieces_hold_every_word_of_both_versions() =>
        Prop.ForAll(Gen.Elements(Words).ListOf().Select(string.Concat).ToArbitrary(), Gen.Elements(Words).ListOf().Select(string.Concat).ToArbitrary(), (before, after) =>
        {
            var blocks = TextComparison.Compare(before, after).Blocks;

            return Bare(Told(blocks, PieceKind.Inserted)) == Bare(before) && Bare(Told(blocks, PieceKind.Deleted)) == Bare(after);
        });

    private static string Told(IEnumerable<ComparedBlock> blocks, PieceKind leftOut) => string.Concat(blocks.Select(b => b switch
    {
        ComparedBlock.Unchanged same => string.Concat(same.Blocks),
        ComparedBlock.Inserted put => leftOut == PieceKind.Inserted ? "" : put.Text,
        ComparedBlock.Deleted taken => leftOut == PieceKind.Deleted ? "" : taken.Text,
        ComparedBlock.Changed changed => string.Concat(changed.Pieces.Where(p => p.Kind != leftOut).Select(p => p.Text)),
        _ => "",
    }));

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
