using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Handovers;

/// <summary>A handover of an office as it stands in a snapshot. Immutable.</summary>
/// <param name="Page">Its page of <c>type: handover</c>.</param>
/// <param name="Facts">What the page says.</param>
/// <param name="Role">The office.</param>
public sealed record Handover(PageEntry Page, HandoverFacts Facts, Role Role)
{
    /// <summary>The page's address.</summary>
    public PagePath Path => Page.Path;

    /// <summary>The day on which the first hundred days are over; null while nobody has said when they begin.</summary>
    public DateOnly? HundredDays => Facts.Begins?.AddDays(100);

    /// <summary>How many days a link to the office's questions lives: two weeks longer than the handover, at least 60 and at most 400.</summary>
    public int LinkDays(DateOnly today)
    {
        var last = Facts.Due is { } due && (Facts.Begins is not { } begins || due > begins) ? due : Facts.Begins;
        return Math.Clamp(last is { } day ? day.DayNumber + LinkGrace - today.DayNumber : 0, FewestLinkDays, MostLinkDays);
    }

    private const int LinkGrace = 14;
    private const int FewestLinkDays = 60;
    private const int MostLinkDays = 400;
}

/// <summary>What an actor is to a handover.</summary>
public enum HandoverPart
{
    /// <summary>Gives.</summary>
    Giver,
    /// <summary>Takes.</summary>
    Taker,
    /// <summary>Helps.</summary>
    Helper,
    /// <summary>Of the board, the administration or the office, and neither of the three.</summary>
    Onlooker,
}

/// <summary>A handover as one actor sees it. Immutable.</summary>
/// <param name="Handover">The handover.</param>
/// <param name="Part">What the actor is to it.</param>
/// <param name="MayWork">Whether the actor may tick steps and fill the record in.</param>
/// <param name="MayDecide">Whether the actor says who gives, who takes and from when: the board and the administration.</param>
/// <param name="MayRead">Whether the actor may read what the office knows.</param>
public sealed record HandoverView(Handover Handover, HandoverPart Part, bool MayWork, bool MayDecide, bool MayRead);

/// <summary>What is said when a handover is started or changed. Immutable.</summary>
/// <param name="Giver">Who leaves, or null.</param>
/// <param name="Taker">Who comes, or null.</param>
/// <param name="Helper">Who helps, or null.</param>
/// <param name="Due">Until when it shall be done.</param>
/// <param name="Begins">From when the office is the taker's; rights follow this day.</param>
/// <param name="IsWithoutGiver">Whether the giver takes no part.</param>
public sealed record HandoverPlan(PersonId? Giver, PersonId? Taker, PersonId? Helper, DateOnly? Due, DateOnly? Begins, bool IsWithoutGiver = false);

/// <summary>What came of an act on a handover.</summary>
public abstract record HandoverResult
{
    private HandoverResult() { }

    /// <summary>It is in the wiki (or stood there already).</summary>
    /// <param name="Path">The handover's page.</param>
    /// <param name="Version">The new version, or null where nothing changed.</param>
    public sealed record Saved(PagePath Path, VersionId? Version) : HandoverResult;

    /// <summary>Somebody else changed the same lines meanwhile; nothing was saved.</summary>
    public sealed record Conflict : HandoverResult;

    /// <summary>It may not be or cannot be; nothing was saved.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : HandoverResult;

    /// <summary>There is no such handover or office for the actor.</summary>
    public sealed record NotFound : HandoverResult;
}
