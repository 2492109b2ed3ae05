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
    private sealed record Entry(ImmutableSortedDictionary<GitPath, string> Own, TemplateCatalog Catalog);

    private volatile Entry? newest;

    /// <summary>What ships with the program.</summary>
    public TemplateCatalog Shipped => shipped;

    /// <summary>The catalogue of the state now.</summary>
    public TemplateCatalog Current => Of(store.Current);

    /// <summary>The catalogue of a state.</summary>
    public TemplateCatalog Of(Snapshot snapshot)
    {
        if (reader is null || snapshot.Own.IsEmpty)
        {
            return shipped;
        }

        if (newest is not { } entry || entry.Own != snapshot.Own)
        {
            newest = entry = new(snapshot.Own, Combine(shipped, snapshot.Own, reader));
        }

        return entry.Catalog;
    }

    private static TemplateCatalog Combine(TemplateCatalog shipped, ImmutableSortedDictionary<GitPath, string> own, ITemplateReader reader)
    {
        var problems = new List<Problem>();
        var files = own.Where(f => OwnFiles.IsTemplate(f.Key)).Select(f => reader.ReadTemplate(f.Key.Value, f.Value, problems)).OfType<TemplateFile>().DistinctBy(f => f.Frame.Id).ToList();
        var replaced = files.Select(f => f.Frame.Id).ToHashSet(StringComparer.Ordinal);
        var facts = own.TryGetValue(GitPath.Parse(OwnFiles.Law), out var law) ? reader.ReadFacts(OwnFiles.Law, law, problems) : [];
        return TemplateLinker.Link(
            [.. files, .. shipped.Files.Where(f => !replaced.Contains(f.Frame.Id))],
            shipped.Roles,
            [.. shipped.Facts, .. facts],
            problems,
            shipped.Files.SelectMany(f => f.Own));
    }
}
