using System.Buffers.Binary;
using System.Security.Cryptography;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// The commits that were erased, as hashes of their ids: so that nobody pushes the old history back. Holds nothing of their content. Lies in
/// the repository's folder and goes into each new one. Immutable.
/// </summary>
internal sealed class ForgottenCommits
{
    /// <summary>The file in the repository's folder.</summary>
    public const string FileName = "roots-erased-commits";

    private readonly HashSet<ulong> hashes;

    private ForgottenCommits(HashSet<ulong> hashes) => this.hashes = hashes;

    public int Count => hashes.Count;

    public bool Contains(Oid commit) => hashes.Count > 0 && hashes.Contains(Hash(commit));

    /// <summary>Whether a commit is or leads to a forgotten one.</summary>
    /// <param name="known">A commit that does not, and is not looked behind.</param>
    public bool IsBehind(BareRepository repository, Oid commit, Oid? known)
    {
        if (hashes.Count == 0)
        {
            return false;
        }

        var seen = new HashSet<Oid>();
        var open = new Stack<Oid>([commit]);
        while (open.TryPop(out var id))
        {
            if (id == known || !seen.Add(id))
            {
                continue;
            }

            if (Contains(id))
            {
                return true;
            }

            if (repository.TryRead(id) is { Kind: ObjectKind.Commit } found)
            {
                CommitInfo.Read(found.Bytes).Parents.ToList().ForEach(open.Push);
            }
        }

        return false;
    }

    public ForgottenCommits With(IEnumerable<Oid> commits) => new([.. hashes, .. commits.Select(Hash)]);

    /// <exception cref="StoreUnavailableException">The file cannot be read.</exception>
    public static ForgottenCommits Read(string repositoryFolder)
    {
        try
        {
            var file = Path.Combine(repositoryFolder, FileName);
            var bytes = File.Exists(file) ? File.ReadAllBytes(file) : [];
            return new([.. Enumerable.Range(0, bytes.Length / sizeof(ulong)).Select(i => BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(i * sizeof(ulong))))]);
        }
        catch (IOException e)
        {
            throw new StoreUnavailableException($"The list of erased commits cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Writes the file, flushed; none where the list is empty.</summary>
    public void WriteTo(string repositoryFolder)
    {
        if (hashes.Count == 0)
        {
            return;
        }

        using var file = new FileStream(Path.Combine(repositoryFolder, FileName), FileMode.Create, FileAccess.Write);
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        foreach (var hash in hashes.Order())
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes, hash);
            file.Write(bytes);
        }

        file.Flush(flushToDisk: true);
    }

    private static ulong Hash(Oid commit)
    {
        Span<byte> bytes = stackalloc byte[Oid.Size];
        commit.CopyTo(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(bytes));
    }
}
