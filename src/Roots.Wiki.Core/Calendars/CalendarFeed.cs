using System.Diagnostics.CodeAnalysis;

namespace Roots.Wiki.Calendars;

/// <summary>What a calendar shows: everything of one's own offices, one office, or the whole year as far as one may read it. Immutable.</summary>
public sealed record CalendarScope
{
    private const string OfficePrefix = "office:";

    private CalendarScope(string key, PagePath? office) => (Key, Office) = (key, office);

    /// <summary>Everything of one's own offices, and what is one's turn.</summary>
    public static CalendarScope Mine { get; } = new("mine", null);

    /// <summary>The whole year, as far as one may read it.</summary>
    public static CalendarScope Everything { get; } = new("everything", null);

    /// <summary>One word for forms and tables.</summary>
    public string Key { get; }

    /// <summary>The office, or null.</summary>
    public PagePath? Office { get; }

    /// <summary>One of one's own offices.</summary>
    public static CalendarScope Of(PagePath office) => new(OfficePrefix + office.Value, office);

    /// <summary>Reads <see cref="Key"/>.</summary>
    public static bool TryParse(string? key, [NotNullWhen(true)] out CalendarScope? scope)
    {
        scope = key == Mine.Key ? Mine
            : key == Everything.Key ? Everything
            : key?.StartsWith(OfficePrefix, StringComparison.Ordinal) == true && PagePath.TryParse(key[OfficePrefix.Length..], out var office) ? Of(office)
            : null;
        return scope is not null;
    }
}

/// <summary>A private address under which a calendar program fetches what is due. Its secret is kept only as a hash. Immutable.</summary>
/// <param name="Id">Its id, no secret.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="Scope">What it shows.</param>
/// <param name="Language">In which language: <c>de</c> or <c>en</c>.</param>
/// <param name="Created">When it was made.</param>
public sealed record CalendarFeed(string Id, MemberId Member, CalendarScope Scope, string Language, DateTimeOffset Created);

/// <summary>The private addresses of calendars. Safe to call from many threads.</summary>
public interface ICalendarRegistry
{
    /// <summary>Makes an address and returns its secret (<see cref="People.Secret"/>), shown once. An older one of the same member for the same thing is dead from then on.</summary>
    /// <param name="member">Whose it is.</param>
    /// <param name="scope">What it shows.</param>
    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    /// <param name="ct">Cancels.</param>
    Task<(CalendarFeed Feed, string Secret)> CreateAsync(MemberId member, CalendarScope scope, string language, CancellationToken ct);

    /// <summary>The address of a secret; null for an unknown or withdrawn one. Changes nothing.</summary>
    Task<CalendarFeed?> FindAsync(string secret, CancellationToken ct);

    /// <summary>The addresses of a member, oldest first.</summary>
    Task<IReadOnlyList<CalendarFeed>> OfAsync(MemberId member, CancellationToken ct);

    /// <summary>Withdraws an address of a member.</summary>
    /// <returns>Whether there was one.</returns>
    Task<bool> RevokeAsync(MemberId member, string id, CancellationToken ct);
}
