using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.People;

/// <summary>
/// Writes into the audit log which commits changed rights, offices, settings or templates, whoever made them and by whatever way: a form, a
/// push, an import. Remembers the version that it came to, so that nothing is missed by a restart and nothing is written twice. Not to be
/// called from many threads at once.
/// </summary>
public sealed class RightsWatch(IPageStore store, IPersonRegistry persons, IRetentionSettings marks)
{
    private const string Mark = "rights-watch";
    private const int Most = 1_000;

    private CommitId? seen;

    /// <summary>Looks at what was committed since the last time; called by a loop, also at start. The first time it only remembers where it is.</summary>
    /// <returns>How many lines were written.</returns>
    /// <exception cref="StoreUnavailableException">The history or the registry cannot be reached.</exception>
    public async Task<int> FollowAsync(CancellationToken ct)
    {
        if (store.Current.Commit is not { } commit || commit == seen)
        {
            return 0;
        }

        var recent = await store.RecentAsync(Most, ct).ConfigureAwait(false);
        if (recent.Count == 0)
        {
            return 0;
        }

        var last = await marks.MarkAsync(Mark, ct).ConfigureAwait(false);
        var written = 0;
        if (last is not null)
        {
            foreach (var version in recent.TakeWhile(v => v.Id.Value != last).Reverse())
            {
                if (await ActionOfAsync(version, ct).ConfigureAwait(false) is { } action)
                {
                    await persons.AuditAsync(WhoMade(version), action, PagePath.TryOf(version.File, out var page) ? page.Value : version.File.Value, ct).ConfigureAwait(false);
                    written++;
                }
            }
        }

        if (recent[0].Id.Value != last)
        {
            await marks.SetMarkAsync(Mark, recent[0].Id.Value, ct).ConfigureAwait(false);
        }

        seen = commit;
        return written;
    }

    // Who pushes past the program has the repository in hand: that is the host.
    private Actor WhoMade(PageVersion version) =>
        version.Author is { } author && persons.Current.Members.Values.FirstOrDefault(m => m.Author == author) is { } member
            ? new Actor.Member(member.Id, member.Author, member.Person, member.IsAdministrator)
            : Actor.Host.Instance;

    private async Task<string?> ActionOfAsync(PageVersion version, CancellationToken ct)
    {
        if (!PagePath.TryOf(version.File, out var path))
        {
            return version.File.Value switch
            {
                WikiSettings.File => "settings-changed",
                SpaceRules.File => "space-rules-changed",
                var file when file.StartsWith(OwnFiles.Templates, StringComparison.Ordinal) => version.Blob is null ? "template-removed" : "template-changed",
                var file when file.StartsWith(".roots/", StringComparison.Ordinal) => "settings-changed",
                _ => null,
            };
        }

        var before = (await store.HistoryAsync(version.File, version.Id, 1, ct).ConfigureAwait(false)) is [{ Blob: { } old } was, ..] && PagePath.TryOf(was.File, out var oldPath)
            ? await FactsAsync(oldPath, old, ct).ConfigureAwait(false)
            : null;
        var after = version.Blob is { } blob ? await FactsAsync(path, blob, ct).ConfigureAwait(false) : null;
        return (before?.Office is null) != (after?.Office is null) ? (before?.Office is null ? "office-made" : "office-ended")
            : before is null || after is null || after.HasSameRights(before) ? null
            : before.Visibility != after.Visibility || before.Readers?.Key != after.Readers?.Key ? "visibility-changed"
            : after.HasSameRightsButHolders(before) ? "holders-changed"
            : after.Office is not null ? "office-rights-changed"
            : "page-rights-changed";
    }

    private async Task<PageFacts?> FactsAsync(PagePath path, BlobId blob, CancellationToken ct) =>
        await store.ReadAsync(blob, ct).ConfigureAwait(false) is { } bytes ? PageFacts.Read(path, bytes.Span) : null;
}
