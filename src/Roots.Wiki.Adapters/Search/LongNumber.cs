namespace Roots.Wiki.Adapters.Search;

/// <summary>Long numbers are written with and without blanks, and known by their ends: IBAN, telephone, membership.</summary>
internal static class LongNumber
{
    private const int Group = 4;

    /// <summary>The groups of four and the last four of a number of at least ten digits; empty for anything shorter.</summary>
    public static IReadOnlyList<string> Groups(string word)
    {
        if (word.Length is < 10 or > 40 || word.Count(char.IsDigit) < 10)
        {
            return [];
        }

        var groups = new List<string>();
        for (var from = 0; from < word.Length; from += Group)
        {
            groups.Add(word.Substring(from, Math.Min(Group, word.Length - from)));
        }

        return groups;
    }

    /// <summary>The end by which people know a number, or null for a word that is none.</summary>
    public static string? End(WordForm form) => form.Parts.Count > 0 && char.IsDigit(form.Folded[^1]) ? form.Folded[^Group..] : null;
}
