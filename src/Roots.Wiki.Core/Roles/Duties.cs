using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>What should become of a duty.</summary>
public enum DutyVerdict
{
    /// <summary>Behalten.</summary>
    Keep,
    /// <summary>Vereinfachen.</summary>
    Simplify,
    /// <summary>Teilen.</summary>
    Share,
    /// <summary>Weglassen.</summary>
    Drop,
}

/// <summary>A duty of an office: a row of its answer to "Welche Aufgaben kommen immer wieder?". Immutable.</summary>
/// <param name="Row">Its row, from 0.</param>
/// <param name="Task">What is done.</param>
/// <param name="HowOften">How often; may be empty.</param>
/// <param name="Verdict">What should become of it; null where nobody has said.</param>
/// <param name="Reason">Why; may be empty.</param>
public sealed record Duty(int Row, string Task, string HowOften, DutyVerdict? Verdict, string Reason);

/// <summary>The duties of an office as a form. Immutable.</summary>
/// <param name="Role">The office.</param>
/// <param name="All">Its duties; empty where nobody has written any.</param>
/// <param name="Base">Names the text that they were read from; the form sends it back.</param>
/// <param name="HasDraft">Whether the actor has begun to write the duties anew: that comes first.</param>
public sealed record DutySheet(Role Role, IReadOnlyList<Duty> All, string Base, bool HasDraft);

/// <summary>What somebody says about the duty of a row.</summary>
public sealed record DutySaying(int Row, DutyVerdict? Verdict, string Reason);

/// <summary>A duty that should not stay as it is.</summary>
public sealed record DutyProposal(Role Role, Duty Duty);

/// <summary>What came of saying what should become of duties.</summary>
public abstract record DutyResult
{
    private DutyResult() { }

    /// <summary>It stands in the wiki.</summary>
    public sealed record Saved : DutyResult;

    /// <summary>A reason is too long or holds a secret, or the wiki refused.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : DutyResult;

    /// <summary>The duties are others by now: nothing was kept.</summary>
    public sealed record Changed : DutyResult;

    /// <summary>There are no such duties for this actor.</summary>
    public sealed record NotFound : DutyResult;
}

/// <summary>
/// Behalten, vereinfachen, teilen, weglassen: asked for each duty of an office and kept beside it, as two columns of the answer itself.
/// Safe to call from many threads.
/// </summary>
public sealed class Duties(Sittings sittings, Func<TemplateCatalog> catalog)
{
    /// <summary>The question whose rows are duties.</summary>
    public const string QuestionId = "aufgaben";

    /// <summary>The column of the verdict.</summary>
    public const string VerdictColumn = "weiter";

    /// <summary>The column of the reason.</summary>
    public const string ReasonColumn = "grund";

    private const string TaskColumn = "aufgabe";
    private const string OftenColumn = "wie-oft";

    private static readonly Dictionary<DutyVerdict, LocalText> Words = new()
    {
        [DutyVerdict.Keep] = new("behalten", "keep"),
        [DutyVerdict.Simplify] = new("vereinfachen", "simplify"),
        [DutyVerdict.Share] = new("teilen", "share"),
        [DutyVerdict.Drop] = new("weglassen", "drop"),
    };

    /// <summary>The duties of an office for somebody who may answer for it; null where there are none to answer for.</summary>
    public async Task<DutySheet?> OpenAsync(Actor actor, Role role, CancellationToken ct) =>
        actor is Actor.Member && await sittings.FindAsync(actor, role.Path, QuestionId, ct).ConfigureAwait(false) is { } now
            ? new(role, Read(now.Value), now.Base, now.IsDraft)
            : null;

