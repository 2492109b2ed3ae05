namespace Roots.Wiki.Text;

/// <summary>What came of merging two texts with a common base.</summary>
/// <param name="Text">The merged text; where they clash, mine and theirs stand one after the other.</param>
/// <param name="IsClean">Whether nothing clashed.</param>
public sealed record MergeResult(string Text, bool IsClean);

/// <summary>
/// Merges two edits of one page: front matter key by key and map entry by entry (the later date wins), the body section by
/// section, then lines, then sentences. Bounded in time; pure.
/// </summary>
public static class PageMerge
{
    /// <summary>Merges.</summary>
    /// <param name="base">The text that both started from; empty where there was none.</param>
    /// <param name="mine">The text to be saved.</param>
    /// <param name="theirs">The text that stands now.</param>
    public static MergeResult Merge(string @base, string mine, string theirs) => throw new NotImplementedException();
}
