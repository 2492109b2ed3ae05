using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using LuceneDirectory = Lucene.Net.Store.Directory;

namespace Roots.Wiki.Adapters.Search;

/// <summary>The folder of an index on disk. Not safe for several threads.</summary>
/// <param name="path">The folder; it may be deleted at any time by this class, so nothing else may lie in it.</param>
/// <param name="version">An index of another version is deleted.</param>
internal sealed class IndexFolder(string path, string version)
{
    private const int ThrownByCode = unchecked((int)0x80131620); // a wrong checksum, as against an error number of the system's

    private LuceneDirectory? directory;

    private string NounsPath => Path.Combine(path, "nouns.txt");

    /// <summary>Opens what lies there, checking every byte of it.</summary>
    /// <returns>Null where there is nothing of use; the folder is empty then.</returns>
    public (DirectoryReader Reader, SearchLanguage Language, IndexStamp Stamp)? Open()
    {
        try
        {
            if (File.Exists(NounsPath) && Read() is { } found)
            {
                return found;
            }
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever is wrong with it: it is derived, and made anew.
        }

        Delete();
        return null;
    }

    /// <summary>Starts an empty index with a language.</summary>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    public IndexWriter Create(SearchLanguage language)
    {
        Delete();
        System.IO.Directory.CreateDirectory(path);
        NounFile.Write(NounsPath, language.Nouns);
        return Writer(OpenMode.CREATE);
    }

    /// <summary>Goes on with the index that <see cref="Open"/> gave.</summary>
    /// <exception cref="IOException">It is damaged or locked (see <see cref="IsDamage"/>), or the disk cannot be written.</exception>
    public IndexWriter Continue() => Writer(OpenMode.APPEND);

    /// <summary>What a durable index is to say about itself.</summary>
    public IndexStamp Stamp(CommitId? reflects, SearchLanguage language, int pages) => new(reflects, version, language.Generation, pages);

    /// <summary>Deletes everything. Readers that are open keep what they hold.</summary>
    public void Delete()
    {
        directory?.Dispose();
        directory = null;
        if (System.IO.Directory.Exists(path))
        {
            System.IO.Directory.Delete(path, recursive: true);
        }
    }

    /// <summary>Lets go of the folder.</summary>
    public void Close()
    {
        directory?.Dispose();
        directory = null;
    }

    /// <summary>Whether an error says that the index is unusable, as against a disk that is full or read-only.</summary>
    public static bool IsDamage(Exception e) =>
        e is CorruptIndexException or EndOfStreamException or FileNotFoundException or DirectoryNotFoundException or LockObtainFailedException or ObjectDisposedException
            or FormatException or ArgumentException or IndexOutOfRangeException or InvalidOperationException or OverflowException or KeyNotFoundException or NullReferenceException or InvalidCastException
        || (e is IOException && (e.GetType() != typeof(IOException) || e.HResult == ThrownByCode));

    private (DirectoryReader, SearchLanguage, IndexStamp)? Read()
    {
        var nouns = NounFile.Read(NounsPath);
        var language = new SearchLanguage(nouns, NounFile.GenerationOf(nouns));
        var reader = DirectoryReader.Open(Directory());
        try
        {
            if (IndexStamp.Read(reader.IndexCommit.UserData) is { } stamp
                && stamp.Version == version && stamp.Generation == language.Generation && !stamp.IsOutgrownBy(reader.NumDocs))
            {
                foreach (var leaf in reader.Leaves)
                {
                    leaf.AtomicReader.CheckIntegrity();
                }

                return (reader, language, stamp);
            }
        }
        catch
        {
            reader.Dispose();
            throw;
        }

        reader.Dispose();
        return null;
    }

    // New small segments stay in memory until the next commit: a save costs no file.
    private LuceneDirectory Directory() => directory ??= new NRTCachingDirectory(FSDirectory.Open(path), 2, 8);

    private IndexWriter Writer(OpenMode mode) => new(Directory(), new IndexWriterConfig(WordCutter.Rules, new KeywordAnalyzer()) // words come cut
    {
        OpenMode = mode,
        RAMBufferSizeMB = 16,
        Similarity = new BM25Similarity(),
        MergePolicy = MergeRules.Create(),
        MergeScheduler = new SerialMergeScheduler(), // an error on a merge thread of Lucene's would end the process
        WriteLockTimeout = 0,
    });
}
