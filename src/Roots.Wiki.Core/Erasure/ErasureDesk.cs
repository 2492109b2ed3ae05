using System.Security.Cryptography;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Rendering;
using Roots.Wiki.Search;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Erasure;

/// <summary>What the requester fills in.</summary>
/// <param name="Scope">What is to go.</param>
/// <param name="Ground">Why.</param>
/// <param name="Reference">Where the papers are.</param>
/// <param name="Recipients">Who else has copies.</param>
/// <param name="BackupDays">After how many days no backup holds it any more.</param>
public sealed record ErasureInput(EraseScope Scope, EraseGround Ground, string Reference, string Recipients, int BackupDays);

/// <summary>The parts of a wiki that an erasure goes through.</summary>
/// <param name="Store">Content and history.</param>
/// <param name="Registry">What people typed and what is known of them.</param>
/// <param name="Requests">The erasures themselves.</param>
/// <param name="Reapply">What is erased again after a restore.</param>
/// <param name="Index">The search.</param>
/// <param name="Fragments">Rendered pages.</param>
/// <param name="Persons">Members.</param>
/// <param name="Clock">The time.</param>
public sealed record ErasureParts(
    IPageStore Store, IRegistryEraser Registry, IErasureRegistry Requests, IReapplyList Reapply, IndexUpdater Index, FragmentCache Fragments, IPersonRegistry Persons, TimeProvider Clock);

/// <summary>
/// Erases for good, in four steps: look, ask, a second person approves, run. Decides who may do what. Safe to call from many threads; one
/// erasure runs at a time, and one that a crash interrupted goes on at the next start.
/// </summary>
public sealed class ErasureDesk(ErasureParts parts, AccessViews views) : IDisposable
{
    /// <summary>How many days backups are kept if nobody says otherwise, and at most.</summary>
    public const int UsualBackupDays = 90, MostBackupDays = 730;

    private const int MostHits = 200;
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly ChangeBell bell = new();
    private volatile Running? running;
    private long refused;

    /// <summary>Rings when there is something to run.</summary>
    public ChangeBell Bell => bell;

    /// <summary>Whether this wiki's past can be written anew at all.</summary>
    public bool IsPossible => parts.Store is IContentHistory;

    /// <summary>The pages on which something was erased. No I/O.</summary>
    public IReadOnlyDictionary<PagePath, DateOnly> Notes => parts.Requests.Notes;

    private IContentHistory History => (IContentHistory)parts.Store;

    /// <summary>Whether an actor may look, ask and approve: members of the administration and the board.</summary>
    public bool MayErase(Actor actor) => actor is Actor.Member && views.Of(actor).Can(Permission.EraseHistory);

    /// <summary>The other active members who could approve what an actor asks for.</summary>
    public IReadOnlyList<Member> OthersThan(Actor actor) =>
        [.. parts.Persons.Current.Members.Values.Where(m => m.IsActive && m.Id != (actor as Actor.Member)?.Id && MayErase(PeopleSnapshot.ActorOf(m)))];

    /// <summary>How far an erasure is that runs now; null where it does not. No I/O.</summary>
    public EraseProgress? ProgressOf(string id) => running is { } now && now.Id == id ? now.At : null;

    /// <summary>Looks for something everywhere. Changes nothing.</summary>
    /// <returns>What was found, or why it cannot be looked for: <see cref="ProblemCode.NotFound"/> for whom there is no such thing.</returns>
    public async Task<(EraseFindings? Found, Problem? Problem)> FindAsync(Actor actor, EraseScope scope, CancellationToken ct)
    {
        if (!MayErase(actor) || !IsPossible)
        {
            return (null, new(ProblemCode.NotFound));
        }

        if (Complete(scope).Check() is { } problem)
        {
            return (null, problem);
        }

        return (Shown(actor, await LookAsync(Complete(scope), ct).ConfigureAwait(false)), null);
    }

