using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>An open question whose answer helps much.</summary>
/// <param name="Standing">The office.</param>
/// <param name="Question">The question.</param>
/// <param name="Gain">By how much T falls when it is answered.</param>
public sealed record MapQuestion(RoleStanding Standing, Question Question, double Gain);

/// <summary>Chooses the open questions that lower the risk most. Pure and deterministic.</summary>
internal static class MapQuestions
{
    private const double Least = 1e-9;
    private const int Digits = 9; // what is equal but for the last bits is equal

    /// <summary>
    /// Answers one must question after the other in thought and takes the one for which K · ΔT is largest, <paramref name="most"/> times.
    /// Of equals the office at higher risk comes first, then the address; within an office the templates' order holds.
    /// </summary>
    /// <param name="standings">The offices.</param>
    /// <param name="isWaiting">Whether a guest has answered the question already, or another reason not to ask it: it is left out.</param>
    /// <param name="most">How many to choose.</param>
    public static IReadOnlyList<MapQuestion> Choose(IEnumerable<RoleStanding> standings, Func<PagePath, string, bool> isWaiting, int most)
    {
        var candidates = standings
            .Where(s => s is { Risk: not null, Weight: > 0 })
            .Select(s => new Candidate(s, s.Questions.Where(q => IsAsked(s, q, isWaiting)).Select(q => q.Question)))
            .ToList();
        var chosen = new List<MapQuestion>();
        while (chosen.Count < most && candidates.Where(c => c.Gain > Least)
            .OrderByDescending(c => Math.Round(c.Gain * c.Standing.Role.Facts.Criticality!.Value, Digits)).ThenByDescending(c => c.Standing.Risk).ThenBy(c => c.Standing.Role.Path).FirstOrDefault() is { } best)
        {
            chosen.Add(best.Answer());
        }

        return chosen;
    }

    /// <summary>Whether a question is one that an office must answer and has not.</summary>
    public static bool IsOpenMust(AnswerStanding question) => question is { IsOpen: true, Counts: true, Question.Weight: QuestionWeight.Must };

    private static bool IsAsked(RoleStanding standing, AnswerStanding question, Func<PagePath, string, bool> isWaiting) =>
        IsOpenMust(question) && !isWaiting(standing.Role.Path, question.Question.Id);

    /// <summary>An office while its questions are answered in thought.</summary>
    private sealed class Candidate(RoleStanding standing, IEnumerable<Question> open)
    {
        private readonly Queue<Question> open = new(open);
        private double documentation = standing.Documentation;

        public RoleStanding Standing => standing;

        public double Gain => open.Count == 0 ? 0 : RiskAt(documentation) - RiskAt(Next);

        private double Next => Math.Min(1, documentation + ((int)QuestionWeight.Must / standing.Weight));

        public MapQuestion Answer()
        {
            var gain = Gain;
            documentation = Next;
            return new(standing, open.Dequeue(), gain);
        }

        private double RiskAt(double level) => KnowledgeFormulas.Risk(standing.Departure, KnowledgeFormulas.Position(standing.Role.Facts.Criticality!.Value, level, standing.Redundancy));
    }
}
