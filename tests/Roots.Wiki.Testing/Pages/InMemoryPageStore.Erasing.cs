using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Testing.Pages;

/// <content>Searching the whole past, and writing it anew.</content>
public sealed partial class InMemoryPageStore : IContentHistory
{
    /// <summary>What the next check after a rewrite finds left; the rewrite fails then.</summary>
    public IReadOnlyList<string> LeftBehind { get; set; } = [];

    public bool IsUnfinished { get; private set; }

    public long RefusedPushes { get; set; }

    public Task<EraseFindings> FindAsync(EraseScope scope, int mostHits, IProgress<EraseProgress>? progress, CancellationToken ct)
    {
        lock (gate)
        {
            var (pattern, eraser) = (new ErasePattern(scope), new ContentEraser(new(scope)));
            var changes = commits.SelectMany(c => c.Changes.Select(x => (Commit: c, Change: x))).Where(c => c.Change.Blob is { } blob && (eraser.IsIn(contents[blob].Span) || IsErased(scope, c.Commit, c.Change))).ToList();
            var hits = changes.GroupBy(c => c.Change.File).Select(file =>
            {
                var text = ContentEraser.ReadText(contents[file.Last().Change.Blob!].Span) ?? "";
                var place = file.Key.IsSettings ? ErasePlace.Settings : file.Key.IsPage ? ErasePlace.Page : ErasePlace.Attachment;
                return EraseHit.Of(place, file.Key.Value, text, pattern.Find(text).FirstOrDefault(), file.Count(), file.Last().Commit.Version, file.Any(c => Current.Files.GetValueOrDefault(file.Key) == c.Change.Blob));
            }).ToList();
            var names = commits.SelectMany(c => c.Changes).Select(c => c.File.Value).Distinct().Where(pattern.IsIn).Select(f => EraseHit.Of(ErasePlace.Name, f, f, pattern.Find(f).First())).ToList();
            return Task.FromResult(new EraseFindings
            {
                Hits = [.. hits.Concat(names).Take(mostHits)],
                Places = hits.Concat(names).GroupBy(h => h.Place).ToDictionary(g => g.Key, g => g.Count()),
                Files = [.. hits.Select(h => h.Path!)],
                Versions = changes.Count,
            });
        }
    }

    public Task<RewriteResult> RewriteAsync(EraseScope scope, IProgress<EraseProgress>? progress, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (Trouble is not null)
            {
                return Task.FromException<RewriteResult>(Trouble);
            }

            if (LeftBehind.Count > 0)
            {
                return Task.FromResult<RewriteResult>(new RewriteResult.Left(LeftBehind));
            }

            var (pattern, eraser, old) = (new ErasePattern(scope), new ContentEraser(new(scope)), commits.ToList());
            var before = new Dictionary<BlobId, ReadOnlyMemory<byte>>(contents);
            var changed = 0;
            commits.Clear();
            contents.Clear();
            Current = Snapshot.Empty;
            foreach (var commit in old)
            {
                var files = commit.Changes.Where(c => !(c.Blob is null ? scope.Files.Contains(c.File) : IsErased(scope, commit, c) && scope.Files.Count > 0))
                    .Select(c => (GitPath.Parse(string.Join('/', c.File.Value.Split('/').Select(pattern.ReplaceInName))), c.Blob is null ? null : Erased(before[c.Blob])))
                    .ToList();
                changed += commit.Changes.Count(c => c.Blob is { } blob && eraser.IsIn(before[blob].Span));
                Enter(files, new Dictionary<GitPath, GitPath>(), commit.Author, commit.ForeignAuthor, commit.Kind, commit.Version);
                commits[^1] = commits[^1] with { At = commit.At };
            }

            IsUnfinished = true;
            Bell.Ring();
            return Task.FromResult<RewriteResult>(new RewriteResult.Rewritten(commits.Count, changed, changed, contents.Count));

            ReadOnlyMemory<byte>? Erased(ReadOnlyMemory<byte> bytes) => eraser.Erase(bytes.Span, out var replaced) switch
            {
                ContentFate.Keep => bytes,
                ContentFate.Replaced => replaced,
                _ => null,
            };
        }
    }

    public Task<IReadOnlyList<string>> CheckDerivedAsync(EraseScope scope, CancellationToken ct) => Task.FromResult<IReadOnlyList<string>>([]);

    public Task FinishAsync(CancellationToken ct)
    {
        IsUnfinished = false;
        return Task.CompletedTask;
    }

    private static bool IsErased(EraseScope scope, Commit commit, Change change) =>
        scope.Files.Contains(change.File) || scope.Versions.Any(v => v.File == change.File && v.Version == commit.Version);
}
