namespace Roots.Wiki.Calendars;

/// <summary>An event of one whole day. Immutable.</summary>
/// <param name="Uid">Its name for calendar programs, for ever.</param>
/// <param name="Day">The day.</param>
/// <param name="Title">What it is; any text.</param>
/// <param name="Description">More words; any text, may be empty.</param>
/// <param name="Link">Where it leads, absolute.</param>
public sealed record CalendarEvent(string Uid, DateOnly Day, string Title, string Description, string Link);

/// <summary>A calendar to be written. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Language"><c>de</c> or <c>en</c>.</param>
/// <param name="Stamp">When its events were made, UTC.</param>
/// <param name="Events">Its events.</param>
public sealed record CalendarDocument(string Name, string Language, DateTimeOffset Stamp, IReadOnlyList<CalendarEvent> Events);

/// <summary>Writes calendars as iCalendar (RFC 5545). Safe to call from many threads.</summary>
public interface ICalendarWriter
{
    /// <summary>The text of a file: lines end in CRLF, none is longer than 75 bytes; the same document gives the same text.</summary>
    string Write(CalendarDocument calendar);
}
