using System.Text.RegularExpressions;

namespace Roots.Wiki.Erasure;

/// <summary>Where something was found.</summary>
public enum ErasePlace
{
    /// <summary>In the text of a page.</summary>
    Page,
    /// <summary>In an attachment or another file.</summary>
    Attachment,
    /// <summary>In the wiki's own settings and templates.</summary>
    Settings,
    /// <summary>In the path of a file.</summary>
    Name,
    /// <summary>In the message of a commit.</summary>
    Message,
    /// <summary>In the name or address of an author.</summary>
    Author,
    /// <summary>In a tag: its name, its author, its note.</summary>
    Tag,
    /// <summary>In what nothing leads to any more, or in another branch.</summary>
    Leftover,
    /// <summary>In the settings of the repository itself.</summary>
    Repository,
    /// <summary>In a draft or its photos.</summary>
    Draft,
    /// <summary>In a question of a reader or its reply.</summary>
    Clarification,
    /// <summary>In a recording.</summary>
    Recording,
    /// <summary>In the registry of people: members, persons, accounts.</summary>
    People,
    /// <summary>Elsewhere in the registry.</summary>
    Registry,
    /// <summary>In derived data, such as the search index.</summary>
    Derived,
}

/// <summary>A place where something was found, with the words around it.</summary>
/// <param name="Place">The kind of place.</param>
/// <param name="Path">The file or row, or null.</param>
/// <param name="Version">The newest version that holds it, where the place is a file of the history.</param>
/// <param name="Versions">How many versions, commits or rows hold it.</param>
/// <param name="Before">The words before it, shortened.</param>
/// <param name="Match">What was found.</param>
/// <param name="After">The words after it, shortened.</param>
/// <param name="IsCurrent">Whether the state of now holds it.</param>
public sealed partial record EraseHit(ErasePlace Place, string? Path, VersionId? Version, int Versions, string Before, string Match, string After, bool IsCurrent)
{
    private const int Around = 60;

    /// <summary>A hit with the words around a stretch of a text.</summary>
    public static EraseHit Of(ErasePlace place, string? path, string text, TextSpan span, int versions = 1, VersionId? version = null, bool isCurrent = false)
    {
        var from = Math.Max(0, span.Start - Around);
        var end = span.Start + span.Length;
        return new(place, path, version, versions, Flat(text[from..span.Start]), Flat(text.Substring(span.Start, Math.Min(span.Length, EraseScope.TextLength * 2))), Flat(text[end..Math.Min(text.Length, end + Around)]), isCurrent);
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    private static string Flat(string text) => Blanks().Replace(text, " ");
}

/// <summary>What was found, complete in its numbers and bounded in its places.</summary>
public sealed record EraseFindings
{
    /// <summary>Nothing.</summary>
    public static EraseFindings None { get; } = new();

    /// <summary>Some of the places, those of pages first.</summary>
    public IReadOnlyList<EraseHit> Hits { get; init; } = [];

    /// <summary>How many places there are of each kind.</summary>
    public IReadOnlyDictionary<ErasePlace, int> Places { get; init; } = new Dictionary<ErasePlace, int>();

    /// <summary>Files of the history that hold it, under the names that they have or had.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>How many versions of files hold it.</summary>
    public int Versions { get; init; }

    /// <summary>How many files nobody can look into: pictures, PDFs, sound.</summary>
    public int Opaque { get; init; }

    /// <summary>Whether nothing was found.</summary>
    public bool IsEmpty => Places.Values.All(count => count == 0);

    /// <summary>Both together.</summary>
    public EraseFindings With(EraseFindings other) => new()
    {
        Hits = [.. Hits, .. other.Hits],
        Places = Places.Concat(other.Places).GroupBy(p => p.Key, p => p.Value).ToDictionary(g => g.Key, g => g.Sum()),
        Files = [.. Files, .. other.Files],
        Versions = Versions + other.Versions,
        Opaque = Opaque + other.Opaque,
    };
}
