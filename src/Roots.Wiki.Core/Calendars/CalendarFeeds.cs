using System.Security.Cryptography;
using System.Text;
using Roots.Wiki.ForYou;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Registers;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Calendars;

/// <summary>What a calendar program gets. Immutable.</summary>
/// <param name="Feed">Under which address.</param>
/// <param name="Office">The title of the one office that it is about, or null.</param>
/// <param name="Entries">What is on, by day.</param>
/// <param name="Today">The day it holds for.</param>
public sealed record OpenCalendar(CalendarFeed Feed, string? Office, IReadOnlyList<YearEntry> Entries, DateOnly Today);

/// <summary>Calendars that a member takes along in the phone: made, replaced and withdrawn by them alone. Safe to call from many threads.</summary>
/// <remarks>An address holds no right of its own: each time it shows what its member may read at that moment, and nothing once they are no member or have lost the office.</remarks>
public sealed class CalendarFeeds(
    WikiId wiki, IPageStore store, ICalendarRegistry registry, IPersonRegistry persons, DueList due, YearPlans years, AccessViews views)
{
    /// <summary>What the actor may make a calendar of: all of their offices and each one, and the whole year; empty for who is no member.</summary>
    public IReadOnlyList<CalendarScope> ScopesOf(Actor actor) =>
        actor is not Actor.Member ? []
        : OfficesOf(actor) is { Count: > 0 } offices ? [CalendarScope.Mine, .. offices.Select(CalendarScope.Of), CalendarScope.Everything]
        : [CalendarScope.Everything];

    /// <summary>The addresses that the actor has and that still show something.</summary>
    public async Task<IReadOnlyList<CalendarFeed>> OfAsync(Actor actor, CancellationToken ct)
    {
        var scopes = ScopesOf(actor);
        return actor is Actor.Member member ? [.. (await registry.OfAsync(member.Id, ct).ConfigureAwait(false)).Where(f => scopes.Contains(f.Scope))] : [];
    }

    /// <summary>Makes an address, in place of an older one for the same thing.</summary>
    /// <param name="actor">Whose it becomes.</param>
    /// <param name="scope">What it shows.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Its secret, shown once; null where there is no such thing for the actor.</returns>
    public async Task<string?> CreateAsync(Actor actor, CalendarScope scope, string language, CancellationToken ct) =>
        actor is Actor.Member member && ScopesOf(actor).Contains(scope) ? (await registry.CreateAsync(member.Id, scope, language, ct).ConfigureAwait(false)).Secret : null;

    /// <summary>Withdraws an address of the actor.</summary>
    public async Task<bool> RevokeAsync(Actor actor, string id, CancellationToken ct) =>
        actor is Actor.Member member && await registry.RevokeAsync(member.Id, id, ct).ConfigureAwait(false);

    /// <summary>What stands under an address. Changes nothing.</summary>
    /// <returns>Null for an unknown or withdrawn secret, and where its member may no longer see what it is about.</returns>
    public async Task<OpenCalendar?> OpenAsync(string secret, CancellationToken ct)
    {
        if (secret.Length != Secret.Length
            || await registry.FindAsync(secret, ct).ConfigureAwait(false) is not { } feed
            || persons.Current.Members.GetValueOrDefault(feed.Member) is not { } member
            || PeopleSnapshot.ActorOf(member) is not Actor.Member actor
            || !ScopesOf(actor).Contains(feed.Scope))
        {
            return null;
        }

        var filter = feed.Scope == CalendarScope.Everything ? RegisterFilter.All : new(null, feed.Scope.Office is { } one ? new HashSet<PagePath> { one } : OfficesOf(actor).ToHashSet());
        var plan = await years.OpenAsync(actor, filter, ct).ConfigureAwait(false);
        var mine = (await due.OfAsync(actor, YearPlan.LastDay(plan.Today), ct).ConfigureAwait(false)).Where(i => feed.Scope.Office is null || i.Office == feed.Scope.Office);
        List<YearEntry> entries = [.. plan.Entries];
        entries.AddRange(YearPlan.DueEntries(views.Of(actor), mine, entries, RegisterFilter.All));
        return new(feed, feed.Scope.Office is { } office ? store.Current.Roles.Find(office)?.Title : null, [.. entries.DistinctBy(e => e.Key).OrderBy(e => e.Day).ThenBy(e => e.Key, StringComparer.Ordinal)], plan.Today);
    }

    /// <summary>The name of an entry for calendar programs: the same each time, so that nothing comes in twice, and telling nothing about it.</summary>
    public string UidOf(YearEntry entry) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{wiki}|{entry.Key}")))[..32] + "@roots-wiki";

    /// <summary>Midnight of the day in the wiki: what an event says about its age, so that an unchanged calendar stays the same all day.</summary>
    public static DateTimeOffset StampOf(OpenCalendar calendar) =>
        new(calendar.Today.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);

    private List<PagePath> OfficesOf(Actor actor)
    {
        var view = views.Of(actor);
        return actor.Person is { } person ? [.. store.Current.Roles.OfficesOf(person).Where(o => view.Snapshot.Roles.Find(o) is { } role && view.CanRead(role.Page))] : [];
    }
}
