using System.Collections.Concurrent;
using Roots.Wiki.People;

namespace Roots.Wiki.Calendars;

/// <summary>Addresses of calendars that live as long as the program. Safe to call from many threads.</summary>
public sealed class PassingCalendars(TimeProvider clock) : ICalendarRegistry
{
    private readonly ConcurrentDictionary<(MemberId Member, string Scope), (string Hash, CalendarFeed Feed)> feeds = [];

    /// <inheritdoc/>
    public Task<(CalendarFeed Feed, string Secret)> CreateAsync(MemberId member, CalendarScope scope, string language, CancellationToken ct)
    {
        var secret = Secret.New();
        var feed = new CalendarFeed(MemberId.New().Value, member, scope, language, clock.GetUtcNow());
        feeds[(member, scope.Key)] = (Secret.Hash(secret), feed);
        return Task.FromResult((feed, secret));
    }

    /// <inheritdoc/>
    public Task<CalendarFeed?> FindAsync(string secret, CancellationToken ct)
    {
        var hash = Secret.Hash(secret);
        return Task.FromResult(feeds.Values.FirstOrDefault(f => f.Hash == hash).Feed)!;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<CalendarFeed>> OfAsync(MemberId member, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<CalendarFeed>>([.. feeds.Values.Select(f => f.Feed).Where(f => f.Member == member).OrderBy(f => f.Created).ThenBy(f => f.Id, StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public Task<bool> RevokeAsync(MemberId member, string id, CancellationToken ct) =>
        Task.FromResult(feeds.Values.FirstOrDefault(f => f.Feed.Member == member && f.Feed.Id == id).Feed is { } feed && feeds.TryRemove((member, feed.Scope.Key), out _));
}
