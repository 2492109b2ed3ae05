using System.Collections.Immutable;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Templates;

/// <summary>
/// The catalogue of one wiki: what ships with the program, with the association's own templates and legal facts over it. A
/// template of its own with the id of a shipped one takes its place. Safe to call from many threads; read again only when one
/// of the files changes.
/// </summary>
/// <param name="store">Where the association's own files lie.</param>
/// <param name="shipped">What ships.</param>
/// <param name="reader">Reads own files; null where there are none to be read.</param>
public sealed class WikiTemplates(IPageStore store, TemplateCatalog shipped, ITemplateReader? reader)
{
    private sealed record Entry(ImmutableSortedDictionary<GitPath, string> Own, TemplateCatalog Catalog, IReadOnlyDictionary<string, OwnTemplate> Templates);

    private volatile Entry? newest;

    /// <summary>What ships with the program.</summary>
    public TemplateCatalog Shipped => shipped;

    /// <summary>The catalogue of the state now.</summary>
    public TemplateCatalog Current => Of(store.Current);

    /// <summary>The catalogue of a state.</summary>
    public TemplateCatalog Of(Snapshot snapshot) => Read(snapshot)?.Catalog ?? shipped;

    /// <summary>The association's own template of an id in a state; null for none.</summary>
    public OwnTemplate? Own(Snapshot snapshot, string id) => Read(snapshot)?.Templates.GetValueOrDefault(id);

    /// <summary>What ships under an id, as its file says it; null for none.</summary>
    public TemplateFile? ShippedFile(string id) => shipped.Files.FirstOrDefault(f => f.Frame.Id == id);

    /// <summary>Reads a text as a template; null where it is none, or where a question of it is not known to this program: then a problem says why.</summary>
    public TemplateFile? Parse(string name, string text, ICollection<Problem> problems)
    {
        var found = new List<Problem>();
        var file = reader?.ReadTemplate(name, text, found);
        found.ForEach(problems.Add);
        return found.Count == 0 ? file : null;
    }

    /// <summary>What lies beside a template in a state; null for nothing that can be read.</summary>
    internal TemplateFile? Beside(Snapshot snapshot, GitPath file) => snapshot.Own.GetValueOrDefault(file) is { } text ? Parse(file.Value, text, []) : null;

    private Entry? Read(Snapshot snapshot)
    {
        if (reader is null || snapshot.Own.IsEmpty)
        {
            return null;
        }

        if (newest is not { } entry || entry.Own != snapshot.Own)
        {
            newest = entry = Combine(shipped, snapshot.Own, reader);
        }

        return entry;
    }

    private static Entry Combine(TemplateCatalog shipped, ImmutableSortedDictionary<GitPath, string> own, ITemplateReader reader)
    {
        var problems = new List<Problem>();
        var templates = new Dictionary<string, OwnTemplate>(StringComparer.Ordinal);
        foreach (var (path, text) in own.Where(f => OwnFiles.IsTemplate(f.Key)))
        {
            var found = new List<Problem>();
            if (reader.ReadTemplate(path.Value, text, found) is { } file)
            {
                templates.TryAdd(file.Frame.Id, new(path, text, file, found.Count == 0));
            }

            problems.AddRange(found);
        }

        List<TemplateFile> files = [.. templates.Values.Select(t => t.File)];
        var replaced = templates.Keys.ToHashSet(StringComparer.Ordinal);
        var facts = own.TryGetValue(GitPath.Parse(OwnFiles.Law), out var law) ? reader.ReadFacts(OwnFiles.Law, law, problems) : [];
        var catalog = TemplateLinker.Link(
            [.. files, .. shipped.Files.Where(f => !replaced.Contains(f.Frame.Id))],
            shipped.Roles,
            [.. shipped.Facts, .. facts],
            problems,
            shipped.Files.SelectMany(f => f.Own));
        return new(own, catalog, templates);
    }
}

/// <summary>A template of the association's own. Immutable.</summary>
/// <param name="Path">Its file.</param>
/// <param name="Text">Its text.</param>
/// <param name="File">What it says.</param>
/// <param name="IsWhole">Whether all of it is known to this program; if not, the program does not write it.</param>
public sealed record OwnTemplate(GitPath Path, string Text, TemplateFile File, bool IsWhole);
