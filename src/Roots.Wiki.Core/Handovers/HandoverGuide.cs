using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Handovers;

/// <summary>Where one step stands.</summary>
/// <param name="Step">The step.</param>
/// <param name="IsDone">Whether it is done, by what the wiki knows or because somebody ticked it.</param>
/// <param name="On">The day on which it was ticked or confirmed, where known.</param>
/// <param name="IsKnown">Whether the wiki knows it by itself: then there is nothing to tick.</param>
/// <param name="Minutes">About how long it takes from here, or null where nobody can say.</param>
/// <param name="Done">How many parts of it are done.</param>
/// <param name="Total">How many parts it has; 0 where it has none.</param>
public sealed record StepStanding(HandoverStep Step, bool IsDone, DateOnly? On, bool IsKnown, int? Minutes, int Done = 0, int Total = 0);

/// <summary>What one person does next.</summary>
public enum HandoverTask
{
    /// <summary>A step of <see cref="HandoverNext.Step"/>.</summary>
    Step,
    /// <summary>Read what the office knows and say what is not clear.</summary>
    Read,
    /// <summary>Look through the record and confirm it.</summary>
    Confirm,
    /// <summary>Ask people to answer, because the giver takes no part.</summary>
    AskOthers,
    /// <summary>Wait for the other one.</summary>
    Wait,
    /// <summary>Nothing: it is over.</summary>
    Nothing,
}

/// <summary>The one next step of a person, with the minutes that it takes.</summary>
public sealed record HandoverNext(HandoverTask Task, HandoverStep? Step, int? Minutes);

/// <summary>Where a handover stands, step by step, and what comes next for each. Pure; deterministic for a day.</summary>
public sealed class HandoverGuide
{
    private const int StartMinutes = 20;
    private const int MapMinutes = 30;
    private const int TalkMinutes = 60;
    private const int HundredDaysMinutes = 10;
    private const int ReadMinutesPerAnswer = 1;

    private readonly Handover handover;

    /// <summary>Looks at a handover.</summary>
    /// <param name="handover">The handover.</param>
    /// <param name="view">What the one who looks may read.</param>
    /// <param name="catalog">The questions.</param>
    /// <param name="today">The day to reckon from.</param>
    public HandoverGuide(Handover handover, AccessView view, TemplateCatalog catalog, DateOnly today)
    {
        this.handover = handover;
        var standing = RoleStanding.Of(handover.Role, catalog, today);
        var touched = standing.Questions.Where(q => q.IsTouched).Select(q => q.Question.Id).ToHashSet(StringComparer.Ordinal);
        var sheets = handover.Role.Facts.Templates.Select(catalog.Find).OfType<Template>().ToList();
        var quick = sheets.Where(t => t.Kind == TemplateKind.QuickStart).SelectMany(t => t.Questions).ToList();
        var rounds = sheets.Where(t => t.Kind != TemplateKind.QuickStart).SelectMany(t => t.Sections).ToList();
        var openRound = rounds.FirstOrDefault(r => r.Questions.Any(q => !touched.Contains(q.Id)));
        var isQuickDone = quick.Count > 0 && quick.All(q => touched.Contains(q.Id));
        var roundsDone = rounds.Count(r => r.Questions.All(q => touched.Contains(q.Id)));
        Steps =
        [
            Ticked(HandoverStep.Start, StartMinutes),
            Known(HandoverStep.QuickStart, isQuickDone, Minutes(quick, touched), quick.Count(q => touched.Contains(q.Id)), quick.Count),
            Ticked(HandoverStep.Map, MapMinutes),
            Known(HandoverStep.Rounds, rounds.Count > 0 && roundsDone == rounds.Count, openRound is null ? null : Minutes(openRound.Questions, touched), roundsDone, rounds.Count),
            Ticked(HandoverStep.Tandem, null),
            Talk(),
            LookedBack(view.Snapshot) ? new(HandoverStep.HundredDays, true, null, true, null) : Ticked(HandoverStep.HundredDays, HundredDaysMinutes),
        ];
        NextQuestion = openRound?.Questions.FirstOrDefault(q => !touched.Contains(q.Id));
        ToRead = [.. handover.Role.Knowledge.Where(view.CanRead).SelectMany(k => k.Facts.Answers).Where(a => a.Text.Length > 0).DistinctBy(a => a.QuestionId).Where(a => !IsRead(a))];
    }

    /// <summary>The seven steps in order.</summary>
    public IReadOnlyList<StepStanding> Steps { get; }

    /// <summary>Answers that the taker has not yet read as they stand now (or asked about).</summary>
    public IReadOnlyList<Answer> ToRead { get; }

    /// <summary>The first open question of the rounds, or null.</summary>
    public Question? NextQuestion { get; }

    /// <summary>How many of the seven are done.</summary>
    public int Done => Steps.Count(s => s.IsDone);

