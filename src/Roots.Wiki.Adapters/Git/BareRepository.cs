using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>What came of moving a branch from one commit to another.</summary>
internal enum Swap
{
    Done,

    /// <summary>The branch no longer stood where it was expected: somebody pushed.</summary>
    Moved,

    /// <summary>Somebody holds the branch's lock file.</summary>
    Locked,
}

/// <summary>One open handle on a bare repository. One thread at a time.</summary>
internal sealed unsafe class BareRepository : IDisposable
{
    private readonly string folder;
    private nint repository;
    private nint odb;

    private BareRepository(string folder) => this.folder = folder;

    /// <exception cref="StoreUnavailableException">There is no repository, or it cannot be read.</exception>
    public static BareRepository Open(string folder)
    {
        GitLibrary.Ensure();
        var bare = new BareRepository(folder);
        try
        {
            Check(Native.OpenBare(out bare.repository, folder), "The repository cannot be opened");
            Check(Native.OpenOdb(out bare.odb, bare.repository), "The repository's objects cannot be opened");
            return bare;
        }
        catch
        {
            bare.Dispose();
            throw;
        }
    }

    /// <summary>Where a reference stands; null for a branch without any commit.</summary>
    public Oid? ReadReference(string name)
    {
        var result = Native.ResolveReference(out var id, repository, name);
        if (result == Native.NotFound)
        {
            return null;
        }

        Check(result, $"The branch {name} cannot be read");
        return id;
    }

    /// <summary>Reads an object; null where there is none.</summary>
    /// <exception cref="StoreUnavailableException">It is there but damaged.</exception>
    public GitObject? TryRead(Oid id)
    {
        var result = Native.Read(out var item, odb, in id);
        if (result == Native.NotFound)
        {
            return null;
        }

        Check(result, $"The object {id} cannot be read");
        try
        {
            var length = checked((int)Native.ObjectSize(item));
            return new((ObjectKind)Native.ObjectType(item), new ReadOnlySpan<byte>(Native.ObjectData(item), length).ToArray());
        }
        catch (OverflowException e)
        {
            throw new StoreUnavailableException($"The object {id} is too large to be read.", e);
        }
        finally
        {
            Native.FreeObject(item);
        }
    }

    /// <exception cref="StoreUnavailableException">There is no such object of this kind.</exception>
    public byte[] Read(Oid id, ObjectKind kind) =>
        TryRead(id) is { } item && item.Kind == kind ? item.Bytes : throw new StoreUnavailableException($"The repository is damaged: {kind} {id} is missing.");

    /// <summary>Writes one loose object, flushed.</summary>
    public void Write(ObjectKind kind, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* data = bytes)
        {
            byte nothing;
            CheckWrite(Native.Write(out _, odb, data == null ? &nothing : data, (nuint)bytes.Length, (int)kind), "An object cannot be written");
        }
    }

    /// <summary>Writes a pack and its index, flushed.</summary>
    public void WritePack(ReadOnlySpan<byte> pack)
    {
        CheckWrite(Native.NewIndexer(out var indexer, Path.Combine(folder, "objects", "pack"), 0b100_100_100, odb, 0), "A pack cannot be written");
        try
        {
            var progress = default(Native.IndexerProgress);
            fixed (byte* data = pack)
            {
                CheckWrite(Native.AppendToIndexer(indexer, data, (nuint)pack.Length, &progress), "A pack cannot be written");
            }

            CheckWrite(Native.CommitIndexer(indexer, &progress), "A pack cannot be finished");
        }
        finally
        {
            Native.FreeIndexer(indexer);
        }

        Check(Native.Refresh(odb), "The new pack cannot be read");
    }

    /// <summary>Moves a branch only if it still stands at <paramref name="expected"/>, flushed. Compare and swap happen under the branch's lock file.</summary>
    /// <param name="expected">The commit that it stands at; null for a branch that does not exist yet.</param>
    public Swap MoveBranch(string branch, Oid next, Oid? expected)
    {
        if (expected is not { } old)
        {
            var made = NewBranch.Create(folder, branch, next, () => ReadReference(branch) is null);

            // Written once more by the library, which flushes the folder too; whoever is faster has flushed it.
            _ = made == Swap.Done ? MoveBranch(branch, next, next) : made;
            return made;
        }

        var result = Native.SwapReference(out var reference, repository, branch, in next, 1, &old, "");
        switch (result)
        {
            case 0:
                Native.FreeReference(reference);
                return Swap.Done;
            case Native.Modified or Native.Exists or Native.NotFound:
                return Swap.Moved;
            case Native.Locked:
                return Swap.Locked;
            default:
                CheckWrite(result, $"The branch {branch} cannot be moved");
                return Swap.Done;
        }
    }

    /// <summary>Whether a commit follows another one, however far.</summary>
    public bool Follows(Oid commit, Oid ancestor) => commit == ancestor || Native.IsDescendant(repository, in commit, in ancestor) == 1;

    public void Dispose()
    {
        if (odb != 0)
        {
            Native.FreeOdb(odb);
        }

        if (repository != 0)
        {
            Native.FreeRepository(repository);
        }

        (odb, repository) = (0, 0);
    }

    private static void Check(int result, string what)
    {
        if (result < 0)
        {
            throw new StoreUnavailableException($"{what}: {Native.LastError()}.");
        }
    }

    private static void CheckWrite(int result, string what)
    {
        if (result < 0)
        {
            throw new StoreUnavailableException($"{what}: {Native.LastError()}.", isFull: true);
        }
    }
}
