using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Text;

namespace Roots.Wiki.Core.Tests.Text;

public sealed class SequenceDiffTests
{
    private static string Replayed(string before, string after) =>
        string.Concat(SequenceDiff.Compare([.. before], [.. after]).Aggregate((At: 0, Text: ""), (s, c) => (c.OldEnd, s.Text + before[s.At..c.OldStart] + after[c.NewStart..c.NewEnd])) is var (at, text) ? text + before[at..] : "");

    [Property]
    public Property The_changes_turn_the_old_into_the_new() =>
        Prop.ForAll(Gen.Elements('a', 'b', 'c').ArrayOf().Select(c => new string(c)).ToArbitrary(), Gen.Elements('a', 'b', 'c', 'd').ArrayOf().Select(c => new string(c)).ToArbitrary(), (a, b) => Replayed(a, b) == b);

    [Fact]
    public void The_shortest_set_of_changes_is_found()
    {
        var changes = SequenceDiff.Compare([.. "abcabba"], [.. "cbabac"]);

        Assert.Equal(5, changes.Sum(c => c.OldEnd - c.OldStart + c.NewEnd - c.NewStart));
    }

    [Fact]
    public void Long_texts_with_little_in_common_are_still_compared_by_what_is_unique()
    {
        var before = Enumerable.Range(0, 40_000).Select(i => i % 100 == 0 ? $"anchor {i}" : $"old {i}").ToList();
        var after = Enumerable.Range(0, 40_000).Select(i => i % 100 == 0 ? $"anchor {i}" : $"new {i}").ToList();

        var changes = SequenceDiff.Compare(before, after);

        Assert.Equal(400, changes.Count);
    }
}
