using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Handovers;

/// <summary>When something of the first days is done.</summary>
public enum FirstDaysPhase
{
    /// <summary>Week 1.</summary>
    Week,
    /// <summary>Month 1.</summary>
    Month,
    /// <summary>Months 2 and 3.</summary>
    Quarter,
}

/// <summary>A task of the first days. Immutable.</summary>
/// <param name="Id">Stable id of the tick.</param>
/// <param name="Phase">When.</param>
/// <param name="IsDone">Whether it is ticked.</param>
public sealed record FirstTask(string Id, FirstDaysPhase Phase, bool IsDone);

/// <summary>An answer to be read in the first days. Immutable.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Version">Names its text.</param>
/// <param name="IsRead">Whether the member has confirmed to have read it as it stands.</param>
/// <param name="HasChanged">Whether it changed after the member had read it.</param>
public sealed record FirstReading(Question Question, Answer Answer, string Version, bool IsRead, bool HasChanged);

/// <summary>"Meine ersten 100 Tage" of one member in one office (T34). Immutable.</summary>
/// <param name="Role">The office.</param>
/// <param name="Since">The first day, or null where nobody has said.</param>
/// <param name="Day">Which day it is, from 1; null before the first.</param>
/// <param name="Readings">What to read: the Schnellstart, then what must be known.</param>
/// <param name="Tasks">What to do.</param>
/// <param name="Call">Whom to ask: predecessors and deputies.</param>
/// <param name="MayLookBack">Whether the hundred days are over, so that one can say what was missing.</param>
public sealed record FirstDays(Role Role, DateOnly? Since, int? Day, IReadOnlyList<FirstReading> Readings, IReadOnlyList<FirstTask> Tasks, IReadOnlyList<PersonId> Call, bool MayLookBack);

/// <summary>Accompanies a new holder through the first hundred days, and asks afterwards what was missing. Safe to call from many threads.</summary>
public sealed class Arrival(IPageStore store, IReadTicks ticks, Func<TemplateCatalog> catalog, TimeProvider clock)
{
    private const int HundredDays = 100;
    private const string ReadPrefix = "read:";

    private static readonly (string Id, FirstDaysPhase Phase)[] TaskList =
    [
        ("access", FirstDaysPhase.Week), ("keys", FirstDaysPhase.Week), ("call", FirstDaysPhase.Week),
        ("calendar", FirstDaysPhase.Month), ("meet", FirstDaysPhase.Month), ("second", FirstDaysPhase.Month),
        ("alone", FirstDaysPhase.Quarter), ("improve", FirstDaysPhase.Quarter), ("ask", FirstDaysPhase.Quarter),
    ];

    /// <summary>The questions of "Nach 100 Tagen" (T35): ids of the fields, in order.</summary>
    public static IReadOnlyList<(string Id, LocalText Text)> LookBackQuestions { get; } =
    [
        ("missing", new("Was hat dir gefehlt?", "What did you miss?")),
        ("found", new("Was hast du lange gesucht?", "What did you search for a long time?")),
        ("helped", new("Was hat dir am meisten geholfen?", "What helped you most?")),
        ("surprise", new("Was hat dich überrascht?", "What surprised you?")),
        ("drop", new("Was könnte man weglassen oder einfacher machen?", "What could be dropped or made simpler?")),
        ("next", new("Was sollte die nächste Person am ersten Tag wissen?", "What should the next person know on the first day?")),
    ];

    /// <summary>The first days of an actor in an office; null where they neither hold it nor will.</summary>
    public async Task<FirstDays?> FindAsync(Actor actor, PagePath path, CancellationToken ct)
    {
        var view = new AccessView(store.Current, actor);
        if (actor is not Actor.Member member || store.Current.Roles.Find(path) is not { } role
            || role.Facts.Holders.FirstOrDefault(h => h.Person == member.PersonId && h.Kind is HolderKind.Holder or HolderKind.Successor) is not { } term)
        {
            return null;
        }

        var own = await ticks.ListAsync(member.Id, path, ct).ConfigureAwait(false);
        var knowledge = new RoleKnowledge(role, view, catalog());
        var quick = role.Facts.Templates.Select(catalog().Find).OfType<Template>().Where(t => t.Kind == TemplateKind.QuickStart).SelectMany(t => t.Questions);
        var readings = quick.Concat(knowledge.Questions.Where(q => q.Weight == QuestionWeight.Must)).DistinctBy(q => q.Id)
            .Select(q => (Question: q, Answer: knowledge.Find(q.Id)))
            .Where(r => r.Answer is { Text.Length: > 0 })
            .Select(r => Reading(r.Question, r.Answer!, own.GetValueOrDefault(ReadPrefix + r.Question.Id)));
        var day = term.Since is { } since && Today.DayNumber - since.DayNumber is >= 0 and var days ? days + 1 : (int?)null;
        return new(
            role, term.Since, day, [.. readings], [.. TaskList.Select(t => new FirstTask(t.Id, t.Phase, own.ContainsKey(t.Id)))],
            [.. role.Facts.Holders.Where(h => h.Person != member.PersonId && h.Kind is HolderKind.Predecessor or HolderKind.Deputy or HolderKind.Second).Select(h => h.Person).Distinct()],
            day > HundredDays);
    }

