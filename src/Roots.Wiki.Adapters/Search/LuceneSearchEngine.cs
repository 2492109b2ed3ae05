using Lucene.Net.Index;
using Lucene.Net.Search;
using Roots.Wiki.Search;

namespace Roots.Wiki.Adapters.Search;

/// <summary>The index of one wiki, by Lucene.Net. Safe to call from many threads.</summary>
/// <remarks>Searching never waits for writing. A writer is opened on the first change, so a wiki that is only read costs no more than its reader.</remarks>
public sealed class LuceneSearchEngine : ISearchEngine
{
    private const int MostHits = 1_000;

    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly AccessFilters filters = new();
    private readonly IndexFolder folder;
    private volatile IndexView view;
    private volatile CommitId? reflects;
    private IndexWriter? writer;
    private NounCollector? learning;
    private int pagesLearnt = -1;
    private bool isDirty;
    private int failures;

    /// <summary>Opens the index of a folder; whatever is wrong with it, it is made anew.</summary>
    /// <param name="path">A folder of its own below <c>derived</c>; it need not exist, and is deleted when damaged.</param>
    /// <param name="textVersion">Names what reads the texts (facts, plain text); an index made with another is outdated.</param>
    /// <exception cref="IOException">The disk cannot be written.</exception>
    public LuceneSearchEngine(string path, string textVersion)
    {
        folder = new(path, $"{WordForms.Version}/{textVersion}");
        if (folder.Open() is { } found)
        {
            view = new(found.Language, found.Reader);
            reflects = found.Stamp.Reflects;
            pagesLearnt = found.Stamp.Pages;
        }
        else
        {
            view = new(SearchLanguage.Seed(), null);
        }
    }

    /// <inheritdoc/>
    public CommitId? Reflects => reflects;

    /// <summary>How many searches failed inside Lucene since the start and answered nothing; other than 0 is worth a look.</summary>
    public int Failures => Volatile.Read(ref failures);

    /// <inheritdoc/>
    public Task LearnAsync(IReadOnlyCollection<SearchDocument> sample, CancellationToken ct) => WriteAsync(() =>
    {
        learning ??= new();
        foreach (var page in sample)
        {
            learning.Read(page.Body);
        }

        return true;
    }, ct);

    /// <inheritdoc/>
    public Task<bool> ApplyAsync(IReadOnlyCollection<SearchDocument> upserts, IReadOnlyCollection<PagePath> deletes, CommitId? reflects, CancellationToken ct) => WriteAsync(() =>
    {
        var open = Writer();
        if (reflects is null)
        {
            MergeRules.TakeTime(open);
        }
        else
        {
            MergeRules.Hurry(open);
        }

        foreach (var page in upserts)
        {
            ct.ThrowIfCancellationRequested();
            open.UpdateDocument(new Term(IndexFields.Path, page.Path.Value), view.Language.Documents.Of(page));
        }

        foreach (var path in deletes)
        {
            open.DeleteDocuments(new Term(IndexFields.Path, path.Value));
        }

        Refresh(open);
        pagesLearnt = pagesLearnt < 0 && reflects is not null ? open.NumDocs : pagesLearnt;
        this.reflects = reflects;
        isDirty = true;
        return true;
    }, ct);

    /// <inheritdoc/>
    public Task ClearAsync(CancellationToken ct) => WriteAsync(() =>
    {
        Empty();
        return true;
    }, ct);

    /// <inheritdoc/>
    public Task FlushAsync(CancellationToken ct) => WriteAsync(() =>
    {
        Flush();
        view.Language.Forms.Forget();
        return true;
    }, ct);

    /// <inheritdoc/>
    public IReadOnlyList<SearchHit> Search(SearchQuery query, IReadOnlyCollection<string>? accessKeys, int limit) =>
        Ask<IReadOnlyList<SearchHit>>([], (language, searcher) => PageFinder.Find(language.Queries.Read(query), searcher, filters.For(accessKeys), Math.Clamp(limit, 1, MostHits)));

    /// <inheritdoc/>
    public IReadOnlyList<string> Suggest(SearchQuery query, IReadOnlyCollection<string>? accessKeys) =>
        Ask<IReadOnlyList<string>>([], (language, searcher) => new QueryMender(language, searcher, filters.For(accessKeys)).Mend(query));

    /// <inheritdoc/>
    public Snippet? Excerpt(SearchQuery query, string text, int length) => view.Language.Excerpts.Find(query, text, length);

    /// <inheritdoc/>
    public int CountWords(SearchQuery query, string text) => view.Language.Excerpts.Count(query, text);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await gate.WaitAsync().ConfigureAwait(false);
        try
        {
            Flush();
        }
        catch (IOException)
        {
            // It is rebuilt at the next start.
        }
        finally
        {
            Close();
            folder.Close();
            gate.Release();
        }
    }

    // An answer that Lucene cannot give is no answer: a damaged file is noticed here first, and rebuilt by whoever asks Reflects next.
    private T Ask<T>(T nothing, Func<SearchLanguage, IndexSearcher, T> ask)
    {
        while (view is { Reader: not null } now)
        {
            if (now.TryBorrow() is not { } searcher)
            {
                continue;
            }

            try
            {
                return ask(now.Language, searcher);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Interlocked.Increment(ref failures);
                reflects = e is IOException ? null : reflects;
                return nothing;
            }
            finally
            {
                now.Return();
            }
        }

        return nothing;
    }

    private async Task<bool> WriteAsync(Func<bool> write, CancellationToken ct)
    {
        await gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            return write();
        }
        catch (Exception e) when (e is not OperationCanceledException && IndexFolder.IsDamage(e))
        {
            Empty();
            return false;
        }
        catch (IOException)
        {
            Close();
            throw;
        }
        finally
        {
            gate.Release();
        }
    }

    private IndexWriter Writer()
    {
        if (writer is null)
        {
            if (view.Reader is null)
            {
                var nouns = learning?.ToTable() ?? NounTable.Seed;
                Show(new(new(nouns, NounFile.GenerationOf(nouns)), null));
                (learning, pagesLearnt) = (null, -1);
                writer = folder.Create(view.Language);
            }
            else
            {
                writer = folder.Continue();
            }
        }

        return writer;
    }

    private void Refresh(IndexWriter open)
    {
        var fresh = view.Reader is { } old ? DirectoryReader.OpenIfChanged(old, open, true) : DirectoryReader.Open(open, true);
        if (fresh is not null)
        {
            Show(new(view.Language, fresh));
        }
    }

    private void Show(IndexView next)
    {
        var old = view;
        view = next;
        old.Retire();
    }

    private void Flush()
    {
        if (writer is not null && isDirty)
        {
            MergeRules.CatchUp(writer);
            writer.SetCommitData(folder.Stamp(reflects, view.Language, Math.Max(0, pagesLearnt)).ToData());
            writer.Commit();
            isDirty = false;
        }
    }

    private void Empty()
    {
        Close();
        folder.Delete();
    }

    // Forgets the open index without writing; a writer's own closing would commit what was half done.
    private void Close()
    {
        (reflects, isDirty, learning, pagesLearnt) = (null, false, null, -1);
        try
        {
            writer?.Rollback();
        }
        catch (Exception e) when (e is IOException || IndexFolder.IsDamage(e))
        {
            // Already closed by the error that brought us here.
        }

        writer = null;
        Show(new(view.Language, null));
    }
}
