using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// Keeps a <see cref="HistoryTable"/> on disk, append-only: a head line, then blocks of (length, new texts, commits,
/// postings, checksum). Nothing is flushed, because all of it can be computed again: a torn or damaged tail is cut off
/// at the last block whose checksum is right. Not thread-safe.
/// </summary>
internal sealed class HistoryFile(string path)
{
    private const int ChecksumBytes = 8;
    private static readonly byte[] Head = "roots-history 1\n"u8.ToArray();
    private readonly Mark written = new();
    private bool isWritable = true;

    /// <summary>Reads what is there and whole; an empty table where nothing is.</summary>
    public HistoryTable Read()
    {
        var table = new HistoryTable();
        written.Reset();
        try
        {
            var bytes = File.Exists(path) ? File.ReadAllBytes(path) : [];
            if (bytes.AsSpan().StartsWith(Head))
            {
                written.Position = Head.Length;
                while (TryReadBlock(bytes, table))
                {
                }
            }

            return table;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or FormatException or InvalidOperationException)
        {
            written.Reset();
            return new();
        }
    }

    /// <summary>Writes what the table has more than the file. Where that is impossible the table lives on in memory and the next start computes it again.</summary>
    public void Append(HistoryTable table)
    {
        if (!isWritable || (written.Commits == table.Commits.Count && written.Position > 0))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.Read);
            if (written.Position == 0)
            {
                file.SetLength(0);
                file.Write(Head);
                written.Position = Head.Length;
            }
            else if (file.Length < written.Position)
            {
                isWritable = false; // somebody deleted it while we run
                return;
            }

            file.SetLength(written.Position);
            file.Seek(0, SeekOrigin.End);
            file.Write(Block(table));
            written.Take(table, file.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            isWritable = false;
        }
    }

    /// <summary>Forgets the file's content: the next <see cref="Append"/> writes everything.</summary>
    public void Restart()
    {
        written.Reset();
        isWritable = true;
    }

    private byte[] Block(HistoryTable table)
    {
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        writer.Write(0);
        WriteTexts(writer, table.Paths, written.Paths);
        WriteTexts(writer, table.Authors, written.Authors);
        writer.Write(table.Commits.Count - written.Commits);
        Span<byte> oid = stackalloc byte[Oid.Size];
        for (var i = written.Commits; i < table.Commits.Count; i++)
        {
            var commit = table.Commits[i];
            commit.Id.CopyTo(oid);
            writer.Write(oid);
            writer.Write(commit.Version);
            writer.Write(commit.Time);
            writer.Write(commit.Author);
            writer.Write((byte)commit.Kind);
            var end = i + 1 < table.Commits.Count ? table.Commits[i + 1].FirstPosting : table.Postings.Count;
            writer.Write(end - commit.FirstPosting);
            for (var p = commit.FirstPosting; p < end; p++)
            {
                writer.Write(table.Postings[p].Path);
                writer.Write(table.Postings[p].From);
                table.Postings[p].Blob.CopyTo(oid);
                writer.Write(oid);
            }
        }

        writer.Flush();
        BitConverter.TryWriteBytes(memory.GetBuffer(), (int)memory.Length - sizeof(int));
        memory.Write(SHA256.HashData(memory.GetBuffer().AsSpan(0, (int)memory.Length)).AsSpan(0, ChecksumBytes));
        return memory.ToArray();
    }

    private bool TryReadBlock(byte[] bytes, HistoryTable table)
    {
        var rest = bytes.AsSpan((int)written.Position);
        if (rest.Length < sizeof(int) + ChecksumBytes || BitConverter.ToInt32(rest) is var length && (length < 0 || length > rest.Length - sizeof(int) - ChecksumBytes))
        {
            return false;
        }

        var body = rest[..(sizeof(int) + length)];
        if (!SHA256.HashData(body).AsSpan(0, ChecksumBytes).SequenceEqual(rest.Slice(body.Length, ChecksumBytes)))
        {
            return false;
        }

        using var reader = new BinaryReader(new MemoryStream(bytes, (int)written.Position + sizeof(int), length), Encoding.UTF8);
        ReadTexts(reader, text => table.EnterPath(text));
        ReadTexts(reader, text => table.EnterAuthor(text));
        for (var commits = reader.ReadInt32(); commits > 0; commits--)
        {
            table.Add(new HistoryCommit(Oid.Of(reader.ReadBytes(Oid.Size)), reader.ReadUInt64(), reader.ReadInt64(), reader.ReadInt32(), (ChangeKind)reader.ReadByte(), table.Postings.Count));
            for (var postings = reader.ReadInt32(); postings > 0; postings--)
            {
                table.Add(new Posting(table.Commits.Count - 1, reader.ReadInt32(), reader.ReadInt32(), Oid.Of(reader.ReadBytes(Oid.Size))));
            }
        }

        written.Take(table, written.Position + body.Length + ChecksumBytes);
        return true;
    }

    private static void WriteTexts(BinaryWriter writer, List<string> texts, int from)
    {
        writer.Write(texts.Count - from);
        texts.Skip(from).ToList().ForEach(writer.Write);
    }

    private static void ReadTexts(BinaryReader reader, Action<string> take)
    {
        for (var texts = reader.ReadInt32(); texts > 0; texts--)
        {
            take(reader.ReadString());
        }
    }

    /// <summary>How much of the table the file holds.</summary>
    private sealed class Mark
    {
        public long Position { get; set; }

        public int Commits { get; private set; }

        public int Paths { get; private set; }

        public int Authors { get; private set; }

        public void Reset() => (Position, Commits, Paths, Authors) = (0, 0, 0, 0);

        public void Take(HistoryTable table, long position) =>
            (Position, Commits, Paths, Authors) = (position, table.Commits.Count, table.Paths.Count, table.Authors.Count);
    }
}
