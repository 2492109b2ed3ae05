using Ical.Net;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Roots.Wiki.Calendars;

namespace Roots.Wiki.Adapters.Calendars;

/// <inheritdoc cref="ICalendarWriter"/>
public sealed class IcalNetWriter : ICalendarWriter
{
    private const string Producer = "-//Roots.Wiki//Roots.Wiki//";

    // How often a program should look again; most look when they like.
    private const string Refresh = "PT6H";

    /// <inheritdoc/>
    public string Write(CalendarDocument calendar)
    {
        var file = new Calendar { ProductId = Producer + calendar.Language.ToUpperInvariant(), Method = "PUBLISH" };
        file.AddProperty("NAME", calendar.Name);
        file.AddProperty("X-WR-CALNAME", calendar.Name);
        file.AddProperty("REFRESH-INTERVAL;VALUE=DURATION", Refresh);
        file.AddProperty("X-PUBLISHED-TTL", Refresh);
        foreach (var day in calendar.Events)
        {
            file.Events.Add(new Ical.Net.CalendarComponents.CalendarEvent
            {
                Uid = day.Uid,
                DtStamp = new CalDateTime(calendar.Stamp.UtcDateTime),
                Start = new CalDateTime(day.Day),
                Summary = day.Title,
                Description = day.Description.Length == 0 ? null : day.Description,
                Url = new Uri(day.Link, UriKind.Absolute),
                Transparency = TransparencyType.Transparent,
                Class = "PRIVATE",
            });
        }

        return new CalendarSerializer().SerializeToString(file) ?? "";
    }
}