    /// <summary>Writes what was said beside the duties: one commit of that answer alone.</summary>
    /// <param name="actor">Who; must be able to answer for the office.</param>
    /// <param name="role">The office.</param>
    /// <param name="seen"><see cref="DutySheet.Base"/> as the form got it.</param>
    /// <param name="sayings">By row; rows that are not named stay as they are.</param>
    /// <param name="harmless">Marks of what the writer said is no secret.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<DutyResult> SayAsync(Actor actor, Role role, string seen, IReadOnlyCollection<DutySaying> sayings, IReadOnlyCollection<string> harmless, CancellationToken ct)
    {
        if (actor is not Actor.Member || await sittings.FindAsync(actor, role.Path, QuestionId, ct).ConfigureAwait(false) is not { } now)
        {
            return new DutyResult.NotFound();
        }

        if (now.IsDraft || now.Base != seen)
        {
            return new DutyResult.Changed();
        }

        var language = sittings.Language;
        var byRow = sayings.DistinctBy(s => s.Row).ToDictionary(s => s.Row);
        var rows = now.Value.Rows.Select((row, i) => byRow.GetValueOrDefault(i) is { } saying ? With(row, saying, language) : row).ToList();
        var input = new AnswerInput(QuestionId, now.Value with { Rows = rows }, now.State, now.Reason, Base: seen) { Harmless = harmless };
        switch (await sittings.SaveAnswerAsync(actor, role.Path, input, ct).ConfigureAwait(false))
        {
            case SaveAnswerResult.Rejected(var problems):
                return new DutyResult.Rejected(problems);
            case SaveAnswerResult.NotFound:
                return new DutyResult.NotFound();
        }

        switch (await sittings.CloseAnswerAsync(actor, role.Path, QuestionId, ct).ConfigureAwait(false))
        {
            case SittingResult.InWiki { Clashes.Count: > 0 }:
                await sittings.UndoAsync(actor, role.Path, QuestionId, ct).ConfigureAwait(false);
                return new DutyResult.Changed();
            case SittingResult.Rejected(var problems):
                await sittings.UndoAsync(actor, role.Path, QuestionId, ct).ConfigureAwait(false);
                return new DutyResult.Rejected(problems);
            default:
                return new DutyResult.Saved();
        }
    }

    /// <summary>Every duty that should not stay as it is, of the offices whose duties the actor may read: what to drop first, then by office. No I/O.</summary>
    /// <param name="view">Who asks.</param>
    /// <param name="branch">Only this unit and those below it; null for all.</param>
    public IReadOnlyList<DutyProposal> Proposals(AccessView view, Unit? branch) => view.Actor is not Actor.Member ? [] :
        [.. from role in view.Snapshot.Roles.All
            where view.CanRead(role.Page) && (branch is null || view.Snapshot.Units.IsWithin(role, branch))
            from duty in Of(view, role)
            where duty.Verdict is not null and not DutyVerdict.Keep
            orderby duty.Verdict descending, role.Title
            select new DutyProposal(role, duty)];

    /// <summary>The duties of an office as far as the actor may read them. No I/O.</summary>
    public IReadOnlyList<Duty> Of(AccessView view, Role role) =>
        new RoleKnowledge(role, view, catalog()) is var knowledge && knowledge.Questions.FirstOrDefault(q => q.Id == QuestionId) is { } question && knowledge.Find(QuestionId) is { Text.Length: > 0 } answer
            ? Read(PersonReferences.Hide(question.Type.Read(question, answer.Text)))
            : [];

    private static List<Duty> Read(AnswerValue value) =>
        [.. value.Rows.Select((r, i) => new Duty(i, r.GetValueOrDefault(TaskColumn, ""), r.GetValueOrDefault(OftenColumn, ""), VerdictOf(r.GetValueOrDefault(VerdictColumn, "")), r.GetValueOrDefault(ReasonColumn, "")))
            .Where(d => d.Task.Length > 0)];

    private static DutyVerdict? VerdictOf(string word) =>
        Words.Where(w => w.Value.All.Contains(word.Trim(), StringComparer.OrdinalIgnoreCase)).Select(w => (DutyVerdict?)w.Key).FirstOrDefault();

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> row, DutySaying saying, string language)
    {
        var next = new Dictionary<string, string>(row, StringComparer.Ordinal);
        if (saying.Verdict is { } verdict)
        {
            next[VerdictColumn] = Words[verdict].In(language);
        }

        next[ReasonColumn] = saying.Reason.Trim();
        return next;
    }
}