    /// <summary>Asks for an erasure.</summary>
    /// <returns>Its id, or why it cannot be.</returns>
    public async Task<(string? Id, Problem? Problem)> RequestAsync(Actor actor, ErasureInput input, CancellationToken ct)
    {
        if (!MayErase(actor) || !IsPossible)
        {
            return (null, new(ProblemCode.NotFound));
        }

        var scope = Complete(input.Scope);
        if (Check(scope, input) is { } problem)
        {
            return (null, problem);
        }

        var today = parts.Store.Current.Settings.Today(parts.Clock);
        var erasure = new Erasure(
            RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 10), EraseState.Requested, scope, ((Actor.Member)actor).Id, RoleOf(actor), parts.Clock.GetUtcNow(),
            input.Ground, input.Reference.Trim(), input.Recipients.Trim(), today.AddDays(Math.Clamp(input.BackupDays, 0, MostBackupDays)));
        await parts.Requests.AddAsync(erasure, ct).ConfigureAwait(false);
        await parts.Persons.AuditAsync(actor, "erasure-requested", erasure.Id, ct).ConfigureAwait(false);
        return (erasure.Id, null);
    }

    /// <summary>All erasures, newest first; none for whom there is no such thing.</summary>
    public async Task<IReadOnlyList<Erasure>> ListAsync(Actor actor, CancellationToken ct) => MayErase(actor) ? await parts.Requests.ListAsync(ct).ConfigureAwait(false) : [];

    /// <summary>An erasure, or null.</summary>
    public async Task<Erasure?> FindAsync(Actor actor, string id, CancellationToken ct) => MayErase(actor) ? await parts.Requests.FindAsync(id, ct).ConfigureAwait(false) : null;

    /// <summary>What an erasure that was asked for would find now.</summary>
    public async Task<EraseFindings?> PreviewAsync(Actor actor, string id, CancellationToken ct) =>
        await FindAsync(actor, id, ct).ConfigureAwait(false) is { Scope: { } scope } ? Shown(actor, await LookAsync(scope, ct).ConfigureAwait(false)) : null;

    /// <summary>Approves; it runs at once. Whoever asked cannot.</summary>
    /// <returns>Null, or why it cannot be.</returns>
    public async Task<Problem?> ApproveAsync(Actor actor, string id, CancellationToken ct)
    {
        if (await FindAsync(actor, id, ct).ConfigureAwait(false) is not { } erasure)
        {
            return new(ProblemCode.NotFound);
        }

        return ((Actor.Member)actor).Id == erasure.RequestedBy ? new(ProblemCode.EraseNeedsSecond) : await DecideAsync(actor, erasure, EraseState.Approved, ct).ConfigureAwait(false);
    }

    /// <summary>Says no, or takes one's own request back; what was to go is forgotten at once.</summary>
    public async Task<Problem?> RejectAsync(Actor actor, string id, CancellationToken ct) =>
        await FindAsync(actor, id, ct).ConfigureAwait(false) is { } erasure ? await DecideAsync(actor, erasure, EraseState.Rejected, ct).ConfigureAwait(false) : new(ProblemCode.NotFound);

    /// <summary>Lets an erasure that failed run once more.</summary>
    public async Task<Problem?> RetryAsync(Actor actor, string id, CancellationToken ct)
    {
        if (await FindAsync(actor, id, ct).ConfigureAwait(false) is not { State: EraseState.Failed, Scope: not null } erasure)
        {
            return new(ProblemCode.NotFound);
        }

        if (!await parts.Requests.ChangeAsync(erasure with { State = EraseState.Approved }, EraseState.Failed, ct).ConfigureAwait(false))
        {
            return new(ProblemCode.ChangedMeanwhile);
        }

        await parts.Persons.AuditAsync(actor, "erasure-retried", id, ct).ConfigureAwait(false);
        bell.Ring();
        return null;
    }

    /// <summary>Runs what is approved or was interrupted, one after the other, and lets go of what is over; called by a loop, also at start.</summary>
    /// <returns>How many ran.</returns>
    /// <exception cref="StoreUnavailableException">The data cannot be reached; it is tried again at the next call.</exception>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        if (!IsPossible)
        {
            return 0;
        }

        await turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var due = (await parts.Requests.ListAsync(ct).ConfigureAwait(false)).Where(e => e.State is EraseState.Running or EraseState.Approved).OrderBy(e => e.State != EraseState.Running).ThenBy(e => e.DecidedAt).ToList();
            foreach (var erasure in due)
            {
                await RunAsync(erasure, ct).ConfigureAwait(false);
            }

            if (due.Count == 0 && History.IsUnfinished && !(await parts.Requests.ListAsync(ct).ConfigureAwait(false)).Any(e => e.State == EraseState.Failed))
            {
                await History.FinishAsync(ct).ConfigureAwait(false); // a clean-up that was interrupted
            }

            await parts.Reapply.ExpireAsync(parts.Store.Current.Settings.Today(parts.Clock), ct).ConfigureAwait(false);
            await ReportRefusedAsync(ct).ConfigureAwait(false);
            return due.Count;
        }
        finally
        {
            running = null;
            turn.Release();
        }
    }

    /// <summary>Erases again after a restore, without a request: it was approved before. For the console.</summary>
    /// <returns>What is left; empty where all is well.</returns>
    public async Task<IReadOnlyList<string>> ReapplyAsync(EraseScope scope, IProgress<EraseProgress>? progress, CancellationToken ct)
    {
        await turn.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var (_, left) = await EraseAsync(scope, progress, ct).ConfigureAwait(false);
            if (left.Count == 0)
            {
                left = await parts.Registry.CheckAsync(scope, ct).ConfigureAwait(false);
            }

            if (left.Count == 0)
            {
                await History.FinishAsync(ct).ConfigureAwait(false);
            }

            return left;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => turn.Dispose();

    private Problem? Check(EraseScope scope, ErasureInput input) =>
        scope.Check() is { } problem ? problem
        : CheckPerson(scope) is { } last ? last
        : input.Reference.Length > Erasure.ReferenceLength ? new(ProblemCode.TooLong, "Reference", Erasure.ReferenceLength)
        : input.Recipients.Length > Erasure.RecipientsLength ? new(ProblemCode.TooLong, "Recipients", Erasure.RecipientsLength)
        : new ErasePattern(scope) is var pattern && pattern.IsIn(input.Reference) ? new(ProblemCode.EraseInRecord, "Reference")
        : pattern.IsIn(input.Recipients) ? new(ProblemCode.EraseInRecord, "Recipients")
        : null;

    private Problem? CheckPerson(EraseScope scope) =>
        scope.ForgetPerson && MemberOf(scope) is { IsActive: true } member && parts.Persons.Current.CheckChange(member.Id, isAdministrator: false, isActive: false) is { } problem ? problem with { Field = "Person" } : null;

    private Member? MemberOf(EraseScope scope) => scope.Person is { } person ? parts.Persons.Current.Members.Values.FirstOrDefault(m => m.Person == person) : null;

    // A person's pseudonym goes with the person.
    private EraseScope Complete(EraseScope scope) =>
        scope with { Texts = [.. scope.Texts.Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)], Author = scope.Author ?? MemberOf(scope)?.Author };

    private static EraseRole RoleOf(Actor actor) => actor.IsAdministrator ? EraseRole.Administration : EraseRole.Board;

    // What is counted for everybody who may erase is shown only to those who may read it; drafts and voices belong to people.
    private EraseFindings Shown(Actor actor, EraseFindings found)
    {
        var view = views.Of(actor);
        return found with { Hits = [.. found.Hits.Select(hit => MaySee(view, hit) ? hit : hit with { Path = null, Before = "", Match = "", After = "" })], Files = [.. found.Files.Where(f => MaySee(view, f))] };
    }

    private static bool MaySee(AccessView view, EraseHit hit) => hit.Place switch
    {
        ErasePlace.Draft or ErasePlace.Clarification or ErasePlace.Recording or ErasePlace.People or ErasePlace.Registry => false,
        ErasePlace.Page or ErasePlace.Attachment or ErasePlace.Settings or ErasePlace.Name => MaySee(view, hit.Path!),
        _ => view.Actor.IsAdministrator,
    };

    private static bool MaySee(AccessView view, string file) =>
        view.Actor.IsAdministrator || (GitPath.TryParse(file, out var path) && view.Snapshot.Files.ContainsKey(path) && (PagePath.TryOf(path, out var page) ? view.Snapshot.Find(page) is { } entry && view.CanRead(entry) : view.CanRead(path)));

    private async Task<EraseFindings> LookAsync(EraseScope scope, CancellationToken ct)
    {
        var inHistory = await History.FindAsync(scope, MostHits, null, ct).ConfigureAwait(false);
        return inHistory.With(await parts.Registry.FindAsync(scope, MostHits, ct).ConfigureAwait(false));
    }

    private async Task<Problem?> DecideAsync(Actor actor, Erasure erasure, EraseState state, CancellationToken ct)
    {
        var next = erasure with
        {
            State = state,
            Scope = state == EraseState.Rejected ? null : erasure.Scope,
            DecidedBy = ((Actor.Member)actor).Id,
            DecidedAs = RoleOf(actor),
            DecidedAt = parts.Clock.GetUtcNow(),
        };
        if (erasure.State != EraseState.Requested || !await parts.Requests.ChangeAsync(next, EraseState.Requested, ct).ConfigureAwait(false))
        {
            return new(ProblemCode.ChangedMeanwhile);
        }

        if (state == EraseState.Rejected)
        {
            await parts.Registry.EraseAsync(EraseScope.Nothing, ct).ConfigureAwait(false); // overwrites what the request said
        }

        await parts.Persons.AuditAsync(actor, state == EraseState.Approved ? "erasure-approved" : "erasure-rejected", erasure.Id, ct).ConfigureAwait(false);
        bell.Ring();
        return null;
    }

    // The order is what a crash asks for: the scope stays until nothing of it is left, the old history until all is checked.
    private async Task RunAsync(Erasure erasure, CancellationToken ct)
    {
        var scope = erasure.Scope!;
        if (CheckPerson(scope) is not null)
        {
            await FailAsync(erasure, ["members"], ct).ConfigureAwait(false);
            return;
        }

        var progress = new Reporter(at => running = new(erasure.Id, at));
        progress.Report(new(EraseStep.Finding, 0, 0));
        await parts.Requests.ChangeAsync(erasure with { State = EraseState.Running }, erasure.State, ct).ConfigureAwait(false);
        var found = await History.FindAsync(scope, MostHits, progress, ct).ConfigureAwait(false);
        var (rewritten, left) = await EraseAsync(scope, progress, ct).ConfigureAwait(false);
        if (left.Count > 0)
        {
            await FailAsync(erasure, left, ct).ConfigureAwait(false);
            return;
        }

        var rows = await parts.Registry.EraseAsync(scope, ct).ConfigureAwait(false);
        var now = parts.Clock.GetUtcNow();
        var today = parts.Store.Current.Settings.Today(parts.Clock);
        if (erasure.BackupsUntil > today)
        {
            await parts.Reapply.AddAsync(erasure.Id, scope, erasure.BackupsUntil, ct).ConfigureAwait(false);
        }

        var pattern = new ErasePattern(scope);
        await parts.Requests.NoteAsync([.. found.Files.Select(f => NowCalled(f, pattern)).OfType<PagePath>().Distinct()], today, ct).ConfigureAwait(false);
        var done = erasure with
        {
            State = EraseState.Done,
            Scope = null,
            EndedAt = now,
            Left = [],
            Outcome = new(scope.Texts.Count, scope.Files.Count, scope.Versions.Count, (scope.Person is null ? 0 : 1) + (scope.Author is null ? 0 : 1), found.Versions,
                rewritten?.Commits ?? erasure.Outcome?.Commits ?? 0, rewritten?.Changed ?? erasure.Outcome?.Changed ?? 0, rewritten?.Objects ?? erasure.Outcome?.Objects ?? 0, rows),
        };
        await parts.Requests.ChangeAsync(done, EraseState.Running, ct).ConfigureAwait(false);
        left = await parts.Registry.CheckAsync(scope, ct).ConfigureAwait(false);
        if (left.Count > 0)
        {
            await parts.Requests.ChangeAsync(done with { State = EraseState.Failed, Scope = scope, Left = left }, EraseState.Done, ct).ConfigureAwait(false);
            await parts.Persons.AuditAsync(Actor.Host.Instance, "erasure-failed", erasure.Id, ct).ConfigureAwait(false);
            return;
        }

        await History.FinishAsync(ct).ConfigureAwait(false);
        await parts.Persons.AuditAsync(Actor.Host.Instance, "erasure-done", erasure.Id, ct).ConfigureAwait(false);
    }

    private async Task<(RewriteResult.Rewritten? Rewritten, IReadOnlyList<string> Left)> EraseAsync(EraseScope scope, IProgress<EraseProgress>? progress, CancellationToken ct)
    {
        await parts.Registry.EraseAsync(scope, ct).ConfigureAwait(false);
        if (History.IsUnfinished && !(await History.FindAsync(scope, 1, progress, ct).ConfigureAwait(false)).IsEmpty)
        {
            await History.FinishAsync(ct).ConfigureAwait(false); // another one's, checked before it went in
        }

        var result = History.IsUnfinished ? null : await History.RewriteAsync(scope, progress, ct).ConfigureAwait(false);
        if (result is RewriteResult.Left(var places))
        {
            return (null, places);
        }

        progress?.Report(new(EraseStep.Indexing, 0, 0));
        parts.Fragments.Clear();
        await parts.Index.RebuildAsync(ct).ConfigureAwait(false);
        await parts.Index.FlushAsync(ct).ConfigureAwait(false);
        progress?.Report(new(EraseStep.Registry, 0, 0));
        await parts.Registry.EraseAsync(scope, ct).ConfigureAwait(false); // what was typed meanwhile
        return (result as RewriteResult.Rewritten, await History.CheckDerivedAsync(scope, ct).ConfigureAwait(false));
    }

    private async Task FailAsync(Erasure erasure, IReadOnlyList<string> left, CancellationToken ct)
    {
        await parts.Requests.ChangeAsync(erasure with { State = EraseState.Failed, EndedAt = parts.Clock.GetUtcNow(), Left = left }, (await parts.Requests.FindAsync(erasure.Id, ct).ConfigureAwait(false))!.State, ct).ConfigureAwait(false);
        await parts.Persons.AuditAsync(Actor.Host.Instance, "erasure-failed", erasure.Id, ct).ConfigureAwait(false);
    }

    private PagePath? NowCalled(string file, ErasePattern pattern) =>
        GitPath.TryParse(string.Join('/', file.Split('/').Select(pattern.ReplaceInName)), out var path) && PagePath.TryOf(path, out var page) && parts.Store.Current.Find(page) is not null ? page : null;

    private async Task ReportRefusedAsync(CancellationToken ct)
    {
        if (History.RefusedPushes is var now && now > refused)
        {
            refused = now;
            await parts.Persons.AuditAsync(Actor.Host.Instance, "old-history-refused", null, ct).ConfigureAwait(false);
        }
    }

    private sealed record Running(string Id, EraseProgress At);

    private sealed class Reporter(Action<EraseProgress> report) : IProgress<EraseProgress>
    {
        public void Report(EraseProgress value) => report(value);
    }
}
