using System.Collections.Immutable;
using System.Text;
using System.Text.Unicode;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>A page as it stands in a snapshot.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Blob">Its text: the revision that an edit is based on.</param>
/// <param name="Facts">What the text says about itself.</param>
public sealed record PageEntry(PagePath Path, BlobId Blob, PageFacts Facts);

/// <summary>What a snapshot must know of one changed file.</summary>
/// <param name="File">The file.</param>
/// <param name="Blob">Its new content, or null where it is gone.</param>
/// <param name="Facts">Its facts, for a page.</param>
/// <param name="Settings">The settings, for <c>.roots/wiki.yaml</c>.</param>
/// <param name="Spaces">The rules of the spaces, for <c>.roots/spaces.yaml</c>.</param>
/// <param name="Own">The text of one of the association's own templates or of its legal facts.</param>
public sealed record SnapshotChange(GitPath File, BlobId? Blob, PageFacts? Facts = null, WikiSettings? Settings = null, string? Own = null, SpaceRules? Spaces = null)
{
    /// <summary>Whether <see cref="Of"/> needs the bytes of this file.</summary>
    public static bool NeedsContent(GitPath file) => file.IsPage || file.Value is WikiSettings.File or SpaceRules.File || OwnFiles.Contains(file);

    /// <summary>Describes a file that is there.</summary>
    /// <param name="file">The file.</param>
    /// <param name="blob">Its content's id.</param>
    /// <param name="content">Its bytes where <see cref="NeedsContent"/>; ignored otherwise.</param>
    public static SnapshotChange Of(GitPath file, BlobId blob, ReadOnlySpan<byte> content) =>
        PagePath.TryOf(file, out var page) ? new(file, blob, PageFacts.Read(page, content))
        : file.Value == WikiSettings.File ? new(file, blob, Settings: WikiSettings.Read(Encoding.UTF8.GetString(content)))
        : file.Value == SpaceRules.File ? new(file, blob, Spaces: Utf8.IsValid(content) ? SpaceRules.Read(Encoding.UTF8.GetString(content)) : SpaceRules.Closed(1))
        : OwnFiles.Contains(file) ? new(file, blob, Own: content.Length <= OwnFiles.MostBytes ? Encoding.UTF8.GetString(content) : "")
        : new(file, blob);
}

/// <summary>One consistent state of a wiki's content: everything that a request reads. Immutable; safe to share.</summary>
public sealed class Snapshot
{
    private readonly ImmutableDictionary<string, ImmutableSortedSet<PagePath>> folded;
    private readonly Lazy<RoleDirectory> roles;
    private readonly Lazy<UnitDirectory> units;
    private readonly Lazy<IReadOnlyList<AccessClass>> classes;
    private readonly Lazy<IReadOnlyList<PageEntry>> sorted;
    private readonly Lazy<ILookup<string, AccessClass>> folders;

    private Snapshot(
        CommitId? commit, long sequence, WikiSettings settings, SpaceRules spaces,
        ImmutableDictionary<PagePath, PageEntry> pages, ImmutableDictionary<GitPath, BlobId> files,
        ImmutableDictionary<string, ImmutableSortedSet<PagePath>> folded, ImmutableSortedDictionary<GitPath, string> own, Snapshot? sameRoles = null, Snapshot? sameClasses = null)
    {
        (Commit, Sequence, Settings, Spaces, Pages, Files, this.folded, Own) = (commit, sequence, settings, spaces, pages, files, folded, own);
        roles = sameRoles?.roles ?? new(() => RoleDirectory.Of(Pages.Values));
        units = sameRoles?.units ?? new(() => UnitDirectory.Of(Pages.Values));
        classes = sameClasses?.classes ?? new(() => [.. Pages.Values.Select(ClassOf).Distinct()]);
        sorted = new(() => [.. Pages.Values.OrderBy(p => p.Path)]);
        folders = sameClasses?.folders ?? new(() => Pages.Values.Select(p => (p.Path.Folder, Class: ClassOf(p))).Distinct().ToLookup(p => p.Folder, p => p.Class, StringComparer.Ordinal));
    }

