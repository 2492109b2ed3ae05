using Roots.Wiki.Clarifications;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Where an office stands: its knowledge level and risk with everything that they were made of. Immutable; deterministic for a day.</summary>
public sealed record RoleStanding
{
    private const double Half = 0.5;   // "teilweise"

    /// <summary>The office.</summary>
    public required Role Role { get; init; }

    /// <summary>Its questions, each once, in the templates' order.</summary>
    public required IReadOnlyList<AnswerStanding> Questions { get; init; }

    /// <summary>C: coverage.</summary>
    public required double Coverage { get; init; }

    /// <summary>F: freshness of what is answered.</summary>
    public required double Freshness { get; init; }

    /// <summary>D = C · F.</summary>
    public required double Documentation { get; init; }

    /// <summary>n: people who can do it.</summary>
    public required double People { get; init; }

    /// <summary>ρ.</summary>
    public required double Redundancy { get; init; }

    /// <summary>A: 1 to 5.</summary>
    public required int Departure { get; init; }

    /// <summary>P: 1 to 5, or null while nobody has said how critical the office is.</summary>
    public required double? Position { get; init; }

    /// <summary>The weight of all questions that count: what a share of D is made of.</summary>
    public required double Weight { get; init; }

    /// <summary>T: 1 to 25, or null while nobody has said how critical the office is.</summary>
    public required double? Risk { get; init; }

    /// <summary>W: 0 to 100.</summary>
    public required int Knowledge { get; init; }

    /// <summary>The level of W.</summary>
    public Level Level => KnowledgeFormulas.LevelOf(Knowledge);

    /// <summary>The band of T.</summary>
    public RiskBand? Band => Risk is { } risk ? KnowledgeFormulas.Band(risk) : null;

    /// <summary>Whether the office has no questions: then there is no level to speak of.</summary>
    public bool HasNoTemplate => Questions.Count == 0;

    /// <summary>Whether every question of the Schnellstart was dealt with.</summary>
    public required bool QuickStartDone { get; init; }

    /// <summary>What helps most.</summary>
    public required NextStep Next { get; init; }

    /// <summary>The main holder, or null for a vacant office.</summary>
    public RoleTerm? MainHolder => Role.Facts.Holders.FirstOrDefault(h => h.Kind == HolderKind.Holder);

    /// <summary>The next day on which something ends: the term or a fact; null where none is known.</summary>
    public required DateOnly? NextDate { get; init; }

    /// <summary>Computes where an office stands.</summary>
    /// <param name="role">The office with its answers.</param>
    /// <param name="catalog">The questions.</param>
    /// <param name="today">The day to reckon from, in the wiki's time zone.</param>
    /// <param name="days">Since when the wiki has had each question; null where all of them count.</param>
    /// <param name="open">What readers asked: a "Versteh ich nicht" that waits too long makes its answer count as partly given.</param>
    public static RoleStanding Of(Role role, TemplateCatalog catalog, DateOnly today, QuestionDays? days = null, OpenClarifications? open = null)
    {
        var questions = StandingsOf(role, catalog, today, days ?? QuestionDays.None, open ?? OpenClarifications.None);
        var counted = questions.Where(q => q.Counts).ToList();
        double weight = counted.Sum(q => (int)q.Question.Weight);
        var answered = counted.Sum(q => (int)q.Question.Weight * q.Value);
        var fresh = counted.Sum(q => (int)q.Question.Weight * q.Value * q.Freshness);
        var documentation = weight > 0 ? fresh / weight : 0;
        var people = RolePeople.Count(role.Facts.Holders, today);
        var redundancy = KnowledgeFormulas.Redundancy(people);
        var holder = role.Facts.Holders.FirstOrDefault(h => h.Kind == HolderKind.Holder);
        var departure = KnowledgeFormulas.Departure(holder is null, holder?.Until, holder?.Again ?? StandsAgain.Unknown, today);
        var quickStart = QuickStartOf(role, catalog, questions);
        double? position = role.Facts.Criticality is { } k ? KnowledgeFormulas.Position(k, documentation, redundancy) : null;
        return new()
        {
            Role = role,
            Questions = questions,
            Coverage = weight > 0 ? answered / weight : 0,
            Freshness = answered > 0 ? fresh / answered : 0,
            Documentation = documentation,
            People = people,
            Redundancy = redundancy,
            Departure = departure,
            Position = position,
            Weight = weight,
            Risk = position is { } p ? KnowledgeFormulas.Risk(departure, p) : null,
            Knowledge = KnowledgeFormulas.Knowledge(documentation, redundancy, counted.Any(q => q.IsOpen && q.Question.Weight == QuestionWeight.Must)),
            QuickStartDone = quickStart.Count > 0 && quickStart.All(q => q.IsTouched),
            Next = NextOf(questions, quickStart, holder, people),
            NextDate = questions.Where(q => q.Value > 0).Select(q => q.ValidUntil).Append(holder?.Until).Min(),
        };
    }

