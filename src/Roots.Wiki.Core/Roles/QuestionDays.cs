namespace Roots.Wiki.Roles;

/// <summary>
/// Since when a wiki has had each question of its catalogue. A question that an update brings is asked at once but counts only
/// after <see cref="Grace"/>, so that an update makes nobody's level fall overnight. Immutable.
/// </summary>
/// <remarks>The days are of the wiki, not of the template: a question keeps one meaning for ever, also when it moves between templates.</remarks>
public sealed class QuestionDays
{
    /// <summary>How long a new question may wait, in days.</summary>
    public const int Grace = 90;

    private readonly IReadOnlyDictionary<string, DateOnly> days;

    /// <summary>Takes the days as the wiki's log has them; <see cref="DateOnly.MinValue"/> for those that were there from the beginning.</summary>
    public QuestionDays(IReadOnlyDictionary<string, DateOnly> days) => this.days = days;

    /// <summary>Of a wiki that remembers nothing: every question counts.</summary>
    public static QuestionDays None { get; } = new(new Dictionary<string, DateOnly>());

    /// <summary>Whether the wiki has had a question for less than <see cref="Grace"/>; false for one that it does not know.</summary>
    public bool IsYoung(string question, DateOnly today) => days.TryGetValue(question, out var day) && day > DateOnly.MinValue && today < day.AddDays(Grace);
}
