using System.Text;
using System.Text.Unicode;
using Roots.Wiki.People;
using Roots.Wiki.Pictures;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>What came of writing a page.</summary>
public abstract record SaveResult
{
    private SaveResult() { }

    /// <summary>It is in the wiki.</summary>
    /// <param name="Version">The new version.</param>
    /// <param name="Page">The page as it stands now; null after deleting it.</param>
    /// <param name="WasMerged">Whether somebody else had written meanwhile and both texts were merged.</param>
    public sealed record Saved(VersionId Version, PageEntry? Page, bool WasMerged) : SaveResult;

    /// <summary>Nothing would change, so there is no new version.</summary>
    public sealed record Unchanged(PageEntry? Page) : SaveResult;

    /// <summary>Somebody else wrote meanwhile and the texts clash. Nothing was saved.</summary>
    public sealed record Conflict(EditConflict Clash) : SaveResult;

    /// <summary>It may not be or cannot be. Nothing was saved.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : SaveResult
    {
        /// <summary>Names one problem.</summary>
        public Rejected(Problem problem) : this([problem]) { }
    }
}

/// <summary>A page opened for editing.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Base">The text that is edited; null for a new page.</param>
/// <param name="Form">What the form shows: the page, or the draft where there is one.</param>
/// <param name="Draft">The draft of the same person that waits, or null.</param>
/// <param name="CanChangeRights">Whether the actor may change who may read it.</param>
/// <param name="IsTooLarge">Whether the page is larger than may be written.</param>
public sealed record OpenedPage(PagePath Path, BlobId? Base, PageForm Form, Draft? Draft, bool CanChangeRights, bool IsTooLarge)
{
    /// <summary>Whether somebody can be named who looks after the page: an office's own pages have their office.</summary>
    public bool CanHaveReviewer { get; init; } = true;
}

/// <summary>Writes pages for people and programs: each act is one commit or nothing. Safe to call from many threads.</summary>
public sealed class PageEditor(IPageStore store, IDraftStore drafts, AccessViews views, TimeProvider clock)
{
    private const int HistoryForBase = 1_000;

    /// <summary>Opens a page, or the empty form of one that may be created.</summary>
    /// <returns>Null where the actor may not read or not write it, or no page may have this address.</returns>
    public async Task<OpenedPage?> OpenAsync(Actor actor, PagePath path, CancellationToken ct)
    {
        var view = views.Of(actor);
        var entry = view.Snapshot.Find(path);
        if (!view.CanWrite(path) || (entry is not null && !view.CanRead(entry)) || (entry is null && PageNames.CheckNew(path.Value, view.Snapshot) is not null))
        {
            return null;
        }

        var draft = await FindDraftAsync(actor, path, ct).ConfigureAwait(false);
        var text = entry is null ? "" : await TextAsync(entry.Blob, ct).ConfigureAwait(false) ?? "";
        return new(path, entry?.Blob, PageForm.Read(path, text), draft, entry is null || view.Can(Permission.ManageRoles), entry?.Facts.Bytes > Limits.PageBytes)
        {
            CanHaveReviewer = entry?.Facts is null or { Office: null, Unit: null, Handover: null, Type: not "knowledge" },
        };
    }

