using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>The question that a meeting looks at.</summary>
/// <param name="Standing">The office.</param>
/// <param name="Now">The question as a form shows it.</param>
/// <param name="HelpsMost">Whether no other open question lowers the risk more.</param>
public sealed record MeetingQuestion(RoleStanding Standing, SittingQuestion Now, bool HelpsMost);

/// <summary>An answer that today's meeting put into the wiki.</summary>
/// <param name="Role">The office.</param>
/// <param name="Question">The question.</param>
/// <param name="Markdown">The answer as it stands in the wiki now.</param>
public sealed record MeetingAnswer(Role Role, Question Question, string Markdown);

/// <summary>Today's meeting.</summary>
/// <param name="Question">What it looks at; null where nothing is left to ask.</param>
/// <param name="Held">What was put into the wiki today, in order.</param>
/// <param name="PutOff">What was put off until another day.</param>
public sealed record Meeting(MeetingQuestion? Question, IReadOnlyList<MeetingAnswer> Held, IReadOnlyList<(Role Role, Question Question)> PutOff);

/// <summary>What came of an answer in a meeting.</summary>
public abstract record MeetingResult
{
    private MeetingResult() { }

    /// <summary>It is in the wiki.</summary>
    public sealed record Held : MeetingResult;

    /// <summary>The answer cannot be one, holds a secret, or the wiki refused.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : MeetingResult;

    /// <summary>Somebody else answered meanwhile and both texts clash: the own one is kept as a draft.</summary>
    public sealed record Clash : MeetingResult;

    /// <summary>There is no such question for this actor.</summary>
    public sealed record NotFound : MeetingResult;
}

/// <summary>
/// "Frage der Sitzung": the open must question that lowers the risk most, answered in the meeting of whoever sees the map. A draft of
/// whoever asks is never thrown on the wall: a question with one is left out. Safe to call from many threads.
/// </summary>
public sealed class MeetingQuestions(IPageStore store, IMeetingLog log, KnowledgeMaps maps, Sittings sittings, Func<TemplateCatalog> catalog, TimeProvider clock)
{
    /// <summary>Today's meeting with its next question.</summary>
    /// <param name="actor">Who asks; needs the map.</param>
    /// <param name="branch">Only this unit and those below it; null for every office that the actor may see.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Null for whom there is no map.</returns>
    public async Task<Meeting?> OpenAsync(Actor actor, Unit? branch, CancellationToken ct)
    {
        var snapshot = store.Current;
        var view = new AccessView(snapshot, actor);
        if (await maps.OfficesAsync(view, branch, ct).ConfigureAwait(false) is not { } open)
        {
            return null;
        }

        var marks = await log.OfDayAsync(Today, ct).ConfigureAwait(false);
        return new(
            await NextAsync(actor, open, marks, ct).ConfigureAwait(false),
            [.. marks.Where(m => m.Deed == MeetingDeed.Answered).Select(m => Held(view, branch, m)).OfType<MeetingAnswer>()],
            [.. marks.Where(m => m.Deed == MeetingDeed.NotToday).Select(m => (Role: RoleOf(view, branch, m.Office), Question: catalog().Question(m.Question))).Where(m => m.Role is not null && m.Question is not null).Select(m => (m.Role!, m.Question!))]);
    }

    /// <summary>One question of an office as a meeting sees it; null where it does not exist for the actor.</summary>
    public async Task<MeetingQuestion?> FindAsync(Actor actor, PagePath office, string question, CancellationToken ct) =>
        await maps.OfficesAsync(new AccessView(store.Current, actor), null, ct).ConfigureAwait(false) is { } open
        && open.Offices.FirstOrDefault(o => o.Role.Path == office) is { } standing
        && await sittings.FindAsync(actor, office, question, ct).ConfigureAwait(false) is { } now
            ? new(standing, now, HelpsMost: false)
            : null;

    /// <summary>Puts an answer into the wiki, and nothing else that the actor has typed about the office.</summary>
    public async Task<MeetingResult> AnswerAsync(Actor actor, PagePath office, AnswerInput input, CancellationToken ct)
    {
        if (await FindAsync(actor, office, input.QuestionId, ct).ConfigureAwait(false) is null)
        {
            return new MeetingResult.NotFound();
        }

        if (input.Value.IsEmpty)
        {
            return new MeetingResult.Rejected([new(ProblemCode.Required, input.QuestionId)]);
        }

        switch (await sittings.SaveAnswerAsync(actor, office, input with { IsPrivate = false }, ct).ConfigureAwait(false))
        {
            case SaveAnswerResult.Rejected(var problems):
                return new MeetingResult.Rejected(problems);
            case SaveAnswerResult.NotFound:
                return new MeetingResult.NotFound();
        }

        switch (await sittings.CloseAnswerAsync(actor, office, input.QuestionId, ct).ConfigureAwait(false))
        {
            case SittingResult.Rejected(var problems):
                return new MeetingResult.Rejected(problems);
            case SittingResult.InWiki { Clashes.Count: > 0 }:
                return new MeetingResult.Clash();
            case SittingResult.NotFound:
                return new MeetingResult.NotFound();
            default:
                await MarkAsync(office, input.QuestionId, MeetingDeed.Answered, ct).ConfigureAwait(false);
                return new MeetingResult.Held();
        }
    }

