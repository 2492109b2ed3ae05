using System.Security.Cryptography;
using System.Text;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// The objects of one or more commits, made in memory and written together: few as loose files, many as one pack. The
/// disk pays per file: fifty saves as a pack cost what three cost as loose files.
/// </summary>
internal sealed class ObjectBatch
{
    private const int LooseAtMost = 20;
    private readonly Dictionary<Oid, GitObject> items = [];
    private readonly List<Oid> order = [];

    public Oid Add(ObjectKind kind, ReadOnlyMemory<byte> bytes)
    {
        var id = IdOf(kind, bytes.Span);
        if (items.TryAdd(id, new(kind, bytes.ToArray())))
        {
            order.Add(id);
        }

        return id;
    }

    public GitObject? Find(Oid id) => items.TryGetValue(id, out var item) ? item : null;

    /// <summary>Writes everything durably. A commit comes after what it names, so that no crash leaves one that names nothing.</summary>
    public void WriteTo(BareRepository repository)
    {
        if (order.Count > LooseAtMost)
        {
            repository.WritePack(Pack.Write(order.ConvertAll(id => items[id])));
            return;
        }

        foreach (var id in order)
        {
            repository.Write(items[id].Kind, items[id].Bytes);
        }
    }

#pragma warning disable CA5350 // git names objects by SHA-1; nothing is secured by it here
    public static Oid IdOf(ObjectKind kind, ReadOnlySpan<byte> bytes)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA1);
        hash.AppendData(Encoding.ASCII.GetBytes($"{Word(kind)} {bytes.Length}\0"));
        hash.AppendData(bytes);
        return Oid.Of(hash.GetHashAndReset());
    }
#pragma warning restore CA5350

    private static string Word(ObjectKind kind) => kind switch { ObjectKind.Commit => "commit", ObjectKind.Tree => "tree", ObjectKind.Tag => "tag", _ => "blob" };
}
