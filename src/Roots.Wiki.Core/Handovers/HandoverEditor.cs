using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Handovers;

/// <summary>
/// Handing an office over: start, steps, record, end. Who may see and change a handover is decided here and at the write
/// door; each act is one commit or nothing. Safe to call from many threads.
/// </summary>
public sealed class HandoverEditor(IPageStore store, IPersonRegistry persons, TimeProvider clock)
{
    /// <summary>Every handover that an actor may see: open ones first, then the newest.</summary>
    public IReadOnlyList<HandoverView> All(Actor actor)
    {
        var view = View(actor);
        return
        [
            .. view.Snapshot.Roles.Handovers
                .Select(p => Of(view, p))
                .OfType<HandoverView>()
                .OrderBy(h => h.Handover.Facts.State == HandoverState.Open ? 0 : 1)
                .ThenBy(h => h.Handover.Facts.State == HandoverState.Open ? h.Handover.Facts.Due ?? DateOnly.MaxValue : default)
                .ThenByDescending(h => h.Handover.Facts.Started)
                .ThenBy(h => h.Handover.Path),
        ];
    }

    /// <summary>One handover; null where it does not exist for the actor.</summary>
    public HandoverView? Find(Actor actor, PagePath path)
    {
        var view = View(actor);
        return view.Snapshot.Find(path) is { } page ? Of(view, page) : null;
    }

    /// <summary>The offices of which an actor may start a handover: all for the board and the administration, else those that they hold.</summary>
    public IReadOnlyList<Role> Startable(Actor actor)
    {
        var view = View(actor);
        var isBoard = view.Can(Permission.ManageTerms);
        return [.. view.Snapshot.Roles.All.Where(r => view.CanRead(r.Page) && (isBoard || (actor.Person is { } person && view.Snapshot.Roles.Holds(person, r.Path))))];
    }

    /// <summary>Starts a handover: one commit that makes its page and, where the taker is known, names them as successor.</summary>
    public async Task<HandoverResult> StartAsync(Actor actor, PagePath role, HandoverPlan plan, CancellationToken ct)
    {
        var snapshot = store.Current;
        if (Startable(actor).FirstOrDefault(r => r.Path == role) is not { } office)
        {
            return new HandoverResult.NotFound();
        }

        var (page, edits) = StartEdits(snapshot, office, plan);
        var result = await CommitAsync(actor, page, edits, ct).ConfigureAwait(false);
        if (result is HandoverResult.Saved)
        {
            await persons.AuditAsync(actor, "handover-started", page.Value, CancellationToken.None).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>Changes who gives, takes and helps, and the days. The office's page follows in the same commit.</summary>
    public async Task<HandoverResult> ChangeAsync(Actor actor, PagePath path, HandoverPlan plan, CancellationToken ct)
    {
        if (Find(actor, path) is not { } found || !found.MayWork)
        {
            return new HandoverResult.NotFound();
        }

        var (language, today, old) = (store.Current.Settings.Language, Today, found.Handover.Facts);
        List<FileEdit> edits = [new FileEdit.Transform(path.File, text => text is null ? null : HandoverPage.Plan(text, plan, language))];
        if (found.MayDecide && (old.Taker != plan.Taker || old.Begins != plan.Begins || old.Giver != plan.Giver))
        {
            edits.Add(TermChange.Edit(found.Handover.Role, holders =>
                TermChange.Apply(old.Taker == plan.Taker ? holders : TermChange.Without(holders, old.Taker), plan.Giver, plan.Taker, plan.Begins, null, today)));
        }

        return await CommitAsync(actor, path, edits, ct).ConfigureAwait(false);
    }

    /// <summary>Ticks a step, or takes the tick back.</summary>
    public Task<HandoverResult> TickAsync(Actor actor, PagePath path, HandoverStep step, bool isDone, CancellationToken ct)
    {
        var (language, today) = (store.Current.Settings.Language, Today);
        return ChangeTextAsync(actor, path, text => HandoverPage.Tick(text, step, isDone ? today : null, language), ct);
    }

    /// <summary>Ends a handover that will not be; the named successor is taken back in the same commit.</summary>
    /// <param name="actor">The board, the administration, or who started it without a successor.</param>
    /// <param name="path">The handover.</param>
    /// <param name="reason">Why, in a sentence without names.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<HandoverResult> WithdrawAsync(Actor actor, PagePath path, string? reason, CancellationToken ct)
    {
        if (Find(actor, path) is not { } found || !found.MayWork)
        {
            return new HandoverResult.NotFound();
        }

        var why = Templates.AnswerMarkdown.Line(reason ?? "");
        if (why.Length is 0 or > Limits.ShortAnswerLength)
        {
            return new HandoverResult.Rejected([why.Length == 0 ? new(ProblemCode.Required, "Reason") : new(ProblemCode.TooLong, "Reason", Limits.ShortAnswerLength)]);
        }

        List<FileEdit> edits = [new FileEdit.Transform(path.File, text => text is null ? null : HandoverPage.Status(text, HandoverState.Withdrawn, why))];
        if (found.Handover.Facts.Taker is { } taker)
        {
            edits.Add(TermChange.Edit(found.Handover.Role, holders => TermChange.Without(holders, taker)));
        }

        return await CommitAsync(actor, path, edits, ct).ConfigureAwait(false);
    }

    /// <summary>Lets every taker whose day has come hold the office; called by a loop, also at start. Doing it twice changes nothing more.</summary>
    /// <returns>How many offices changed hands.</returns>
    public async Task<int> BeginDueAsync(CancellationToken ct)
    {
        var (snapshot, today, count) = (store.Current, Today, 0);
        foreach (var page in snapshot.Roles.Handovers.Where(p => p.Facts.Handover is { Taker: not null, State: not HandoverState.Withdrawn } h && h.Begins <= today))
        {
            var facts = page.Facts.Handover!;
            if (snapshot.Roles.OfficeOf(page) is { } path && snapshot.Roles.Find(path) is { } office && office.Facts.Holders.Any(h => h.Person == facts.Taker && h.Kind == HolderKind.Successor))
            {
                var edit = TermChange.Edit(office, holders => holders.Any(h => h.Person == facts.Taker && h.Kind == HolderKind.Successor)
                    ? TermChange.Apply(holders, facts.Giver, facts.Taker, facts.Begins, holders.First(h => h.Person == facts.Taker && h.Kind == HolderKind.Successor).Until, today)
                    : holders);
                count += await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Settings, [edit]), ct).ConfigureAwait(false) is CommitResult.Committed ? 1 : 0;
            }
        }

        return count;
    }