    /// <summary>Confirms that an answer was read as it stands, or takes that back.</summary>
    /// <returns>False where there is no such answer for the actor, or it changed before their eyes.</returns>
    public async Task<bool> ReadAsync(Actor actor, PagePath path, string question, string? version, CancellationToken ct)
    {
        if (await FindAsync(actor, path, ct).ConfigureAwait(false) is not { } days || days.Readings.FirstOrDefault(r => r.Question.Id == question) is not { } reading || (version is not null && reading.Version != version))
        {
            return false;
        }

        await ticks.SetAsync(((Actor.Member)actor).Id, path, ReadPrefix + question, version, ct).ConfigureAwait(false);
        return true;
    }

    /// <summary>Ticks a task, or takes the tick back.</summary>
    /// <returns>False where there is no such task for the actor.</returns>
    public async Task<bool> TickAsync(Actor actor, PagePath path, string task, bool isDone, CancellationToken ct)
    {
        if (await FindAsync(actor, path, ct).ConfigureAwait(false) is not { } days || days.Tasks.All(t => t.Id != task))
        {
            return false;
        }

        await ticks.SetAsync(((Actor.Member)actor).Id, path, task, isDone ? "" : null, ct).ConfigureAwait(false);
        return true;
    }

    /// <summary>Puts what was missing into the wiki as a page of suggestions beside the office: improvements, no judgement of anybody.</summary>
    /// <param name="actor">Who holds the office now.</param>
    /// <param name="path">The office.</param>
    /// <param name="answers">What was said, by the ids of <see cref="LookBackQuestions"/>.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<HandoverResult> LookBackAsync(Actor actor, PagePath path, IReadOnlyDictionary<string, string> answers, CancellationToken ct)
    {
        if (await FindAsync(actor, path, ct).ConfigureAwait(false) is not { } days)
        {
            return new HandoverResult.NotFound();
        }

        var said = LookBackQuestions.Select(q => (Question: q, Text: AnswerMarkdown.Tidy(answers.GetValueOrDefault(q.Id, "")))).Where(a => a.Text.Length > 0).ToList();
        if (said.Count == 0 || said.Any(a => a.Text.Length > Limits.AnswerLength))
        {
            return new HandoverResult.Rejected([said.Count == 0 ? new(ProblemCode.Required) : new(ProblemCode.TooLong, null, Limits.AnswerLength)]);
        }

        var language = store.Current.Settings.Language;
        var title = language == "en" ? $"Suggestions {days.Role.Title} {Today.Year}" : $"Vorschläge {days.Role.Title} {Today.Year}";
        var page = SuggestionsOf(days.Role, Today.Year, language);
        var body = string.Join("\n\n", said.Select(a => $"## {a.Question.Text.In(language)}\n\n{a.Text}"));
        var text = $"# {title}\n\n{body}\n";
        text = FrontMatter.SetScalar(text, "type", "suggestions");
        text = FrontMatter.SetScalar(text, "title", title);
        text = FrontMatter.SetScalar(text, "role", HandoverPage.IsFolder(days.Role) ? days.Role.Folder : days.Role.Path.Value);
        text = FrontMatter.SetScalar(text, "visibility", "amt");
        var edit = new FileEdit.Transform(page.File, old => old is null ? text : old.TrimEnd() + "\n\n" + body + "\n");
        return await HandoverEditor.CommitAsync(store, actor, page, [edit], ct).ConfigureAwait(false);
    }

    /// <summary>Where the suggestions of a year stand.</summary>
    internal static PagePath SuggestionsOf(Role role, int year, string language) =>
        PagePath.Parse((HandoverPage.IsFolder(role) ? role.Folder + "/" : role.Path.Value + "-") + (language == "en" ? "suggestions-" : "vorschlaege-") + year);

    private DateOnly Today => store.Current.Settings.Today(clock);

    private static FirstReading Reading(Question question, Answer answer, string? seen)
    {
        var version = SittingQuestion.BaseOf(answer.Text);
        return new(question, answer, version, seen == version, seen is not null && seen != version);
    }
}
