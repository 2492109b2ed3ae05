namespace Roots.Wiki.Text;

/// <summary>A part of a text that is found again by its key: a section, a key of the front matter, an entry of a map.</summary>
/// <param name="Key">What it is found by; several parts may share one.</param>
/// <param name="Lines">Its lines, the one with the key first.</param>
internal sealed record TextPart(string Key, IReadOnlyList<string> Lines)
{
    public bool HasLinesOf(TextPart other) => Lines.SequenceEqual(other.Lines, StringComparer.Ordinal);
}

/// <summary>Merges one part; at least one of the three is there.</summary>
internal delegate LinesMerge PartMerger(TextPart? @base, TextPart? mine, TextPart? theirs);
