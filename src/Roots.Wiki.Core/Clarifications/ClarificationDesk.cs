using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Clarifications;

/// <summary>What a reader asks.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Page">The page, or the office's page for an answer.</param>
/// <param name="Question">The question's id; empty for a page.</param>
/// <param name="Text">What was written; needed for <see cref="ClarificationKind.Addition"/> and for a page.</param>
/// <param name="ToOffice">Another office that could know, or null.</param>
/// <param name="ToPerson">A person who could know, or null.</param>
public sealed record ClarificationInput(ClarificationKind Kind, PagePath Page, string Question = "", string Text = "", PagePath? ToOffice = null, PersonId? ToPerson = null);

/// <summary>A clarification as one actor sees it. Immutable.</summary>
/// <param name="Clarification">What was asked.</param>
/// <param name="IsMine">Whether the actor asked it.</param>
/// <param name="IsForMe">Whether the actor is one of those who shall answer.</param>
/// <param name="CanReadSubject">Whether the actor may read the answer or page that it is about.</param>
/// <param name="IsSettled">Whether it is closed, or the answer was improved since.</param>
public sealed record ClarificationView(Clarification Clarification, bool IsMine, bool IsForMe, bool CanReadSubject, bool IsSettled);

/// <summary>
/// Readers ask, and the office answers: the holder, else a deputy, else the board. Decides who may ask, see, answer and
/// withdraw. Safe to call from many threads.
/// </summary>
public sealed class ClarificationDesk(IPageStore store, IClarificationRegistry registry, IPersonRegistry persons, Func<TemplateCatalog> catalog, AccessViews views, TimeProvider clock)
{
    /// <summary>The most open ones about one answer or page.</summary>
    public const int MostOpen = 20;

    private const int MostShown = 50;

    /// <summary>The open ones. No I/O.</summary>
    public OpenClarifications Open => registry.Open;

    /// <summary>
    /// Asks. A member asks about what they may read; who came through a link may only say that they do not know
    /// (<see cref="ClarificationKind.Unknown"/>) about a question that they may answer.
    /// </summary>
    /// <returns>What was asked, or why it cannot be: <see cref="ProblemCode.NotFound"/> for what does not exist for the actor.</returns>
    public async Task<(Clarification? Asked, Problem? Problem)> AskAsync(Actor actor, ClarificationInput input, CancellationToken ct)
    {
        var text = input.Text.Trim();
        if (!MayAsk(actor, input) || (input.ToOffice is { } office && store.Current.Roles.Find(office) is null) || (input.ToPerson is { } person && !persons.Current.Persons.ContainsKey(person)))
        {
            return (null, new(ProblemCode.NotFound));
        }

        if (text.Length == 0 && (input.Kind == ClarificationKind.Addition || input.Question.Length == 0))
        {
            return (null, new(ProblemCode.Required, "Text"));
        }

        if (Check(text, "Text") is { } problem)
        {
            return (null, problem);
        }

        if (registry.Open.About(input.Page, input.Question).Count() >= MostOpen)
        {
            return (null, new(ProblemCode.TooManyOpen, null, MostOpen));
        }

        var asked = new Clarification(
            Clarification.NewId(), input.Kind, input.Page, input.Question, input.Question.Length > 0 ? SittingQuestion.BaseOf(TextOf(input.Page, input.Question)) : null, text,
            (actor as Actor.Member)?.Id, Now(), input.ToOffice, input.ToPerson);
        await registry.AddAsync(asked, ct).ConfigureAwait(false);
        return (asked, null);
    }

    /// <summary>
    /// "Weiß ich nicht": leaves a question of the form open for whoever could know. Of one member only the newest about a
    /// question stays open, so that a name can be added afterwards.
    /// </summary>
    /// <returns>What is open now, null where only the actor would be asked; or why it cannot be.</returns>
    public async Task<(Clarification? Open, Problem? Problem)> PassOnAsync(Actor actor, ClarificationInput input, CancellationToken ct)
    {
        input = input with { Kind = ClarificationKind.Unknown };
        var asker = (actor as Actor.Member)?.Id;
        var older = registry.Open.About(input.Page, input.Question).Where(c => c.Kind == ClarificationKind.Unknown && c.AskedBy == asker).ToList();
        if (MayAsk(actor, input) && input is { ToOffice: null, ToPerson: null } && string.IsNullOrWhiteSpace(input.Text) && (older.Count > 0 || AsksOnlySelf(actor, input.Page)))
        {
            return (older.LastOrDefault(), null);
        }

        var (asked, problem) = await AskAsync(actor, input, ct).ConfigureAwait(false);
        if (asked is not null)
        {
            // Nobody can tell one guest from another: what one of them wrote stays.
            foreach (var old in older.Where(c => asker is not null || c.Text.Length == 0))
            {
                await registry.CloseAsync(old.Id, ClarificationState.Withdrawn, null, asker, Now(), ct).ConfigureAwait(false);
            }
        }

        return (asked, problem);
    }

    /// <summary>Those about an answer (or, with an empty id, about a page) that the actor may see, newest first.</summary>
    public async Task<IReadOnlyList<ClarificationView>> AboutAsync(Actor actor, PagePath page, string question, CancellationToken ct) =>
        [.. (await registry.AboutAsync(page, MostShown, ct).ConfigureAwait(false)).Where(c => c.Question == question).Select(c => Of(actor, c)).OfType<ClarificationView>()];

    /// <summary>The open ones about an office's answers or a page that the actor may see and that nothing has settled yet. No I/O.</summary>
    public IReadOnlyList<ClarificationView> OpenAbout(Actor actor, PagePath page) =>
        [.. registry.Open.About(page).Select(c => Of(actor, c)).OfType<ClarificationView>().Where(c => !c.IsSettled)];

