using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Handovers;

/// <summary>A record opened for filling in or looking at.</summary>
/// <param name="View">The handover as the actor sees it.</param>
/// <param name="Record">The record as it stands; begun from the office's answers where nobody has begun it.</param>
/// <param name="Base">The text that is edited.</param>
/// <param name="IsPrefilled">Whether the lines come from the office's answers and are not in the page yet.</param>
public sealed record OpenedRecord(HandoverView View, HandoverRecord Record, BlobId Base, bool IsPrefilled);

/// <summary>Fills the record in, lets both confirm it, and freezes it. Safe to call from many threads.</summary>
public sealed class RecordEditor(IPageStore store, HandoverEditor handovers, Func<TemplateCatalog> catalog)
{
    private const int VersionsForBase = 200;

    /// <summary>Opens the record of a handover; null where it does not exist for the actor.</summary>
    public async Task<OpenedRecord?> OpenAsync(Actor actor, PagePath path, CancellationToken ct)
    {
        if (handovers.Find(actor, path) is not { } view || await TextAsync(view.Handover.Page.Blob, ct).ConfigureAwait(false) is not { } text)
        {
            return null;
        }

        var record = HandoverRecord.Read(text);
        if (record.IsBegun || view.Handover.Facts.State != HandoverState.Open || !view.MayRead)
        {
            return new(view, record, view.Handover.Page.Blob, false);
        }

        var access = new AccessView(store.Current, actor);
        var filled = RecordPrefill.Of(new RoleKnowledge(view.Handover.Role, access, catalog()), access, store.Current.Settings.Language);
        return new(view, filled with { Head = record.Head }, view.Handover.Page.Blob, true);
    }

    /// <summary>Puts the record into the page. What somebody else changed meanwhile is merged; a confirmation of another record is gone.</summary>
    /// <param name="actor">Who fills it in.</param>
    /// <param name="path">The handover.</param>
    /// <param name="base">The text that was edited (<see cref="OpenedRecord.Base"/>).</param>
    /// <param name="record">What was typed.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<HandoverResult> SaveAsync(Actor actor, PagePath path, BlobId @base, HandoverRecord record, CancellationToken ct)
    {
        if (handovers.Find(actor, path) is not { MayWork: true } view)
        {
            return new HandoverResult.NotFound();
        }

        if (view.Handover.Facts.IsFrozen)
        {
            return new HandoverResult.Rejected([new(ProblemCode.HandoverFrozen)]);
        }

        var isKnown = @base == view.Handover.Page.Blob || (await store.HistoryAsync(path.File, null, VersionsForBase, ct).ConfigureAwait(false)).Any(v => v.Blob == @base);
        if (!isKnown || await TextAsync(@base, ct).ConfigureAwait(false) is not { } old)
        {
            return new HandoverResult.Conflict();
        }

        if (Check(record, old) is { Count: > 0 } problems)
        {
            return new HandoverResult.Rejected(problems);
        }

        var language = store.Current.Settings.Language;
        var text = record.WriteTo(old, language);
        foreach (var side in Enum.GetValues<HandoverSide>().Where(s => !Facts(text).IsConfirmedBy(s)))
        {
            text = HandoverPage.Confirm(text, side, null);
        }

        return await handovers.CommitAsync(actor, path, [new FileEdit.Write(path.File, HandoverPage.Body(text, language), @base)], ct).ConfigureAwait(false);
    }

    /// <summary>Confirms the record for the actor's own side. The second confirmation freezes it and makes the list of what is still to come.</summary>
    /// <param name="actor">The giver or the taker.</param>
    /// <param name="path">The handover.</param>
    /// <param name="key">The <see cref="HandoverFacts.RecordKey"/> of what the actor saw; a record that changed meanwhile is not confirmed.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<HandoverResult> ConfirmAsync(Actor actor, PagePath path, string? key, CancellationToken ct)
    {
        if (handovers.Find(actor, path) is not { Part: HandoverPart.Giver or HandoverPart.Taker } view || actor.Person is not { } person)
        {
            return new HandoverResult.NotFound();
        }

        var side = view.Part == HandoverPart.Giver ? HandoverSide.Giver : HandoverSide.Taker;
        var hasChanged = false;
        var result = await EndAsync(actor, view.Handover, text =>
        {
            hasChanged = Facts(text).RecordKey != key;
            return hasChanged ? null : HandoverPage.Confirm(text, side, new(person, handovers.Today, key!));
        }, ct).ConfigureAwait(false);
        return hasChanged ? new HandoverResult.Conflict() : result;
    }

    /// <summary>Closes a handover without the confirmations that are missing; the record says whose. For the board and the administration.</summary>
    public async Task<HandoverResult> CloseAsync(Actor actor, PagePath path, CancellationToken ct) =>
        handovers.Find(actor, path) is { MayDecide: true } view
            ? await EndAsync(actor, view.Handover, text =>
            {
                var facts = Facts(text);
                var missing = Enum.GetValues<HandoverSide>().Where(s => !facts.IsConfirmedBy(s)).Select(HandoverFactsReader.Word).ToList();
                return FrontMatter.SetList(text, "unconfirmed", missing);
            }, ct).ConfigureAwait(false)
            : new HandoverResult.NotFound();

    /// <summary>What is still to come after a finished handover; empty where nothing is or the actor may not read it.</summary>
    public async Task<IReadOnlyList<FollowUp>> FollowUpsAsync(Actor actor, Handover handover, CancellationToken ct) =>
        FollowUpPage(actor, handover) is { } page && await TextAsync(page.Blob, ct).ConfigureAwait(false) is { } text ? FollowUp.Read(text) : [];

