using System.Runtime.InteropServices;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Git's name of an object as 20 bytes, laid out as libgit2's <c>git_oid</c>.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly record struct Oid(ulong A, ulong B, uint C)
{
    public const int Size = 20;

    public bool IsZero => this == default;

    public static Oid Of(ReadOnlySpan<byte> bytes) => MemoryMarshal.Read<Oid>(bytes);

    public static Oid Of(BlobId blob) => Of(Convert.FromHexString(blob.Value));

    public static Oid Of(CommitId commit) => Of(Convert.FromHexString(commit.Value));

    /// <summary>Reads 40 hexadecimal digits of ASCII; null for anything else.</summary>
    public static Oid? TryParse(ReadOnlySpan<byte> hex)
    {
        Span<byte> bytes = stackalloc byte[Size];
        return hex.Length >= 2 * Size && Convert.FromHexString(hex[..(2 * Size)], bytes, out _, out _) == System.Buffers.OperationStatus.Done ? Of(bytes) : null;
    }

    public void CopyTo(Span<byte> bytes) => MemoryMarshal.Write(bytes, in this);

    public BlobId ToBlob() => BlobId.Parse(ToString());

    public CommitId ToCommit() => CommitId.Parse(ToString());

    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size];
        CopyTo(bytes);
        return Convert.ToHexStringLower(bytes);
    }
}
