using Roots.Wiki.Adapters.Calendars;
using Roots.Wiki.Calendars;
using Roots.Wiki.Testing.Calendars;

namespace Roots.Wiki.Adapters.Tests.Calendars;

public sealed class IcalNetWriterTests : CalendarWriterContract
{
    protected override ICalendarWriter Writer { get; } = new IcalNetWriter();
}