    /// <summary>Says that something came, or that it did not.</summary>
    public async Task<HandoverResult> TickFollowUpAsync(Actor actor, PagePath path, string item, bool isDone, CancellationToken ct) =>
        handovers.Find(actor, path) is { } view && FollowUpPage(actor, view.Handover) is { } page
            ? await handovers.CommitAsync(actor, path, [new FileEdit.Transform(page.Path.File, text => text is null ? null : FollowUp.Tick(text, item, isDone))], ct).ConfigureAwait(false)
            : new HandoverResult.NotFound();

    // One commit: the page, and where that ends the handover the list of what is still to come. The list is asked after the
    // page, of the text as it stood at the moment of the commit.
    private async Task<HandoverResult> EndAsync(Actor actor, Handover handover, Func<string, string?> change, CancellationToken ct)
    {
        var language = store.Current.Settings.Language;
        string? ended = null;
        var page = new FileEdit.Transform(handover.Path.File, text =>
        {
            ended = null;
            if (text is null || Facts(text).State != HandoverState.Open || change(text) is not { } changed)
            {
                return null;
            }

            var facts = Facts(changed);
            if (Enum.GetValues<HandoverSide>().All(s => facts.IsConfirmedBy(s) || facts.Unconfirmed.Contains(s)))
            {
                ended = changed = HandoverPage.Status(changed, HandoverState.Done, null);
            }

            return HandoverPage.Body(changed, language);
        });
        var title = (language == "en" ? "Still to come: " : "Noch offen: ") + handover.Page.Facts.Title;
        var role = handover.Page.Facts.Role ?? handover.Role.Folder;
        var list = new FileEdit.Transform(FollowUp.PathOf(handover.Path, language).File, text =>
            text is null && ended is not null && HandoverRecord.Read(ended) is var record && record.FollowUps.Any() ? FollowUp.Page(record, role, title, language) : null);
        var result = await handovers.CommitAsync(actor, handover.Path, [page, list], ct).ConfigureAwait(false);
        if (result is HandoverResult.Saved && ended is not null)
        {
            await TagFinishedAsync(CancellationToken.None).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Gives every finished handover's frozen record its tag in git; called by a loop too, so that a crash costs none. Doing it twice changes nothing more.</summary>
    /// <returns>How many got one.</returns>
    public async Task<int> TagFinishedAsync(CancellationToken ct)
    {
        var count = 0;
        foreach (var page in store.Current.Roles.Handovers.Where(p => p.Facts.Handover is { IsFrozen: true }))
        {
            try
            {
                count += store is IStoreTags tags && await tags.FindTagAsync(TagOf(page.Path), ct).ConfigureAwait(false) is null && await tags.TagAsync(TagOf(page.Path), page.Path.File, ct).ConfigureAwait(false) ? 1 : 0;
            }
            catch (StoreUnavailableException)
            {
                return count;   // the record itself is safe; the loop tries again
            }
        }

        return count;
    }

    /// <summary>The tag of a finished handover's record, such as <c>handover/rollen-kasse-uebergabe-2026</c>.</summary>
    public static string TagOf(PagePath path) => "handover/" + (PageNames.Slug(path.Value.Replace('/', ' ')) is { Length: > 0 } slug ? slug : SittingQuestion.BaseOf(path.Value));

    private PageEntry? FollowUpPage(Actor actor, Handover handover) =>
        store.Current.Find(FollowUp.PathOf(handover.Path, store.Current.Settings.Language)) is { } page && new AccessView(store.Current, actor).CanRead(page) ? page : null;

    private static List<Problem> Check(HandoverRecord record, string before)
    {
        var problems = new List<Problem>();
        void Text(string? text, int most, string field)
        {
            if (text?.Length > most)
            {
                problems.Add(new(ProblemCode.TooLong, field, most));
            }
        }

        Text(record.Head.Place, Limits.ShortAnswerLength, "Place");
        Text(record.Head.Cash, Limits.ShortAnswerLength, "Cash");
        Text(record.Head.AskHow, Limits.ShortAnswerLength, "AskHow");
        if (record.Rows.Values.Sum(r => r.Count) > Limits.AnswerRows)
        {
            problems.Add(new(ProblemCode.TooManyRows, null, Limits.AnswerRows));
        }

        if (record.Rows.Values.SelectMany(r => r).Any(r => r.What.Length > Limits.CellLength || r.Details.Length > Limits.CellLength))
        {
            problems.Add(new(ProblemCode.TooLong, null, Limits.CellLength));
        }

        var fields = record.Rows.Values.SelectMany(r => r).SelectMany(r => new[] { r.What, r.Details }).Concat([record.Head.Cash ?? "", record.Head.AskHow ?? ""]);
        problems.AddRange(fields.Select(f => SecretGuard.Check(SecretGuard.Find(f).Where(h => h.IsCertain), f, before, [], null)).OfType<Problem>().Take(1));
        return problems;
    }

    private async ValueTask<string?> TextAsync(BlobId blob, CancellationToken ct) =>
        await store.ReadAsync(blob, ct).ConfigureAwait(false) is { } bytes ? Encoding.UTF8.GetString(bytes.Span) : null;

    private static HandoverFacts Facts(string text) => HandoverFactsReader.Read(text, FrontMatter.Read(text));
}
