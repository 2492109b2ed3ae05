using Roots.Wiki.Erasure;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Looks for words in every object of a repository, and says in which versions of which files they stand. Changes nothing.</summary>
internal sealed class HistorySearch(BareRepository repository, HistoryTable table, ErasePattern pattern, ErasedFiles files, Func<string, Oid, bool> isCurrent)
{
    private const int Step = 500;
    private readonly ContentEraser contents = new(pattern);
    private readonly Dictionary<Oid, (string Text, TextSpan Span)?> found = [];
    private readonly List<EraseHit> leftovers = [];
    private readonly List<EraseHit> commits = [];
    private int opaque;

    /// <param name="objects">Every object.</param>
    /// <param name="mostHits">At most so many places in the answer.</param>
    /// <param name="progress">Told now and then.</param>
    /// <param name="ct">Cancels.</param>
    public EraseFindings Find(IReadOnlyList<Oid> objects, int mostHits, IProgress<EraseProgress>? progress, CancellationToken ct)
    {
        for (var i = 0; i < objects.Count && !pattern.IsEmpty; i++)
        {
            ct.ThrowIfCancellationRequested();
            Look(objects[i]);
            if (i % Step == 0)
            {
                progress?.Report(new(EraseStep.Finding, i, objects.Count));
            }
        }

        foreach (var blob in files.Contents)
        {
            found.TryAdd(blob, null);
        }

        var known = table.Postings.Where(p => found.ContainsKey(p.Blob) && IsConcerned(table.Paths[p.Path], p.Blob)).ToList();
        var ofFiles = known.GroupBy(p => p.Path).Select(OfFile).OrderByDescending(h => h.IsCurrent).ThenBy(h => h.Path, StringComparer.Ordinal).ToList();
        var inHistory = known.Select(p => p.Blob).ToHashSet();
        var lost = found.Where(f => f.Value is not null && !inHistory.Contains(f.Key))
            .Select(f => EraseHit.Of(ErasePlace.Leftover, null, f.Value!.Value.Text, f.Value.Value.Span)).Concat(leftovers).ToList();
        List<EraseHit> all = [.. ofFiles, .. Names(), .. commits, .. lost];
        return new()
        {
            Hits = [.. all.Take(mostHits)],
            Places = all.GroupBy(h => h.Place).ToDictionary(g => g.Key, g => g.Count()),
            Files = [.. ofFiles.Select(h => h.Path!)],
            Versions = known.Count,
            Opaque = opaque,
        };
    }

    private bool IsConcerned(string path, Oid blob) => found[blob] is not null || files.IsDropped(path, blob) || files.IsEmptied(path, blob);

    private void Look(Oid id)
    {
        if (repository.TryRead(id) is not { } item)
        {
            return;
        }

        switch (item.Kind)
        {
            case ObjectKind.Blob when contents.IsIn(item.Bytes):
                var text = ContentEraser.ReadText(item.Bytes);
                found[id] = text is null ? ("", default) : Around(text, pattern.Find(text).First());
                break;
            case ObjectKind.Blob:
                opaque += ContentEraser.IsOpaque(item.Bytes) ? 1 : 0;
                break;
            case ObjectKind.Commit or ObjectKind.Tag:
                OfCommit(id, item);
                break;
        }
    }

    // Of a long text only what is shown is kept.
    private static (string Text, TextSpan Span) Around(string text, TextSpan span)
    {
        const int kept = 200;
        var from = Math.Max(0, span.Start - kept);
        var to = Math.Min(text.Length, span.Start + span.Length + kept);
        return (text[from..to], new(span.Start - from, span.Length));
    }

    private void OfCommit(Oid id, GitObject item)
    {
        var text = CommitEraser.TextOf(item.Bytes);
        var head = text.IndexOf("\n\n", StringComparison.Ordinal);
        var version = table.VersionOf(id);
        foreach (var span in pattern.Find(text).DistinctBy(s => s.Start < head))
        {
            if (item.Kind == ObjectKind.Commit && version is null)
            {
                leftovers.Add(EraseHit.Of(ErasePlace.Leftover, null, text, span));
                return;
            }

            commits.Add(EraseHit.Of(item.Kind == ObjectKind.Tag ? ErasePlace.Tag : span.Start < head ? ErasePlace.Author : ErasePlace.Message, null, text, span, 1, version));
        }
    }

    private EraseHit OfFile(IGrouping<int, Posting> postings)
    {
        var path = table.Paths[postings.Key];
        var newest = postings.Last();
        var (text, span) = found[newest.Blob] ?? ("", default);
        var place = path.StartsWith(".roots/", StringComparison.Ordinal) ? ErasePlace.Settings : path.EndsWith(".md", StringComparison.Ordinal) ? ErasePlace.Page : ErasePlace.Attachment;
        return EraseHit.Of(place, path, text, span, postings.Count(), table.VersionOf(table.Commits[newest.Commit].Id), postings.Any(p => isCurrent(path, p.Blob)));
    }

    private IEnumerable<EraseHit> Names() =>
        table.Paths.Where(path => path.Split('/').Any(pattern.IsIn)).Select(path => EraseHit.Of(ErasePlace.Name, path, path, pattern.Find(path).FirstOrDefault()));
}