    /// <summary>Where one step stands.</summary>
    public StepStanding Of(HandoverStep step) => Steps.First(s => s.Step == step);

    /// <summary>The one next step of somebody.</summary>
    public HandoverNext NextFor(HandoverPart part)
    {
        var facts = handover.Facts;
        if (facts.State == HandoverState.Withdrawn || (facts.State == HandoverState.Done && part != HandoverPart.Taker))
        {
            return new(HandoverTask.Nothing, null, null);
        }

        return part == HandoverPart.Taker ? NextForTaker() : facts.IsWithoutGiver ? NextWithout() : NextForGiver(part);
    }

    private HandoverNext NextForGiver(HandoverPart part)
    {
        if (part == HandoverPart.Giver && handover.Facts.IsConfirmedBy(HandoverSide.Giver))
        {
            return new(HandoverTask.Wait, HandoverStep.Talk, null);
        }

        var step = Steps.First(s => s.Step != HandoverStep.HundredDays && (!s.IsDone || s.Step == HandoverStep.Talk));
        return step.Step == HandoverStep.Talk && Of(HandoverStep.Talk).Done > 0 ? new(HandoverTask.Confirm, HandoverStep.Talk, 5) : new(HandoverTask.Step, step.Step, step.Minutes);
    }

    private HandoverNext NextForTaker()
    {
        HandoverStep[] own = [HandoverStep.Start, HandoverStep.Tandem, HandoverStep.Talk];
        return handover.Facts.State == HandoverState.Done
                ? Of(HandoverStep.HundredDays).IsDone ? new(HandoverTask.Nothing, null, null) : new(HandoverTask.Step, HandoverStep.HundredDays, HundredDaysMinutes)
            : !Of(HandoverStep.Start).IsDone ? new(HandoverTask.Step, HandoverStep.Start, StartMinutes)
            : ToRead.Count > 0 ? new(HandoverTask.Read, null, Math.Max(5, ToRead.Count * ReadMinutesPerAnswer))
            : handover.Facts.IsConfirmedBy(HandoverSide.Taker) ? new(HandoverTask.Wait, HandoverStep.Talk, null)
            : Of(HandoverStep.Talk).Done > 0 ? new(HandoverTask.Confirm, HandoverStep.Talk, 5)
            : Steps.First(s => own.Contains(s.Step) && (!s.IsDone || s.Step == HandoverStep.Talk)) is var step ? new(HandoverTask.Step, step.Step, step.Minutes)
            : new(HandoverTask.Nothing, null, null);
    }

    private HandoverNext NextWithout() =>
        Of(HandoverStep.QuickStart) is { IsDone: false } quick ? new(HandoverTask.AskOthers, HandoverStep.QuickStart, quick.Minutes)
        : Of(HandoverStep.Rounds) is { IsDone: false } rounds ? new(HandoverTask.AskOthers, HandoverStep.Rounds, rounds.Minutes)
        : new(HandoverTask.Step, HandoverStep.Talk, TalkMinutes);

    private StepStanding Ticked(HandoverStep step, int? minutes) =>
        handover.Facts.Ticked.TryGetValue(step, out var day) ? new(step, true, day, false, null) : new(step, false, null, false, minutes);

    private StepStanding Known(HandoverStep step, bool isDone, int? minutes, int done, int total) =>
        isDone || total == 0 || !handover.Facts.Ticked.TryGetValue(step, out var day)
            ? total == 0 ? Ticked(step, minutes) : new(step, isDone, null, isDone, isDone ? null : minutes, done, total)
            : new(step, true, day, false, null, done, total);   // "das reicht so"

    // A finished record is frozen: whether somebody looked back afterwards is told by the suggestions that came of it.
    private bool LookedBack(Pages.Snapshot snapshot) =>
        handover.Facts.Begins is { } begins && Enumerable.Range(begins.Year, 2).Any(year => snapshot.Find(Arrival.SuggestionsOf(handover.Role, year, snapshot.Settings.Language)) is not null);

    // Done counts whether the record is begun and how many have confirmed it.
    private StepStanding Talk()
    {
        var facts = handover.Facts;
        var confirmed = Enum.GetValues<HandoverSide>().Count(facts.IsConfirmedBy);
        return facts.State == HandoverState.Done
            ? new(HandoverStep.Talk, true, facts.Confirmations.Values.Select(c => (DateOnly?)c.On).Max(), true, null, confirmed, 2)
            : new(HandoverStep.Talk, false, null, true, TalkMinutes, confirmed, 2);
    }

    private static int Minutes(IEnumerable<Question> questions, HashSet<string> touched) => (int)Math.Ceiling(questions.Where(q => !touched.Contains(q.Id)).Sum(q => q.Type.Minutes));

    private bool IsRead(Answer answer) => handover.Facts.ReadBacks.TryGetValue(answer.QuestionId, out var read) && read.Of == SittingQuestion.BaseOf(answer.Text);
}
