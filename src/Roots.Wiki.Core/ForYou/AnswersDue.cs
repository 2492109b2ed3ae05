using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.ForYou;

/// <summary>Answers that should be confirmed again, and facts that run out (domain/5 §5.3).</summary>
public sealed class AnswersDue : IDueSource
{
    /// <summary>How long before a fact runs out it is shown.</summary>
    public const int ExpiryLeadDays = 60;

    private const double ConfirmMinutes = 0.5;

    /// <inheritdoc/>
    public IEnumerable<DueItem> Find(DueContext context) => context.Standings.Standings.SelectMany(s => Of(s, context));

    private static IEnumerable<DueItem> Of(RoleStanding standing, DueContext context)
    {
        var who = context.ResponsibleFor(standing.Role.Path);
        foreach (var question in standing.Questions.Where(q => q is { Counts: true, Value: > 0, Answer: not null }))
        {
            if (question.ValidUntil is { } last)
            {
                yield return Item(DueKind.Expiry, standing, question, Day(last), last.AddDays(-ExpiryLeadDays), last, question.Question.Type.Minutes, who, context);
            }

            if (question.Question.ReviewMonths is { } months)
            {
                // "Prüfung fällig" begins when a full month more than the interval has passed.
                var from = question.Answer!.Confirmed?.AddMonths(months + 1);
                yield return Item(DueKind.AnswerReview, standing, question, from is { } day ? Day(day) : "never", from ?? context.Today, from ?? context.Today, ConfirmMinutes, who, context);
            }
        }
    }

    private static DueItem Item(
        DueKind kind, RoleStanding standing, AnswerStanding question, string occasion, DateOnly from, DateOnly due, double minutes, IReadOnlyList<PersonId> who, DueContext context)
    {
        var office = standing.Role.Path;
        var page = standing.Role.Knowledge.FirstOrDefault(k => k.Facts.Answers.Any(a => a.QuestionId == question.Question.Id));
        return new()
        {
            Key = $"{(kind == DueKind.Expiry ? "expiry" : "review")}:{office}:{question.Question.Id}:{occasion}",
            Kind = kind,
            Office = office,
            QuestionId = question.Question.Id,
            From = from,
            Due = due,
            Minutes = minutes,
            Target = new("fill", office, "?q=" + question.Question.Id),
            Who = who,
            Reads = page is null ? new(Visibility.Office, office) : context.Snapshot.ClassOf(page),
        };
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
