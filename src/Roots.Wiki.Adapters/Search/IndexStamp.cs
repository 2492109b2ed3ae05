using System.Globalization;

namespace Roots.Wiki.Adapters.Search;

/// <summary>What a durable index says about itself in its commit.</summary>
/// <param name="Reflects">The commit of the wiki; null for an index that is not complete.</param>
/// <param name="Version">Of the analysis and of what reads the texts.</param>
/// <param name="Generation">Of the nouns.</param>
/// <param name="Pages">How many pages there were when the nouns were learnt.</param>
internal sealed record IndexStamp(CommitId? Reflects, string Version, string Generation, int Pages)
{
    /// <summary>As Lucene keeps it.</summary>
    public Dictionary<string, string> ToData() => new()
    {
        ["git"] = Reflects?.Value ?? "",
        ["version"] = Version,
        ["nouns"] = Generation,
        ["pages"] = Pages.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Reads what <see cref="ToData"/> wrote; null for anything else, such as a foreign index.</summary>
    public static IndexStamp? Read(IDictionary<string, string> data) =>
        data.TryGetValue("git", out var git) && git.Length > 0
        && data.TryGetValue("version", out var version)
        && data.TryGetValue("nouns", out var nouns)
        && data.TryGetValue("pages", out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pages)
            ? new(CommitId.Parse(git), version, nouns, pages)
            : null;

    /// <summary>Whether the wiki has grown so much that its own words should be learnt anew.</summary>
    public bool IsOutgrownBy(int pages) => pages > (Pages * 1.5) + 100;
}