    /// <summary>Finds the person of a name, or enters one; null for an empty name.</summary>
    public async Task<PersonId?> PersonAsync(string? name, CancellationToken ct)
    {
        var wanted = Templates.AnswerMarkdown.Line(name ?? "");
        if (wanted.Length == 0)
        {
            return null;
        }

        if (persons.Current.Persons.Values.FirstOrDefault(p => p.Name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known.Id;
        }

        var person = new Person(PersonId.New(), wanted, null, null, null);
        await persons.SavePersonAsync(person, ct).ConfigureAwait(false);
        return person.Id;
    }

    internal DateOnly Today => store.Current.Settings.Today(clock);

    internal (PagePath Page, IReadOnlyList<FileEdit> Edits) StartEdits(Snapshot snapshot, Role office, HandoverPlan plan, DateOnly? termEnds = null)
    {
        var (language, today) = (snapshot.Settings.Language, Today);
        var page = HandoverPage.PathOf(office, snapshot, today, language);
        List<FileEdit> edits = [new FileEdit.Write(page.File, HandoverPage.New(office, plan, today, language), null)];
        if (plan.Taker is not null)
        {
            edits.Add(TermChange.Edit(office, holders => TermChange.Apply(holders, plan.Giver, plan.Taker, plan.Begins, termEnds, today)));
        }

        return (page, edits);
    }

    internal Task<HandoverResult> ChangeTextAsync(Actor actor, PagePath path, Func<string, string> change, CancellationToken ct) =>
        Find(actor, path) is { MayWork: true }
            ? CommitAsync(actor, path, [new FileEdit.Transform(path.File, text => text is null ? null : change(text))], ct)
            : Task.FromResult<HandoverResult>(new HandoverResult.NotFound());

    internal Task<HandoverResult> CommitAsync(Actor actor, PagePath path, IReadOnlyList<FileEdit> edits, CancellationToken ct) => CommitAsync(store, actor, path, edits, ct);

    internal static async Task<HandoverResult> CommitAsync(IPageStore store, Actor actor, PagePath path, IReadOnlyList<FileEdit> edits, CancellationToken ct)
    {
        try
        {
            return await store.CommitAsync(new(actor, ChangeKind.Handover, edits), ct).ConfigureAwait(false) switch
            {
                CommitResult.Committed done => new HandoverResult.Saved(path, done.Version),
                CommitResult.Unchanged => new HandoverResult.Saved(path, null),
                CommitResult.Rejected(var problems) => new HandoverResult.Rejected(problems),
                _ => new HandoverResult.Conflict(),
            };
        }
        catch (StoreUnavailableException e)
        {
            return new HandoverResult.Rejected([new(e.IsFull ? ProblemCode.StorageFull : ProblemCode.StorageUnavailable)]);
        }
    }

    private AccessView View(Actor actor) => new(store.Current, actor);

    private static HandoverView? Of(AccessView view, PageEntry page)
    {
        if (page.Facts.Handover is not { } facts || view.Actor is not (Actor.Member or Actor.Host) || !view.CanRead(page)
            || view.Snapshot.Roles.OfficeOf(page) is not { } path || view.Snapshot.Roles.Find(path) is not { } role)
        {
            return null;
        }

        var person = view.Actor.Person;
        var decides = view.Can(Permission.ManageTerms);
        var part = person is null ? HandoverPart.Onlooker : person == facts.Giver ? HandoverPart.Giver : person == facts.Taker ? HandoverPart.Taker : person == facts.Helper ? HandoverPart.Helper : HandoverPart.Onlooker;
        var works = decides || part != HandoverPart.Onlooker || (person is not null && view.Snapshot.Roles.Holds(person, role.Path));
        return new(new(page, facts, role), part, works, decides, view.CanReadClass(new(Visibility.Office, role.Path)));
    }
}
