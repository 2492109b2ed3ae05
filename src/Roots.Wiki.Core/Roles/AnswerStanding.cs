using System.Globalization;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>How an answer has aged.</summary>
public enum AnswerAge
{
    /// <summary>Nothing to age.</summary>
    None,
    /// <summary>Aktuell.</summary>
    Current,
    /// <summary>Prüfung fällig.</summary>
    ReviewDue,
    /// <summary>Veraltet, or the fact has expired.</summary>
    Stale,
}

/// <summary>Where one question of an office stands (domain/5 §5.3). Immutable.</summary>
/// <param name="Question">The question.</param>
/// <param name="Answer">The answer as it stands, or null.</param>
/// <param name="Value">a: 1 answered, 0.5 partly, 0 open.</param>
/// <param name="Freshness">f, 0 to 1.</param>
/// <param name="Age">The same in words.</param>
/// <param name="ValidUntil">When the fact expires, or null.</param>
/// <param name="Counts">Whether the question enters the sums: "trifft nicht zu" takes it out, and so does being new.</param>
/// <param name="IsNew">Whether it came with an update of the templates and may still wait: it is asked, and counts only once it is answered.</param>
public sealed record AnswerStanding(Question Question, Answer? Answer, double Value, double Freshness, AnswerAge Age, DateOnly? ValidUntil, bool Counts, bool IsNew = false)
{
    /// <summary>Whether nobody has answered it yet, or nobody knew.</summary>
    public bool IsOpen => (Counts || IsNew) && Value == 0;

    /// <summary>Whether somebody has dealt with it, be it by "weiß ich nicht".</summary>
    public bool IsTouched => Value > 0 || Answer?.State is AnswerState.Unknown or AnswerState.NotApplicable;

    /// <summary>Looks at one question.</summary>
    /// <param name="question">The question.</param>
    /// <param name="answer">Its answer, or null.</param>
    /// <param name="countsAlthoughNotApplicable">Whether "trifft nicht zu" does not take it out.</param>
    /// <param name="today">The day to reckon from.</param>
    /// <param name="isYoung">Whether the question is younger than <see cref="QuestionDays.Grace"/>.</param>
    public static AnswerStanding Of(Question question, Answer? answer, bool countsAlthoughNotApplicable, DateOnly today, bool isYoung = false)
    {
        var value = answer?.WorthFor(question) ?? 0;
        var validUntil = ExpiryOf(question, answer);
        var months = answer?.Confirmed is { } day ? KnowledgeFormulas.FullMonths(day, today) : int.MaxValue;
        var isExpired = validUntil < today;
        var freshness = KnowledgeFormulas.Freshness(months, question.ReviewMonths, isExpired);
        var age = value == 0 ? AnswerAge.None
            : isExpired || (question.ReviewMonths is { } i && months >= 2L * i) ? AnswerAge.Stale
            : question.ReviewMonths is { } due && months > due ? AnswerAge.ReviewDue
            : AnswerAge.Current;
        var applies = answer?.State != AnswerState.NotApplicable || countsAlthoughNotApplicable;
        var isNew = applies && isYoung && value * freshness < 1; // half an answer must not lower what was reached without it
        return new(question, answer, value, freshness, age, validUntil, applies && !isNew, isNew);
    }

    private static DateOnly? ExpiryOf(Question question, Answer? answer) =>
        question.ValidMonths is { } months && answer is not null
        && DateOnly.TryParseExact(answer.Text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year < 9000
            ? day.AddMonths(months)
            : null;
}
