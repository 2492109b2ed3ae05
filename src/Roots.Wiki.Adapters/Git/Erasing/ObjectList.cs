using System.Buffers.Binary;
using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>The ids of every object that lies in a repository, reachable or not, in the order in which they lie: packs by offset, so that each base is unpacked once.</summary>
internal static class ObjectList
{
    private const int HeaderBytes = 8;
    private const int FanOutBytes = 256 * sizeof(uint);
    private const uint LargeOffset = 0x8000_0000;

    /// <exception cref="StoreUnavailableException">An index is none that this reads, or objects lie in another repository.</exception>
    public static IReadOnlyList<Oid> Read(string repositoryFolder)
    {
        var objects = Path.Combine(repositoryFolder, "objects");
        if (File.Exists(Path.Combine(objects, "info", "alternates")))
        {
            throw new StoreUnavailableException("The repository borrows objects of another one; run 'git repack -a' in it and delete objects/info/alternates.");
        }

        var seen = new HashSet<Oid>();
        var all = new List<Oid>();
        foreach (var index in Directory.GetFiles(Path.Combine(objects, "pack"), "*.idx").Order(StringComparer.Ordinal))
        {
            all.AddRange(Packed(File.ReadAllBytes(index), index).OrderBy(p => p.Offset).Select(p => p.Id).Where(seen.Add));
        }

        foreach (var file in Directory.EnumerateDirectories(objects, "??").SelectMany(Directory.EnumerateFiles))
        {
            var name = Path.GetFileName(Path.GetDirectoryName(file)) + Path.GetFileName(file);
            if (name.Length == 2 * Oid.Size && Oid.TryParse(Encoding.ASCII.GetBytes(name)) is { } id && seen.Add(id))
            {
                all.Add(id);
            }
        }

        return all;
    }

    // Version 2: a header, counts by first byte, then all ids, all checksums, all offsets, then the offsets beyond two gigabytes.
    private static List<(Oid Id, long Offset)> Packed(ReadOnlySpan<byte> index, string file)
    {
        if (index.Length < HeaderBytes + FanOutBytes || !index.StartsWith(new byte[] { 0xff, (byte)'t', (byte)'O', (byte)'c', 0, 0, 0, 2 }))
        {
            throw new StoreUnavailableException($"The pack index {Path.GetFileName(file)} is of a kind that this program does not read.");
        }

        var count = BinaryPrimitives.ReadInt32BigEndian(index[(HeaderBytes + FanOutBytes - sizeof(uint))..]);
        var ids = HeaderBytes + FanOutBytes;
        var offsets = checked(ids + (count * (Oid.Size + sizeof(uint))));
        var large = checked(offsets + (count * sizeof(uint)));
        var found = new List<(Oid, long)>(count);
        for (var i = 0; i < count; i++)
        {
            var offset = (long)BinaryPrimitives.ReadUInt32BigEndian(index[(offsets + (i * sizeof(uint)))..]);
            if (offset >= LargeOffset)
            {
                offset = BinaryPrimitives.ReadInt64BigEndian(index[(large + ((int)(offset & ~LargeOffset) * sizeof(long)))..]);
            }

            found.Add((Oid.Of(index[(ids + (i * Oid.Size))..]), offset));
        }

        return found;
    }
}