    /// <summary>A wiki without any commit.</summary>
    public static Snapshot Empty { get; } = new(
        null, 0, WikiSettings.Default, SpaceRules.Open,
        ImmutableDictionary<PagePath, PageEntry>.Empty, ImmutableDictionary<GitPath, BlobId>.Empty,
        ImmutableDictionary.Create<string, ImmutableSortedSet<PagePath>>(StringComparer.Ordinal),
        ImmutableSortedDictionary.Create<GitPath, string>(Comparer<GitPath>.Create((a, b) => string.CompareOrdinal(a.Value, b.Value))));

    /// <summary>The commit that this is the state of; null for an empty wiki.</summary>
    public CommitId? Commit { get; }

    /// <summary>Rises with each snapshot of this run; for cache keys.</summary>
    public long Sequence { get; }

    /// <summary>The wiki's own settings.</summary>
    public WikiSettings Settings { get; }

    /// <summary>Who may read and write in which space.</summary>
    public SpaceRules Spaces { get; }

    /// <summary>Every page by its address.</summary>
    public ImmutableDictionary<PagePath, PageEntry> Pages { get; }

    /// <summary>Every file, pages included.</summary>
    public ImmutableDictionary<GitPath, BlobId> Files { get; }

    /// <summary>The texts of the association's own templates and legal facts; the same object as long as none changes.</summary>
    public ImmutableSortedDictionary<GitPath, string> Own { get; }

    /// <summary>The offices.</summary>
    public RoleDirectory Roles => roles.Value;

    /// <summary>The units (Gliederungen).</summary>
    public UnitDirectory Units => units.Value;

    /// <summary>Every access class that some page has.</summary>
    public IReadOnlyList<AccessClass> AccessClasses => classes.Value;

    /// <summary>The access classes of the pages that lie directly in a folder (empty for the top): what attachments beside them go by.</summary>
    public ILookup<string, AccessClass> FolderClasses => folders.Value;

    /// <summary>Every page in ordinal order of its address.</summary>
    public IReadOnlyList<PageEntry> SortedPages => sorted.Value;

    /// <summary>The page of exactly this address, or null.</summary>
    public PageEntry? Find(PagePath path) => Pages.GetValueOrDefault(path);

    /// <summary>
    /// The page that an address from a URL or a link means: exactly; as a folder (<c>x/index</c>, then <c>x/README</c>);
    /// else folded (case, composition, umlauts, blank and hyphen alike) if only one page answers to it.
    /// </summary>
    /// <param name="address">An address as a person or a link writes it, without leading slash; a closing slash means a folder.</param>
    public PageEntry? Resolve(string address)
    {
        var isFolder = address.EndsWith('/');
        var name = address.TrimEnd('/');
        if (name.Length == 0)
        {
            return Exact(WikiSettings.StartPage) ?? Exact("index") ?? Exact("README");
        }

        return (isFolder ? null : Exact(name)) ?? Exact(name + "/index") ?? Exact(name + "/README") ?? (isFolder ? Exact(name) : null)
            ?? Folded(name) ?? Folded(name + "/index") ?? Folded(name + "/README");
    }

    /// <summary>Whether a page exists whose address some computers cannot tell from this one: equal but for case or composition.</summary>
    public bool HasTwin(PagePath path) =>
        folded.TryGetValue(PageNames.Fold(path.Value), out var set)
        && set.Any(p => p.Value.Normalize(NormalizationForm.FormC).Equals(path.Value.Normalize(NormalizationForm.FormC), StringComparison.OrdinalIgnoreCase));

