namespace Roots.Wiki.Adapters.Git;

/// <summary>Reads the entries of a raw tree object one after the other, without allocating.</summary>
internal ref struct TreeBytes(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> rest = bytes;

    /// <summary>The entry's mode in git's octal digits, as a number.</summary>
    public uint Mode { get; private set; }

    public ReadOnlySpan<byte> Name { get; private set; }

    public Oid Id { get; private set; }

    public readonly bool IsFolder => Mode == EntryMode.Folder;

    /// <summary>Whether the entry is a file with content, as against a symlink or a submodule, which are never followed nor served.</summary>
    public readonly bool IsFile => EntryMode.IsFile(Mode);

    /// <summary>Goes to the next entry; false at the end, also where the rest is damaged.</summary>
    public bool MoveNext()
    {
        var blank = rest.IndexOf((byte)' ');
        var zero = blank < 0 ? -1 : rest.IndexOf((byte)0);
        if (zero < blank + 2 || rest.Length < zero + 1 + Oid.Size)
        {
            return false;
        }

        Mode = EntryMode.Read(rest[..blank]);
        Name = rest[(blank + 1)..zero];
        Id = Oid.Of(rest[(zero + 1)..]);
        rest = rest[(zero + 1 + Oid.Size)..];
        return true;
    }

    /// <summary>Git's order: names byte by byte, a folder as if its name ended in a slash.</summary>
    public static int Compare(ReadOnlySpan<byte> a, bool aIsFolder, ReadOnlySpan<byte> b, bool bIsFolder)
    {
        var common = Math.Min(a.Length, b.Length);
        var order = a[..common].SequenceCompareTo(b[..common]);
        return order != 0 ? order : After(a, aIsFolder, common) - After(b, bIsFolder, common);
    }

    private static int After(ReadOnlySpan<byte> name, bool isFolder, int at) => name.Length > at ? name[at] : isFolder ? '/' : 0;
}
