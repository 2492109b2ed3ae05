using Roots.Wiki.Roles;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>How an answer or page has aged, for <c>_AnswerAge</c>.</summary>
/// <param name="Age">In words; <see cref="AnswerAge.None"/> shows nothing.</param>
/// <param name="Confirmed">The day of the last confirmation, or null.</param>
/// <param name="ValidUntil">When the fact runs out, or null.</param>
public sealed record AnswerAgeView(AnswerAge Age, DateOnly? Confirmed, DateOnly? ValidUntil = null)
{
    public static AnswerAgeView Of(AnswerStanding standing) => new(standing.Age, standing.Answer?.Confirmed, standing.ValidUntil);

    public BadgeKind Badge => Age switch
    {
        AnswerAge.ReviewDue => BadgeKind.ReviewDue,
        AnswerAge.Stale => BadgeKind.Stale,
        _ => BadgeKind.Current,
    };
}
