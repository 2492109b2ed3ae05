namespace Roots.Wiki.Adapters.Git;

/// <summary>Finds the moves in one commit: those that our trailer names, else a file gone and one of equal content come.</summary>
internal static class Renames
{
    /// <returns>New path → old path.</returns>
    public static Dictionary<string, string> In(List<TreeChange> changes, IReadOnlyDictionary<string, string> named)
    {
        var moves = new Dictionary<string, string>(StringComparer.Ordinal);
        var gone = changes.Where(c => c.After.IsZero).ToDictionary(c => c.Path, c => c.Before, StringComparer.Ordinal);
        if (gone.Count == 0)
        {
            return moves;
        }

        var come = changes.Where(c => c.Before.IsZero).ToList();
        foreach (var change in come)
        {
            if (named.TryGetValue(change.Path, out var old) && gone.Remove(old))
            {
                moves[change.Path] = old;
            }
        }

        var byContent = gone.GroupBy(g => g.Value, g => g.Key).ToDictionary(g => g.Key, g => g.Order(StringComparer.Ordinal).ToList());
        foreach (var change in come.Where(c => !moves.ContainsKey(c.Path)))
        {
            if (byContent.TryGetValue(change.After, out var old) && old.Count > 0)
            {
                var best = Math.Max(0, old.FindIndex(o => NameOf(o) == NameOf(change.Path)));
                moves[change.Path] = old[best];
                old.RemoveAt(best);
            }
        }

        return moves;
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];
}