    /// <summary>The same office with answers of guests that wait for a yes: looking at them comes before asking anew.</summary>
    /// <param name="waiting">How many wait.</param>
    public RoleStanding WithWaiting(int waiting) => waiting > 0 ? this with { Next = new NextStep.LookAtWaiting(waiting) } : this;

    private static List<AnswerStanding> StandingsOf(Role role, TemplateCatalog catalog, DateOnly today, QuestionDays days, OpenClarifications open)
    {
        var answers = role.Knowledge.SelectMany(k => k.Facts.Answers).DistinctBy(a => a.QuestionId).ToDictionary(a => a.QuestionId, StringComparer.Ordinal);
        var questions = catalog.QuestionsOf(role.Facts.Templates).ToList();

        // "Trifft nicht zu" without a reason may take out at most a third of the must questions.
        var spare = questions.Count(q => q.Weight == QuestionWeight.Must) / 3;
        var standings = new List<AnswerStanding>(questions.Count);
        var isAsked = open != OpenClarifications.None;
        foreach (var question in questions)
        {
            var answer = answers.GetValueOrDefault(question.Id);
            var isUnfounded = question.Weight == QuestionWeight.Must && answer is { State: AnswerState.NotApplicable, Reason: null or "" };
            var standing = AnswerStanding.Of(question, answer, isUnfounded && --spare < 0, today, days.IsYoung(question.Id, today));
            standings.Add(isAsked && standing.Value > Half && open.About(role.Path, question.Id).Any(c => c.Halves(answer!.Text, today)) ? standing with { Value = Half } : standing);
        }

        return standings;
    }

    private static List<AnswerStanding> QuickStartOf(Role role, TemplateCatalog catalog, List<AnswerStanding> questions)
    {
        var ids = role.Facts.Templates.Select(catalog.Find).OfType<Template>().Where(t => t.Kind == TemplateKind.QuickStart)
            .SelectMany(t => t.Questions).Select(q => q.Id).ToHashSet(StringComparer.Ordinal);
        return [.. questions.Where(q => ids.Contains(q.Question.Id))];
    }

    private static NextStep NextOf(List<AnswerStanding> questions, List<AnswerStanding> quickStart, RoleTerm? holder, double people)
    {
        var left = quickStart.Where(q => !q.IsTouched).ToList();
        var minutes = (int)Math.Ceiling(left.Sum(q => q.Question.Type.Minutes));
        return questions.Count == 0 ? new NextStep.ChooseTemplate()
            : left.Count > 0 && left.Count == quickStart.Count ? new NextStep.StartQuickStart(minutes)
            : left.Count > 0 ? new NextStep.FinishQuickStart(left.Count, minutes)
            : holder is null ? new NextStep.FindHolder()
            : holder.Until is null ? new NextStep.EnterTermEnd()
            : questions.FirstOrDefault(q => q.Counts && q.Age == AnswerAge.Stale) is { } stale ? new NextStep.Review(stale.Question, stale.Freshness == 0 ? stale.ValidUntil : null)
            : questions.FirstOrDefault(q => q.IsOpen && q.Question.Weight == QuestionWeight.Must) is { } must ? new NextStep.AnswerMust(must.Question)
            : people <= 1 ? new NextStep.FindSecondPerson()
            : questions.FirstOrDefault(q => q.Counts && q.Age == AnswerAge.ReviewDue) is { } due ? new NextStep.Review(due.Question, null)
            : new NextStep.Nothing();
    }
}
