using System.Globalization;
using System.Runtime.InteropServices;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>A commit as history knows it.</summary>
/// <param name="Author">Index of the author: a pseudonym after <c>@</c>, or a foreign name after a blank.</param>
/// <param name="FirstPosting">Where its postings begin; they end where the next commit's begin.</param>
internal readonly record struct HistoryCommit(Oid Id, ulong Version, long Time, int Author, ChangeKind Kind, int FirstPosting);

/// <summary>One file changed by one commit.</summary>
/// <param name="Commit">Index of the commit.</param>
/// <param name="Path">Index of the path.</param>
/// <param name="From">Index of the path that the file had before, or <see cref="NotMoved"/>, or <see cref="MovedAway"/> for the deletion that is half of a move.</param>
/// <param name="Blob">The content afterwards; zero for a deletion.</param>
internal readonly record struct Posting(int Commit, int Path, int From, Oid Blob)
{
    public const int NotMoved = -1;
    public const int MovedAway = -2;
}

/// <summary>
/// Every commit of the branch, parents before children, and which files each changed: path → commits without asking
/// git. Grows only at the end. Not thread-safe.
/// </summary>
internal sealed class HistoryTable
{
    private readonly Dictionary<Oid, int> byId = [];
    private readonly Dictionary<ulong, int> byVersion = [];
    private readonly Dictionary<string, int> pathIds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> authorIds = new(StringComparer.Ordinal);
    private readonly List<List<int>> byPath = [];

    public List<HistoryCommit> Commits { get; } = [];

    public List<Posting> Postings { get; } = [];

    public List<string> Paths { get; } = [];

    public List<string> Authors { get; } = [];

    /// <summary>The commit that the table ends with.</summary>
    public Oid? Head => Commits.Count == 0 ? null : Commits[^1].Id;

    public bool Contains(Oid commit) => byId.ContainsKey(commit);

    public int? Find(VersionId version) => byVersion.TryGetValue(Number(version), out var at) ? at : null;

    public int? FindPath(string path) => pathIds.TryGetValue(path, out var id) ? id : null;

    /// <summary>The postings of a path, oldest first, as indexes.</summary>
    public ReadOnlySpan<int> PostingsOf(int path) => CollectionsMarshal.AsSpan(byPath[path]);

    /// <summary>The public id of a commit; null for one that is not in the table.</summary>
    public VersionId? VersionOf(Oid commit) => byId.TryGetValue(commit, out var at) ? VersionId.Parse(Commits[at].Version.ToString("x16", CultureInfo.InvariantCulture)) : null;

    /// <summary>What one commit changed.</summary>
    public IEnumerable<Posting> ChangedBy(int commit)
    {
        var end = commit + 1 < Commits.Count ? Commits[commit + 1].FirstPosting : Postings.Count;
        for (var i = Commits[commit].FirstPosting; i < end; i++)
        {
            yield return Postings[i];
        }
    }

    /// <summary>The commit that changed a path last; null for a path that nobody knows.</summary>
    public Oid? CommitOf(string path) => FindPath(path) is { } id && byPath[id].Count > 0 ? Commits[Postings[byPath[id][^1]].Commit].Id : null;

    /// <summary>The newest content of a path; zero where it is deleted or was never there.</summary>
    public Oid Newest(string path) => FindPath(path) is { } id && byPath[id].Count > 0 ? Postings[byPath[id][^1]].Blob : default;

    /// <summary>The index of a path, which is added where it is new.</summary>
    public int EnterPath(string path) => Intern(path, pathIds, Paths, () => byPath.Add([]));

    /// <summary>The index of an author, likewise.</summary>
    public int EnterAuthor(string author) => Intern(author, authorIds, Authors, null);

    /// <summary>A table of its own with the same content, for work that takes long.</summary>
    public HistoryTable Copy()
    {
        var copy = new HistoryTable();
        Paths.ForEach(path => copy.EnterPath(path));
        Authors.ForEach(author => copy.EnterAuthor(author));
        Commits.ForEach(copy.Add);
        Postings.ForEach(copy.Add);
        return copy;
    }

    /// <summary>Adds a commit; its postings follow. A version id that another commit has already is not believed.</summary>
    public void Add(Oid id, VersionId? version, long time, int author, ChangeKind kind)
    {
        var claimed = version is null ? (ulong?)null : Number(version);
        var number = claimed is { } c && !byVersion.ContainsKey(c) ? c : Number(VersionId.Of(id.ToCommit()));
        Add(new HistoryCommit(id, number, time, author, kind, Postings.Count));
    }

    public void Add(HistoryCommit commit)
    {
        byId[commit.Id] = Commits.Count;
        byVersion.TryAdd(commit.Version, Commits.Count);
        Commits.Add(commit);
    }

    public void Add(Posting posting)
    {
        byPath[posting.Path].Add(Postings.Count);
        Postings.Add(posting);
    }

    public PageVersion Describe(Posting posting, GitPath file)
    {
        var commit = Commits[posting.Commit];
        var author = Authors[commit.Author];
        return new(
            VersionId.Parse(commit.Version.ToString("x16", CultureInfo.InvariantCulture)),
            DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(commit.Time, DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds())),
            author[0] == '@' ? AuthorId.Parse(author[1..]) : null,
            author[0] == '@' ? null : author[1..],
            commit.Kind, file, posting.Blob.IsZero ? null : posting.Blob.ToBlob());
    }

    private static ulong Number(VersionId version) => ulong.Parse(version.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static int Intern(string text, Dictionary<string, int> ids, List<string> texts, Action? added)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, text, out var exists);
        if (!exists)
        {
            id = texts.Count;
            texts.Add(text);
            added?.Invoke();
        }

        return id;
    }
}