    /// <summary>Those that the actor asked, newest first.</summary>
    public async Task<IReadOnlyList<ClarificationView>> MineAsync(Actor actor, CancellationToken ct) => actor is Actor.Member member
        ? [.. (await registry.AskedByAsync(member.Id, MostShown, ct).ConfigureAwait(false)).Select(c => Of(actor, c)).OfType<ClarificationView>()]
        : [];

    /// <summary>One of them as the actor sees it; null where it does not exist for them.</summary>
    public async Task<ClarificationView?> FindAsync(Actor actor, string id, CancellationToken ct) =>
        await registry.FindAsync(id, ct).ConfigureAwait(false) is { } found ? Of(actor, found) : null;

    /// <summary>Closes one with a short reply. Everybody who shall answer may, and whoever may read and write the answer.</summary>
    /// <returns>Null when it is closed (also by somebody else meanwhile), or why not.</returns>
    public async Task<Problem?> ReplyAsync(Actor actor, string id, string reply, CancellationToken ct)
    {
        var text = reply.Trim();
        if (actor is not Actor.Member member || await FindAsync(actor, id, ct).ConfigureAwait(false) is not { } view || !MayReply(actor, view))
        {
            return new(ProblemCode.NotFound);
        }

        if ((text.Length == 0 ? new(ProblemCode.Required, "Reply") : Check(text, "Reply")) is { } problem)
        {
            return problem;
        }

        await registry.CloseAsync(id, ClarificationState.Answered, text, member.Id, Now(), ct).ConfigureAwait(false);
        return null;
    }

    /// <summary>Takes back what the actor asked.</summary>
    /// <returns>Whether it was open and theirs.</returns>
    public async Task<bool> WithdrawAsync(Actor actor, string id, CancellationToken ct) =>
        actor is Actor.Member member && await FindAsync(actor, id, ct).ConfigureAwait(false) is { IsMine: true }
        && await registry.CloseAsync(id, ClarificationState.Withdrawn, null, member.Id, Now(), ct).ConfigureAwait(false);

    /// <summary>Closes those whose answer was improved since, by form, push or otherwise; called by a loop.</summary>
    /// <returns>How many.</returns>
    public async Task<int> SettleAsync(CancellationToken ct)
    {
        var count = 0;
        foreach (var open in registry.Open.All.Where(c => c.IsSettledBy(TextOf(c.Page, c.Question))))
        {
            count += await registry.CloseAsync(open.Id, ClarificationState.Answered, null, null, Now(), ct).ConfigureAwait(false) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whether the actor may reply to what they see.</summary>
    public bool MayReply(Actor actor, ClarificationView view) =>
        view.IsForMe || (view.CanReadSubject && (view.Clarification.IsAboutAnswer
            ? views.Of(actor).CanReadClass(new(Visibility.Office, view.Clarification.Page))
            : views.Of(actor).Can(Permission.Write) && !view.IsMine));

    /// <summary>Who shall answer.</summary>
    public static IReadOnlyList<PersonId> ResponsibleFor(Clarification clarification, Snapshot snapshot, PeopleSnapshot people) =>
        clarification.ToPerson is { } named && Responsibility.IsReachable(named, people) ? [named]
        : Responsibility.Of(clarification.ToOffice ?? Responsibility.OfficeOf(clarification.Page, snapshot), snapshot, people);

    private static Problem? Check(string text, string field) =>
        text.Length > Limits.RemarkLength ? new(ProblemCode.TooLong, field, Limits.RemarkLength)
        : text.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) ? new(ProblemCode.NotText, field)
        : SecretGuard.Find(text).FirstOrDefault(h => h.IsCertain) is { } secret ? new(ProblemCode.LooksLikeSecret, field, secret.Kind)
        : null;

    private ClarificationView? Of(Actor actor, Clarification clarification)
    {
        var canRead = CanRead(actor, clarification.Page, clarification.Question);
        var isForMe = actor.Person is { } person && ResponsibleFor(clarification, store.Current, persons.Current).Contains(person);
        return actor is Actor.Member member && (canRead || isForMe)
            ? new(clarification, clarification.AskedBy == member.Id, isForMe, canRead, clarification.State != ClarificationState.Open || clarification.IsSettledBy(TextOf(clarification.Page, clarification.Question)))
            : null;
    }

    private bool MayAsk(Actor actor, ClarificationInput input) => actor switch
    {
        Actor.Member => CanRead(actor, input.Page, input.Question),
        Actor.Guest => input.Kind == ClarificationKind.Unknown
            && new SittingAccess(store.Current, actor, catalog()) is var access && access.Role(input.Page) is { } role && access.Question(role, input.Question) is not null,
        _ => false,
    };

    private bool AsksOnlySelf(Actor actor, PagePath office) =>
        actor.Person is { } person && Responsibility.Of(office, store.Current, persons.Current).All(p => p == person);

    private bool CanRead(Actor actor, PagePath page, string question)
    {
        var view = views.Of(actor);
        if (question.Length == 0)
        {
            return view.Snapshot.Find(page) is { } entry && view.CanRead(entry);
        }

        return view.Snapshot.Roles.Find(page) is { } role && view.CanRead(role.Page) && new RoleKnowledge(role, view, catalog()) is var knowledge
            && (knowledge.PageOf(question) is not null || (TextOf(page, question).Length == 0 && catalog().Question(question) is { } asked && knowledge.CanAnswer(asked)));
    }

    private string TextOf(PagePath office, string question) =>
        question.Length == 0 ? "" : store.Current.Roles.Find(office)?.Knowledge.SelectMany(k => k.Facts.Answers).FirstOrDefault(a => a.QuestionId == question)?.Text ?? "";

    private DateTimeOffset Now() => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(store.Current.Settings.TimeZone));
}
