using Roots.Wiki.Calendars;
using Roots.Wiki.Testing.Calendars;

namespace Roots.Wiki.Core.Tests.Calendars;

public sealed class PassingCalendarsTests : CalendarRegistryContract
{
    public PassingCalendarsTests() => Registry = new PassingCalendars(Clock);

    protected override ICalendarRegistry Registry { get; }
}