    /// <summary>Goes on without an answer.</summary>
    /// <param name="actor">Who; needs the map.</param>
    /// <param name="office">The office.</param>
    /// <param name="question">The question.</param>
    /// <param name="isNotToday">Whether it shall not come again today.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Whether there is such a question for the actor.</returns>
    public async Task<bool> PassAsync(Actor actor, PagePath office, string question, bool isNotToday, CancellationToken ct)
    {
        if (await FindAsync(actor, office, question, ct).ConfigureAwait(false) is null)
        {
            return false;
        }

        await MarkAsync(office, question, isNotToday ? MeetingDeed.NotToday : MeetingDeed.Passed, ct).ConfigureAwait(false);
        return true;
    }

    private DateOnly Today => store.Current.Settings.Today(clock);

    private Task MarkAsync(PagePath office, string question, MeetingDeed deed, CancellationToken ct) =>
        log.SetAsync(Today, new(office, question, deed, clock.GetUtcNow()), ct);

    private async Task<MeetingQuestion?> NextAsync(Actor actor, OpenOffices open, IReadOnlyList<MeetingMark> marks, CancellationToken ct)
    {
        var access = new SittingAccess(store.Current, actor, catalog());
        var offices = open.Offices.Where(o => access.MayAnswer(o.Role)).ToList();
        var left = marks.Select(m => (m.Office, m.Question)).ToHashSet();
        while (Choose(offices, (office, question) => open.IsWaiting(office, question) || left.Contains((office, question))) is { } choice)
        {
            if (await ShowAsync(actor, choice.Standing, choice.Question, ct).ConfigureAwait(false) is { } now)
            {
                return new(choice.Standing, now, choice.Gain > 0 && left.Count == 0);
            }

            left.Add((choice.Standing.Role.Path, choice.Question.Id));
        }

        // Everything has come up once: what was only passed comes round again.
        foreach (var mark in marks.Where(m => m.Deed == MeetingDeed.Passed))
        {
            if (offices.Find(o => o.Role.Path == mark.Office) is { } office
                && office.Questions.FirstOrDefault(q => q.Question.Id == mark.Question && MapQuestions.IsOpenMust(q)) is { } standing
                && await ShowAsync(actor, office, standing.Question, ct).ConfigureAwait(false) is { } now)
            {
                return new(office, now, HelpsMost: false);
            }
        }

        return null;
    }

    // An office whose criticality nobody knows has no risk; its questions come last, in the order of the next date.
    private static MapQuestion? Choose(List<RoleStanding> offices, Func<PagePath, string, bool> isLeftOut) =>
        MapQuestions.Choose(offices, isLeftOut, 1) is [var best] ? best
        : (from office in offices
           where office.Risk is null
           from question in office.Questions
           where MapQuestions.IsOpenMust(question) && !isLeftOut(office.Role.Path, question.Question.Id)
           select new MapQuestion(office, question.Question, 0)).FirstOrDefault();

    private async Task<SittingQuestion?> ShowAsync(Actor actor, RoleStanding office, Question question, CancellationToken ct) =>
        !IsKeptPrivate(office.Role, question) && await sittings.FindAsync(actor, office.Role.Path, question.Id, ct).ConfigureAwait(false) is { IsDraft: false } now ? now : null;

    private bool IsKeptPrivate(Role role, Question question) => catalog().TemplatesOf(role).Where(t => t.Questions.Contains(question)).All(t => t.StaysPrivate);

    private static Role? RoleOf(AccessView view, Unit? branch, PagePath office) =>
        view.Snapshot.Roles.Find(office) is { } role && view.CanRead(role.Page) && view.Can(Permission.SeeKnowledgeMap, office) && (branch is null || view.Snapshot.Units.IsWithin(role, branch)) ? role : null;

    private MeetingAnswer? Held(AccessView view, Unit? branch, MeetingMark mark) =>
        RoleOf(view, branch, mark.Office) is { } role && catalog().Question(mark.Question) is { } question
        && new RoleKnowledge(role, view, catalog()).Find(question.Id) is { Text.Length: > 0 } answer
            ? new(role, question, answer.Text)
            : null;
}
