using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>What is asked of a <see cref="HistoryTable"/>; each answer costs as much as it is long.</summary>
internal static class HistoryQuestions
{
    /// <summary>The versions of a file, newest first, across its moves.</summary>
    /// <param name="before">Only versions older than this; null from the newest.</param>
    public static IReadOnlyList<PageVersion> Of(this HistoryTable table, GitPath file, VersionId? before, int limit)
    {
        var end = int.MaxValue;
        if (before is not null)
        {
            if (table.Find(before) is not { } at)
            {
                return [];
            }

            end = at;
        }

        return [.. table.Walk(file, end).Take(limit).Select(step => table.Describe(step.Posting, step.File))];
    }

    /// <summary>The version that last changed a file at or before a commit.</summary>
    /// <param name="contentAt">The file's content in that commit's own tree, which tells the lines of history apart where they ran side by side.</param>
    public static PageVersion? At(this HistoryTable table, GitPath file, VersionId version, Func<Oid, string, Oid> contentAt)
    {
        if (table.Find(version) is not { } at)
        {
            return null;
        }

        var (content, known) = (default(Oid), default(GitPath));
        foreach (var (posting, path) in table.Walk(file, at + 1))
        {
            (content, known) = path == known ? (content, known) : (contentAt(table.Commits[at].Id, path.Value), path);
            if (posting.Blob == content)
            {
                return content.IsZero ? null : table.Describe(posting, path);
            }
        }

        return null;
    }

    /// <summary>Where a file went that its last change took away, from move to move; null where it was deleted or never moved.</summary>
    public static GitPath? Moved(this HistoryTable table, GitPath file)
    {
        var (path, target) = (table.FindPath(file.Value), (int?)null);
        var after = path is { } first && table.PostingsOf(first) is [.., var newest] ? table.Postings[newest].Commit - 1 : int.MaxValue;
        while (path is { } current && Departure(table, current, after) is { } commit)
        {
            target = path = table.ChangedBy(commit).Where(p => p.From == current).Select(p => (int?)p.Path).FirstOrDefault();
            after = commit;
        }

        return target is { } now && GitPath.TryParse(table.Paths[now], out var found) ? found : null;
    }

    /// <summary>The newest versions of all files; a move is one entry.</summary>
    public static IReadOnlyList<PageVersion> Recent(this HistoryTable table, int limit)
    {
        var recent = new List<PageVersion>();
        for (var i = table.Commits.Count - 1; i >= 0 && recent.Count < limit; i--)
        {
            foreach (var posting in table.ChangedBy(i).Where(p => p.From != Posting.MovedAway))
            {
                if (recent.Count < limit && GitPath.TryParse(table.Paths[posting.Path], out var file))
                {
                    recent.Add(table.Describe(posting, file));
                }
            }
        }

        return recent;
    }

    // The commit after a moment by which a file went elsewhere; null where it stands, or was deleted before.
    private static int? Departure(HistoryTable table, int path, int after)
    {
        foreach (var index in table.PostingsOf(path))
        {
            var posting = table.Postings[index];
            if (posting.Commit > after && posting.Blob.IsZero)
            {
                return posting.From == Posting.MovedAway ? posting.Commit : null;
            }
        }

        return null;
    }

    // The history of an address ends where another file left it: what came before belongs to that file.
    private static IEnumerable<(Posting Posting, GitPath File)> Walk(this HistoryTable table, GitPath file, int end)
    {
        var path = table.FindPath(file.Value);
        var isNewest = true;
        var until = int.MaxValue;
        while (path is { } current)
        {
            path = null;
            for (var i = table.PostingsOf(current).Length - 1; i >= 0; i--)
            {
                var posting = table.Postings[table.PostingsOf(current)[i]];
                if (posting.Commit >= until)
                {
                    continue;
                }

                if (posting.From == Posting.MovedAway && !isNewest)
                {
                    break;
                }

                isNewest = false;
                if (posting.Commit < end && GitPath.TryParse(table.Paths[current], out var name))
                {
                    yield return (posting, name);
                }

                if (posting.From >= 0)
                {
                    (path, until) = (posting.From, posting.Commit);
                    break;
                }
            }
        }
    }
}
