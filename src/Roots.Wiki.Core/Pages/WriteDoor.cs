using System.Text;
using System.Text.Unicode;
using Roots.Wiki.Spaces;
using Roots.Wiki.Text;

namespace Roots.Wiki.Pages;

/// <summary>What a changeset comes to against one state: what the store must write.</summary>
/// <param name="Files">Every file that changes, with its bytes, or null to delete it.</param>
/// <param name="Merged">Files whose text was merged with somebody else's.</param>
public sealed record ResolvedChangeset(IReadOnlyList<(GitPath File, ReadOnlyMemory<byte>? Bytes)> Files, IReadOnlyList<GitPath> Merged);

/// <summary>
/// The rules of the one write door, shared by every store: merging with what stands now, limits, names, and the guard on
/// rights. Pure but for <c>read</c>. The guard compares each file's rights facts before and after, for every changeset alike.
/// </summary>
public static class WriteDoor
{
    /// <summary>Resolves a changeset against a state.</summary>
    /// <param name="changeset">What shall be done.</param>
    /// <param name="current">The state that the commit will follow.</param>
    /// <param name="read">Reads a blob; null where there is none.</param>
    /// <returns>What to write (no file at all: nothing changes), or the refusal.</returns>
    public static (ResolvedChangeset? Resolved, CommitResult? Refused) Resolve(Changeset changeset, Snapshot current, Func<BlobId, ReadOnlyMemory<byte>?> read)
    {
        var files = new List<(GitPath, ReadOnlyMemory<byte>?)>();
        var merged = new List<GitPath>();
        var problems = new List<Problem>();
        var conflicts = new List<EditConflict>();
        var guard = new RightsGuard(changeset.Actor, current);
        foreach (var edit in changeset.Edits)
        {
            var blob = current.Files.GetValueOrDefault(edit.File);
            var bytes = blob is null ? null : read(blob);
            var before = bytes is { } b ? Encoding.UTF8.GetString(b.Span) : null;
            if (guard.Hides(edit.File))
            {
                problems.Add(new(ProblemCode.NotFound));   // before any conflict, which would show the text
                continue;
            }

            ReadOnlyMemory<byte>? after;
            switch (edit)
            {
                case FileEdit.Transform when bytes is { } odd && !Utf8.IsValid(odd.Span):
                    problems.Add(new(ProblemCode.NotText, "markdown")); // decoding and encoding it would change bytes that nobody touched
                    continue;
                case FileEdit.Transform transform:
                    after = transform.Change(before) is { } text ? Encoding.UTF8.GetBytes(text) : (ReadOnlyMemory<byte>?)null; // without the cast null would become an empty text
                    if (after is null)
                    {
                        continue;
                    }

                    break;
                case FileEdit.Write write when blob == write.Base:
                    after = Encoding.UTF8.GetBytes(write.Text);
                    break;
                case FileEdit.Write write:
                    var origin = write.Base is null ? "" : read(write.Base) is { } o ? Encoding.UTF8.GetString(o.Span) : null;
                    var merge = before is null || origin is null || !Utf8.IsValid(bytes!.Value.Span) ? null : PageMerge.Merge(origin, write.Text, before);
                    if (write.Text != before && (write.Base is null || merge is not { IsClean: true }))
                    {
                        conflicts.Add(new(edit.File, origin ?? "", write.Text, before, blob, merge?.Text));
                        continue;
                    }

                    after = Encoding.UTF8.GetBytes(merge?.Text ?? write.Text);
                    merged.Add(edit.File);
                    break;
                case FileEdit.WriteBytes write when blob == write.Base:
                    after = write.Bytes;
                    break;
                case FileEdit.Delete delete when blob is null:
                    continue;
                case FileEdit.Delete delete when blob == delete.Base:
                    after = null;
                    break;
                default:
                    conflicts.Add(new(edit.File, "", "", before, blob, null));
                    continue;
            }

            if (after is { } a && bytes is { } now && a.Span.SequenceEqual(now.Span))
            {
                continue;
            }

            if (guard.Check(edit.File, bytes, after) is { } problem)
            {
                problems.Add(problem);
            }

            files.Add((edit.File, after));
        }

        foreach (var (file, old) in changeset.MovedFrom)
        {
            if (files.Find(f => f.Item1 == file).Item2 is { } bytes && guard.CheckMove(old, file, bytes) is { } problem)
            {
                problems.Add(problem);
            }
        }

        return problems.Count > 0 ? (null, new CommitResult.Rejected(problems))
            : conflicts.Count > 0 ? (null, new CommitResult.Conflict(conflicts))
            : (new(files, merged), null);
    }
}
