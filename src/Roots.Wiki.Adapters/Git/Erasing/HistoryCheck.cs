using System.Text;
using Roots.Wiki.Erasure;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Reads every object of a repository, reachable or not, and every other file of its folder: nothing of the erased words and contents may be
/// left, each object must be what its name says, and each that is named must be there.
/// </summary>
/// <param name="pattern">The words.</param>
/// <param name="gone">Contents that may be nowhere any more.</param>
internal sealed class HistoryCheck(ErasePattern pattern, IReadOnlySet<Oid> gone)
{
    private const int Step = 500;
    private const int MostPlaces = 50;
    private readonly ContentEraser contents = new(pattern);
    private readonly HashSet<Oid> there = [];
    private readonly HashSet<Oid> named = [];
    private readonly List<string> places = [];

    /// <summary>How many objects were read.</summary>
    public int Objects => there.Count;

    /// <summary>Commits whose parents need not be there: a copy that was cut off.</summary>
    public IReadOnlySet<Oid> Shallow { get; init; } = new HashSet<Oid>();

    /// <summary>Reads the objects that were not read before.</summary>
    /// <returns>What is wrong so far, without what; empty where all is well.</returns>
    public IReadOnlyList<string> Read(BareRepository repository, IReadOnlyList<Oid> objects, IProgress<EraseProgress>? progress, CancellationToken ct)
    {
        for (var i = 0; i < objects.Count; i++)
        {
            ct.ThrowIfCancellationRequested();
            if (there.Add(objects[i]))
            {
                Read(repository, objects[i]);
            }

            if (i % Step == 0)
            {
                progress?.Report(new(EraseStep.Checking, i, objects.Count));
            }
        }

        named.ExceptWith(there);
        return [.. places, .. named.Take(MostPlaces).Select(id => $"missing {id}")];
    }

    /// <summary>What of a folder's plain files holds the words: settings, references, hooks. Packs and loose objects are read unpacked elsewhere.</summary>
    public static IEnumerable<string> PlainFiles(string folder, ErasePattern pattern)
    {
        var contents = new ContentEraser(pattern);
        foreach (var file in Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [])
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var isObject = name.StartsWith("objects/", StringComparison.Ordinal) && !name.StartsWith("objects/info/", StringComparison.Ordinal);
            if (pattern.IsIn(name) || (!isObject && contents.IsIn(ReadShared(file))))
            {
                yield return pattern.ReplaceInName(name);
            }
        }
    }

    private static byte[] ReadShared(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (IOException)
        {
            return []; // our own lock, which holds a line break
        }
    }

    private void Read(BareRepository repository, Oid id)
    {
        if (repository.TryRead(id) is not { } item || ObjectBatch.IdOf(item.Kind, item.Bytes) != id)
        {
            Report($"damaged {id}");
            return;
        }

        switch (item.Kind)
        {
            case ObjectKind.Blob:
                Check(contents.IsIn(item.Bytes) || gone.Contains(id), "content", id);
                break;
            case ObjectKind.Tree:
                Tree(id, item.Bytes);
                break;
            default:
                var text = CommitEraser.TextOf(item.Bytes);
                Check(pattern.IsIn(text), item.Kind == ObjectKind.Tag ? "tag" : "commit", id);
                Names(text, id);
                break;
        }
    }

    private void Tree(Oid id, byte[] bytes)
    {
        var entries = new TreeBytes(bytes);
        while (entries.MoveNext())
        {
            var name = System.Text.Unicode.Utf8.IsValid(entries.Name) ? Encoding.UTF8.GetString(entries.Name) : Encoding.Latin1.GetString(entries.Name);
            Check(pattern.IsIn(name), "name in tree", id);
            if ((entries.Mode & 0xF000) != 0xE000)
            {
                named.Add(entries.Id);
            }
        }
    }

    private void Names(string text, Oid id)
    {
        foreach (var line in text.Split('\n').TakeWhile(l => l.Length > 0))
        {
            var isParent = line.StartsWith("parent ", StringComparison.Ordinal);
            if ((isParent && !Shallow.Contains(id)) || line.StartsWith("tree ", StringComparison.Ordinal) || line.StartsWith("object ", StringComparison.Ordinal))
            {
                if (Oid.TryParse(Encoding.ASCII.GetBytes(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..])) is { } other)
                {
                    named.Add(other);
                }
            }
        }
    }

    private void Check(bool isLeft, string what, Oid id)
    {
        if (isLeft)
        {
            Report($"{what} {id}");
        }
    }

    private void Report(string place)
    {
        if (places.Count < MostPlaces)
        {
            places.Add(place);
        }
    }
}
