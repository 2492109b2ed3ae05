using Roots.Wiki.Clarifications;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.ForYou;

/// <summary>Answers of guests that wait at an office.</summary>
/// <param name="Office">The office.</param>
/// <param name="Count">How many.</param>
/// <param name="Since">The day of the oldest.</param>
public sealed record WaitingOffice(PagePath Office, int Count, DateOnly Since);

/// <summary>Everything that a source may look at: one consistent moment. Immutable.</summary>
/// <param name="Snapshot">Content.</param>
/// <param name="People">People.</param>
/// <param name="Catalog">Templates.</param>
/// <param name="Standings">Where each office stands.</param>
/// <param name="Open">What readers asked.</param>
/// <param name="Waiting">What guests answered.</param>
/// <param name="Today">The day to reckon from.</param>
public sealed record DueContext(
    Snapshot Snapshot, PeopleSnapshot People, TemplateCatalog Catalog, RolesOverview Standings,
    OpenClarifications Open, IReadOnlyList<WaitingOffice> Waiting, DateOnly Today)
{
    /// <summary>Who looks after an office's affairs; the board for null.</summary>
    public IReadOnlyList<PersonId> ResponsibleFor(PagePath? office) => Responsibility.Of(office, Snapshot, People);
}

/// <summary>Finds one kind of due things, also those of the coming year. Pure and stateless: the same context gives the same items. Safe to call from many threads.</summary>
public interface IDueSource
{
    /// <summary>The items, in any order.</summary>
    IEnumerable<DueItem> Find(DueContext context);
}

/// <summary>All sources: a new one is one file and one line here.</summary>
public static class DueSources
{
    /// <summary>Every source of the program.</summary>
    public static IReadOnlyList<IDueSource> All { get; } =
    [
        new ClarificationsDue(),
        new WaitingAnswersDue(),
        new HandoverDue(),
        new AnswersDue(),
        new NoticeDaysDue(),
        new TermEndsDue(),
        new PageReviewsDue(),
        new CriticalityDue(),
        new ContactsDue(),
    ];
}