    /// <summary>Saves what a form holds. Where somebody else wrote meanwhile, both texts are merged.</summary>
    /// <param name="actor">Who saves.</param>
    /// <param name="path">The page.</param>
    /// <param name="base">The text that was edited; null to create the page.</param>
    /// <param name="form">What was typed.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SaveResult> SaveAsync(Actor actor, PagePath path, BlobId? @base, PageForm form, CancellationToken ct)
    {
        if (form.Check() is { Count: > 0 } problems)
        {
            return new SaveResult.Rejected(problems);
        }

        @base = await KnownBaseAsync(path, @base, ct).ConfigureAwait(false);
        var stored = @base is null ? null : await store.ReadAsync(@base, ct).ConfigureAwait(false);
        if (stored is { } odd && !Utf8.IsValid(odd.Span))
        {
            return new SaveResult.Rejected(new Problem(ProblemCode.NotText, "body"));   // a form would change bytes that nobody touched
        }

        var text = form.ApplyTo(path, Encoding.UTF8.GetString((stored ?? default).Span));
        var result = await WriteAsync(actor, path, @base, text, merge: true, form.Harmless, ct).ConfigureAwait(false);
        if (result is SaveResult.Saved or SaveResult.Unchanged && await FindDraftAsync(actor, path, ct).ConfigureAwait(false) is { } draft)
        {
            await drafts.DeleteAsync(draft, ct).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Writes a whole text.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="path">The page.</param>
    /// <param name="base">The text that was edited; null to create the page.</param>
    /// <param name="markdown">The new text, byte for byte.</param>
    /// <param name="merge">Whether to merge with what somebody else wrote meanwhile; if not, that is a conflict.</param>
    /// <param name="ct">Cancels.</param>
    public Task<SaveResult> WriteAsync(Actor actor, PagePath path, BlobId? @base, string markdown, bool merge, CancellationToken ct) =>
        WriteAsync(actor, path, @base, markdown, merge, [], ct);

    /// <summary>Writes a whole text in which something could be a secret.</summary>
    /// <param name="actor">Who writes.</param>
    /// <param name="path">The page.</param>
    /// <param name="base">The text that was edited; null to create the page.</param>
    /// <param name="markdown">The new text, byte for byte.</param>
    /// <param name="merge">Whether to merge with what somebody else wrote meanwhile; if not, that is a conflict.</param>
    /// <param name="harmless">Marks of what the writer said is no secret.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SaveResult> WriteAsync(Actor actor, PagePath path, BlobId? @base, string markdown, bool merge, IReadOnlyCollection<string> harmless, CancellationToken ct)
    {
        var view = views.Of(actor);
        var entry = view.Snapshot.Find(path);
        if (!view.Can(Permission.Write))
        {
            return new SaveResult.Rejected(new Problem(ProblemCode.NotAllowed));
        }

        if (entry is null && @base is null && PageNames.CheckNew(path.Value, view.Snapshot) is { } problem)
        {
            return new SaveResult.Rejected(problem);
        }

        if (Encoding.UTF8.GetByteCount(markdown) > Limits.PageBytes)
        {
            return new SaveResult.Rejected(new Problem(ProblemCode.PageTooLarge, "body", Limits.PageBytes / 1024));
        }

        @base = await KnownBaseAsync(path, @base, ct).ConfigureAwait(false);
        if (await FindSecretAsync(actor, path, @base, markdown, harmless, ct).ConfigureAwait(false) is { } secret)
        {
            return new SaveResult.Rejected(secret);
        }

        FileEdit edit = merge ? new FileEdit.Write(path.File, markdown, @base) : new FileEdit.WriteBytes(path.File, Encoding.UTF8.GetBytes(markdown), @base);
        return await CommitAsync(actor, ChangeKind.Save, path, edit, ct).ConfigureAwait(false);
    }

    /// <summary>Deletes a page, if it is still the text that the actor saw.</summary>
    public Task<SaveResult> DeleteAsync(Actor actor, PagePath path, BlobId @base, CancellationToken ct) =>
        views.Of(actor) is var view && view.Snapshot.Find(path) is { } entry && view.CanRead(entry)
            ? CommitAsync(actor, ChangeKind.Delete, path, new FileEdit.Delete(path.File, @base), ct)
            : Task.FromResult<SaveResult>(new SaveResult.Rejected(new Problem(ProblemCode.NotFound)));

    /// <summary>Brings an old version back, byte for byte, as a new version.</summary>
    /// <param name="actor">Who restores; must be able to read that version.</param>
    /// <param name="path">The page, which may be deleted.</param>
    /// <param name="version">The version.</param>
    /// <param name="base">The text that stands now, as the actor saw it; null for a deleted page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SaveResult> RestoreAsync(Actor actor, PagePath path, VersionId version, BlobId? @base, CancellationToken ct)
    {
        var old = await new PageHistory(store, views).FindAsync(actor, path, version, ct).ConfigureAwait(false);
        return old is null
            ? new SaveResult.Rejected(new Problem(ProblemCode.UnknownVersion))
            : await CommitAsync(actor, ChangeKind.Restore, path, new FileEdit.WriteBytes(path.File, old.Bytes, @base), ct).ConfigureAwait(false);
    }

    /// <summary>Stores a file that is no page. Pictures lose place, time and everything else that is not needed to show them.</summary>
    /// <param name="actor">Who stores it; must be able to read what lies there.</param>
    /// <param name="file">The file.</param>
    /// <param name="base">The content that is replaced; null for a new file.</param>
    /// <param name="bytes">The content.</param>
    /// <param name="ct">Cancels.</param>
    public Task<SaveResult> AttachAsync(Actor actor, GitPath file, BlobId? @base, ReadOnlyMemory<byte> bytes, CancellationToken ct) =>
        file.IsPage ? throw new ArgumentException("A page is no attachment.", nameof(file))
        : !views.Of(actor).CanRead(file) ? Task.FromResult<SaveResult>(new SaveResult.Rejected(new Problem(ProblemCode.NotAllowed)))
        : PictureCleaner.Clean(bytes) switch
        {
            CleanedPicture.Broken => Task.FromResult<SaveResult>(new SaveResult.Rejected(new Problem(ProblemCode.BadPicture))),
            CleanedPicture.Clean(var clean) => CommitAsync(actor, ChangeKind.Save, null, new FileEdit.WriteBytes(file, clean, @base), ct),
            _ => CommitAsync(actor, ChangeKind.Save, null, new FileEdit.WriteBytes(file, bytes, @base), ct),
        };

    /// <summary>Keeps what was typed on the server; the page itself stays as it is.</summary>
    /// <returns>Why it cannot be kept, or null when it is safe.</returns>
    public async Task<Problem?> KeepDraftAsync(Actor actor, PagePath path, BlobId? @base, PageForm form, CancellationToken ct)
    {
        if (DraftOwner.Of(actor) is not { } owner || await OpenAsync(actor, path, ct).ConfigureAwait(false) is not { } opened)
        {
            return new(ProblemCode.NotAllowed);
        }

        if (Encoding.UTF8.GetByteCount(form.Body) > Limits.PageBytes)
        {
            return new(ProblemCode.PageTooLarge, "body", Limits.PageBytes / 1024);
        }

        @base = await KnownBaseAsync(path, @base, ct).ConfigureAwait(false);
        var text = form.ApplyTo(path, @base is null ? "" : await TextAsync(@base, ct).ConfigureAwait(false) ?? "");
        if (await FindSecretAsync(actor, path, @base, text, form.Harmless, ct).ConfigureAwait(false) is { } secret)
        {
            return secret;
        }

        await drafts.SaveAsync(new(owner, opened.Path, "", @base, null, text, default, null, IsPrivate: true, clock.GetUtcNow(), IsClosed: false), ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>Throws the actor's draft of a page away.</summary>
    public async Task DropDraftAsync(Actor actor, PagePath path, CancellationToken ct)
    {
        if (await FindDraftAsync(actor, path, ct).ConfigureAwait(false) is { } draft)
        {
            await drafts.DeleteAsync(draft, ct).ConfigureAwait(false);
        }
    }

    private async Task<SaveResult> CommitAsync(Actor actor, ChangeKind kind, PagePath? path, FileEdit edit, CancellationToken ct)
    {
        try
        {
            return await store.CommitAsync(new(actor, kind, [edit]), ct).ConfigureAwait(false) switch
            {
                CommitResult.Committed done => new SaveResult.Saved(done.Version, path is null ? null : done.Snapshot.Find(path), done.Merged.Count > 0),
                CommitResult.Unchanged same => new SaveResult.Unchanged(path is null ? null : same.Snapshot.Find(path)),
                CommitResult.Conflict clash => new SaveResult.Conflict(clash.Conflicts[0]),
                CommitResult.Rejected refused => new SaveResult.Rejected(refused.Problems),
                _ => throw new InvalidOperationException("A commit has four outcomes."),
            };
        }
        catch (StoreUnavailableException e)
        {
            return new SaveResult.Rejected(new Problem(e.IsFull ? ProblemCode.StorageFull : ProblemCode.StorageUnavailable));
        }
    }

    // A base that this page never had would let somebody read another page's text in a conflict.
    private async ValueTask<BlobId?> KnownBaseAsync(PagePath path, BlobId? @base, CancellationToken ct) =>
        @base is null || store.Current.Find(path)?.Blob == @base
        || (await store.HistoryAsync(path.File, null, HistoryForBase, ct).ConfigureAwait(false)).Any(v => v.Blob == @base) ? @base : null;

    // What stood in the page or in the own draft already is no news.
    private async Task<Problem?> FindSecretAsync(Actor actor, PagePath path, BlobId? @base, string text, IReadOnlyCollection<string> harmless, CancellationToken ct)
    {
        var hits = SecretGuard.Find(text);
        if (hits.Count == 0)
        {
            return null;
        }

        var before = new StringBuilder((await FindDraftAsync(actor, path, ct).ConfigureAwait(false))?.Text);
        var view = views.Of(actor);
        foreach (var blob in new[] { @base, view.Snapshot.Find(path) is { } entry && view.CanRead(entry) ? entry.Blob : null }.OfType<BlobId>().Distinct())
        {
            before.Append('\n').Append(await TextAsync(blob, ct).ConfigureAwait(false));
        }

        return SecretGuard.Check(hits, text, before.ToString(), harmless, "body");
    }

    private async Task<Draft?> FindDraftAsync(Actor actor, PagePath path, CancellationToken ct) =>
        DraftOwner.Of(actor) is { } owner
            ? (await drafts.ListAsync(owner, path, ct).ConfigureAwait(false)).FirstOrDefault(d => d.Question.Length == 0)
            : null;

    private async ValueTask<string?> TextAsync(BlobId blob, CancellationToken ct) =>
        await store.ReadAsync(blob, ct).ConfigureAwait(false) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;
}