    /// <summary>What decides who may read the page.</summary>
    public AccessClass ClassOf(PageEntry page)
    {
        var level = page.Facts.FrontMatterProblem is not null ? Visibility.Board : page.Facts.Visibility ?? Settings.DefaultVisibility;
        return new(level, level is Visibility.Office or Visibility.Board ? Roles.OfficeOf(page) : null, Spaces.Of(page.Path.Value).Folder, page.Facts.Readers);
    }

    /// <summary>What would decide who may read a page of a level beside another page or under its office.</summary>
    public AccessClass ClassBeside(PagePath office, Visibility level) =>
        new(level, level is Visibility.Office or Visibility.Board ? office : null, Spaces.Of(office.Value).Folder);

    /// <summary>The next snapshot.</summary>
    /// <param name="commit">The commit that it is the state of.</param>
    /// <param name="changes">Every file that differs, each once.</param>
    public Snapshot With(CommitId commit, IEnumerable<SnapshotChange> changes)
    {
        var pages = Pages.ToBuilder();
        var files = Files.ToBuilder();
        var names = folded.ToBuilder();
        var settings = Settings;
        var spaces = Spaces;
        var own = Own;
        var (keepsRoles, keepsClasses) = (true, true);
        foreach (var change in changes)
        {
            if (change.File.Value == WikiSettings.File)
            {
                settings = change.Settings ?? WikiSettings.Default;
                keepsClasses = false;
            }

            if (change.File.Value == SpaceRules.File)
            {
                spaces = change.Spaces ?? SpaceRules.Open;
                keepsClasses = false;
            }

            own = change.Own is { } text ? own.SetItem(change.File, text) : change.Blob is null ? own.Remove(change.File) : own;
            if (change.Blob is null)
            {
                files.Remove(change.File);
            }
            else
            {
                files[change.File] = change.Blob;
            }

            if (PagePath.TryOf(change.File, out var path))
            {
                if (pages.Remove(path, out var old))
                {
                    Unname(names, old);
                }

                keepsRoles &= old?.Facts.Type is null && change.Facts?.Type is null;
                keepsClasses &= change.Blob is not null && HaveSameReaders(old?.Facts, change.Facts);
                if (change is { Blob: { } blob, Facts: { } facts })
                {
                    var entry = new PageEntry(path, blob, facts);
                    pages[path] = entry;
                    Name(names, entry);
                }
            }
        }

        return new(commit, Sequence + 1, settings, spaces, pages.ToImmutable(), files.ToImmutable(), names.ToImmutable(), own, keepsRoles ? this : null, keepsClasses ? this : null);
    }

    // An ordinary save changes nobody's rights: what would be asked of every page again is taken over.
    private static bool HaveSameReaders(PageFacts? old, PageFacts? now) =>
        old is { Office: null } && now is { Office: null } && old.Type == now.Type && old.Role == now.Role
        && old.Visibility == now.Visibility && Equals(old.Readers, now.Readers) && old.FrontMatterProblem is null == now.FrontMatterProblem is null;

    private static IEnumerable<string> NamesOf(PageEntry entry) =>
        entry.Facts.Aliases.Append(entry.Path.Value).Select(PageNames.Fold).Distinct();

    private static void Name(ImmutableDictionary<string, ImmutableSortedSet<PagePath>>.Builder names, PageEntry entry)
    {
        foreach (var name in NamesOf(entry))
        {
            names[name] = (names.TryGetValue(name, out var set) ? set : []).Add(entry.Path);
        }
    }

    private static void Unname(ImmutableDictionary<string, ImmutableSortedSet<PagePath>>.Builder names, PageEntry entry)
    {
        foreach (var name in NamesOf(entry))
        {
            var set = names[name].Remove(entry.Path);
            if (set.IsEmpty)
            {
                names.Remove(name);
            }
            else
            {
                names[name] = set;
            }
        }
    }

    private PageEntry? Exact(string text) => PagePath.TryParse(text, out var path) ? Find(path) : null;

    private PageEntry? Folded(string text) =>
        folded.TryGetValue(PageNames.Fold(text), out var set) && set.Count == 1 ? Find(set[0]) : null;
}
