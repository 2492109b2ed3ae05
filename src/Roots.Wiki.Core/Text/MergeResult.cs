namespace Roots.Wiki.Text;

/// <summary>What came of merging two texts with a common base.</summary>
/// <param name="Text">The merged text; where they clash, mine and theirs stand one after the other (in front matter theirs as a comment).</param>
/// <param name="IsClean">Whether nothing clashed.</param>
public sealed record MergeResult(string Text, bool IsClean);
