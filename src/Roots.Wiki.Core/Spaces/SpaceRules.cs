using System.Collections.Concurrent;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Spaces;

/// <summary>
/// The rules of the spaces, as <c>.roots/spaces.yaml</c> has them. A file that cannot be read, or that says something unknown,
/// closes everything to all but the board and the administration. Immutable; safe to share.
/// </summary>
/// <remarks>
/// <code>
/// default: {read: [verein], write: [verein]}
/// spaces:
///   kasse: {title: Kasse und Steuern, read: [vorstand, amt:rollen/kasse], write: [amt:rollen/kasse]}
/// </code>
/// A folder is found by its name as links find pages: case, composition, umlauts, blank and hyphen alike, so that no other spelling gets around a rule.
/// </remarks>
public sealed class SpaceRules
{
    /// <summary>Where the rules lie.</summary>
    public const string File = ".roots/spaces.yaml";

    /// <summary>The most spaces with rules of their own.</summary>
    public const int Most = 500;

    private const int MostKept = 2_000;   // spellings of folders; beyond it they are found anew

    private readonly Dictionary<string, Space> byName;
    private readonly ConcurrentDictionary<string, Space> found = new(StringComparer.Ordinal);
    private int kept;

    private SpaceRules(Space others, IReadOnlyList<Space> named, Problem? problem)
    {
        Others = others with { Index = 0 };
        Named = [.. named.Select((s, i) => s with { Index = i + 1 })];
        Problem = problem;
        byName = Named.ToDictionary(s => PageNames.Fold(s.Folder), StringComparer.Ordinal);
    }

    /// <summary>What holds where the file is missing: only the pages' own levels count.</summary>
    public static SpaceRules Open { get; } = new(new("", null, null, null), [], null);

    /// <summary>What holds for every folder without rules of its own, and for pages at the top.</summary>
    public Space Others { get; }

    /// <summary>The spaces with rules of their own, in the order of the file.</summary>
    public IReadOnlyList<Space> Named { get; }

    /// <summary>Why the file could not be read, or null.</summary>
    public Problem? Problem { get; }

    /// <summary>How many spaces there are, that of all others included.</summary>
    internal int Count => Named.Count + 1;

    /// <summary>The space of a file, a page or a folder, by its address.</summary>
    public Space Of(string address) =>
        byName.Count == 0 || address.IndexOf('/') is not (var end and > 0) ? Others : OfFolder(address[..end]);

    /// <summary>The space of a top-level folder; that of all others for one without rules of its own.</summary>
    public Space OfFolder(string folder)
    {
        if (found.TryGetValue(folder, out var known))
        {
            return known;
        }

        var space = byName.GetValueOrDefault(PageNames.Fold(folder), Others);
        if (Interlocked.Increment(ref kept) <= MostKept)
        {
            found[folder] = space;
        }

        return space;
    }

    /// <summary>Who may read in a space: what it says itself, else what holds for all others; null for no bound.</summary>
    public CircleList? ReadersOf(Space space) => space.Read ?? Others.Read;

    /// <summary>Who may write in a space: what it says itself, else what holds for all others; null for every member.</summary>
    public CircleList? WritersOf(Space space) => space.Write ?? Others.Write;

    /// <summary>The rules that name a circle, for saying what hangs on a group or an office.</summary>
    public IEnumerable<Space> Naming(CircleKind kind, string name) =>
        Named.Prepend(Others).Where(s => s.Read?.Names(kind, name) == true || s.Write?.Names(kind, name) == true);

    /// <summary>Reads the file; never throws.</summary>
    public static SpaceRules Read(string yaml)
    {
        var text = SpacesText.Parse(yaml);
        return text.BadLine is { } line ? Closed(line) : new(text.Others, text.Named, null);
    }

    /// <summary>The rules of a file that cannot be read: the board and the administration alone.</summary>
    internal static SpaceRules Closed(int line) => new(new("", null, CircleList.Board, CircleList.Board), [], new(ProblemCode.BadSpaces, null, line));
}
