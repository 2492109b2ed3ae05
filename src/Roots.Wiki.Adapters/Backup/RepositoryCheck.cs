using LibGit2Sharp;

namespace Roots.Wiki.Adapters.Backup;

/// <summary>Checks that a repository holds everything that its references lead to, each object with the content that its name says.</summary>
public static class RepositoryCheck
{
    /// <summary>What is wrong, or null.</summary>
    public static string? Check(string folder, CancellationToken ct)
    {
        try
        {
            using var repository = new Repository(folder);
            var ends = repository.Refs.Select(r => r.ResolveToDirectReference()).OfType<DirectReference>().ToList();
            if (ends.Find(r => r.Target is null) is { } lost)
            {
                return $"{Path.GetFileName(folder)}: {lost.TargetIdentifier}";
            }

            var seen = new HashSet<ObjectId>();
            var waiting = new Stack<GitObject>(ends.Select(r => r.Target));
            while (waiting.TryPop(out var next))
            {
                ct.ThrowIfCancellationRequested();
                if (seen.Add(next.Id) && Missing(repository, next, seen, waiting) is { } id)
                {
                    return $"{Path.GetFileName(folder)}: {id}";
                }
            }

            return null;
        }
        catch (LibGit2SharpException e)
        {
            return $"{Path.GetFileName(folder)}: {e.Message}";
        }
    }

    private static ObjectId? Missing(Repository repository, GitObject item, HashSet<ObjectId> seen, Stack<GitObject> waiting)
    {
        var children = item switch
        {
            Commit commit => [commit.Tree.Id, .. commit.Parents.Select(p => p.Id)],
            Tree tree => tree.Where(e => e.TargetType != TreeEntryTargetType.GitLink).Select(e => e.Target.Id),
            TagAnnotation tag => [tag.Target.Id],
            _ => Enumerable.Empty<ObjectId>(),
        };
        foreach (var id in children.Where(id => !seen.Contains(id)))
        {
            if (repository.Lookup(id) is not { } found)
            {
                return id;
            }

            waiting.Push(found);
        }

        return null;
    }
}
