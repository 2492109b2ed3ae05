using System.Text;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>The versions of a page, newest first.</summary>
/// <param name="Path">The page.</param>
/// <param name="Now">The page as it stands; null where it is deleted.</param>
/// <param name="Versions">The versions.</param>
/// <param name="Next">The version before which the next ones come; null at the end.</param>
public sealed record VersionList(PagePath Path, PageEntry? Now, IReadOnlyList<PageVersion> Versions, VersionId? Next);

/// <summary>A page as a version had it.</summary>
/// <param name="Version">The version that wrote it.</param>
/// <param name="Facts">What the text said about itself then.</param>
/// <param name="Bytes">The text.</param>
public sealed record OldPage(PageVersion Version, PageFacts Facts, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>The text.</summary>
    public string Markdown => Encoding.UTF8.GetString(Bytes.Span);
}

/// <summary>
/// Shows what was. A version is readable only to those who may read the page as it stands today and as it stood then; of a
/// deleted page, as it stood last. Safe to call from many threads.
/// </summary>
public sealed class PageHistory(IPageStore store, AccessViews views)
{
    private const int PerStep = 500;

    /// <summary>The versions of a page, which may be deleted.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="path">The page.</param>
    /// <param name="before">Only older ones; null from the newest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null where there never was such a page or the actor may not read it.</returns>
    public async ValueTask<VersionList?> ListAsync(Actor actor, PagePath path, VersionId? before, int limit, CancellationToken ct)
    {
        if (!await MayReadAsync(actor, path, ct).ConfigureAwait(false))
        {
            return null;
        }

        var versions = await store.HistoryAsync(path.File, before, limit + 1, ct).ConfigureAwait(false);
        return new(path, store.Current.Find(path), [.. versions.Take(limit)], versions.Count > limit ? versions[limit - 1].Id : null);
    }

    /// <summary>A page as a version had it; null where that version is unknown, had no such page, or may not be read.</summary>
    public async ValueTask<OldPage?> FindAsync(Actor actor, PagePath path, VersionId version, CancellationToken ct) =>
        await MayReadAsync(actor, path, ct).ConfigureAwait(false)
        && await store.FindVersionAsync(path.File, version, ct).ConfigureAwait(false) is { } found
        && await ReadAsync(views.Of(actor), found, ct).ConfigureAwait(false) is { } page
            ? page
            : null;

    /// <summary>Whether one version of a page came after another; false where they are the same or the page may not be read.</summary>
    public async ValueTask<bool> IsNewerAsync(Actor actor, PagePath path, VersionId version, VersionId other, CancellationToken ct)
    {
        for (var next = await ListAsync(actor, path, version, PerStep, ct).ConfigureAwait(false); next is not null; next = next.Next is { } rest ? await ListAsync(actor, path, rest, PerStep, ct).ConfigureAwait(false) : null)
        {
            if (next.Versions.Any(v => v.Id == other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The version that came before another, with its text; null at the beginning or where it may not be read.</summary>
    public async ValueTask<OldPage?> BeforeAsync(Actor actor, PagePath path, VersionId version, CancellationToken ct)
    {
        var older = await MayReadAsync(actor, path, ct).ConfigureAwait(false) ? await store.HistoryAsync(path.File, version, 1, ct).ConfigureAwait(false) : [];
        return older.Count == 0 ? null : await ReadAsync(views.Of(actor), older[0], ct).ConfigureAwait(false);
    }

    /// <summary>What changed lately in the wiki, newest first: pages that stand today and may be read, and settings for those who manage them.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="limit">At most so many; fewer where much may not be read.</param>
    /// <param name="ct">Cancels.</param>
    public async ValueTask<IReadOnlyList<(PageVersion Version, PageEntry Page)>> RecentAsync(Actor actor, int limit, CancellationToken ct)
    {
        var view = views.Of(actor);
        var recent = await store.RecentAsync(Math.Min(limit * 4, 1_000), ct).ConfigureAwait(false);
        return
        [
            .. from version in recent
               where version.Blob is not null && PagePath.TryOf(version.File, out _)
               let page = view.Snapshot.Find(PagePath.Parse(version.File.Value[..^3]))
               where page is not null && view.CanRead(page)
               select (version, page) into found
               select found,
        ];
    }

    private async ValueTask<bool> MayReadAsync(Actor actor, PagePath path, CancellationToken ct)
    {
        var view = views.Of(actor);
        if (view.Snapshot.Find(path) is { } now)
        {
            return view.CanRead(now);
        }

        var last = await store.HistoryAsync(path.File, null, 2, ct).ConfigureAwait(false);
        return last.FirstOrDefault(v => v.Blob is not null) is { } version && await ReadAsync(view, version, ct).ConfigureAwait(false) is not null;
    }

    private async ValueTask<OldPage?> ReadAsync(AccessView view, PageVersion version, CancellationToken ct)
    {
        if (version.Blob is null || !PagePath.TryOf(version.File, out var path) || await store.ReadAsync(version.Blob, ct).ConfigureAwait(false) is not { } bytes)
        {
            return null;
        }

        var facts = PageFacts.Read(path, bytes.Span);
        return view.CanRead(new PageEntry(path, version.Blob, facts)) ? new(version, facts, bytes) : null;
    }
}
