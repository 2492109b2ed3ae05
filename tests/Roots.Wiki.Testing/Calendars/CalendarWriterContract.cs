using System.Text;
using Roots.Wiki.Calendars;

namespace Roots.Wiki.Testing.Calendars;

/// <summary>What every <see cref="ICalendarWriter"/> does.</summary>
public abstract class CalendarWriterContract
{
    private static readonly DateTimeOffset Stamp = new(2026, 11, 24, 0, 0, 0, TimeSpan.Zero);

    protected abstract ICalendarWriter Writer { get; }

    [Fact]
    public void An_event_is_a_whole_day_with_its_name_and_its_link()
    {
        var lines = Lines(new CalendarEvent("abc@roots-wiki", new(2027, 1, 31), "Pacht", "", "https://wiki.example/-/fill/rollen/kasse/index?q=fristen"));

        Assert.Equal(["BEGIN:VCALENDAR", "END:VCALENDAR"], [lines[0], lines[^1]]);
        Assert.Contains("VERSION:2.0", lines);
        Assert.Contains("UID:abc@roots-wiki", lines);
        Assert.Contains("DTSTART;VALUE=DATE:20270131", lines);
        Assert.Contains("DTSTAMP:20261124T000000Z", lines);
        Assert.Contains("SUMMARY:Pacht", lines);
        Assert.Contains(lines, l => l.StartsWith("URL", StringComparison.Ordinal) && l.EndsWith(":https://wiki.example/-/fill/rollen/kasse/index?q=fristen", StringComparison.Ordinal));
        Assert.Contains("TRANSP:TRANSPARENT", lines);
        Assert.DoesNotContain(lines, l => l.StartsWith("DESCRIPTION", StringComparison.Ordinal));
    }

    [Fact]
    public void The_calendar_has_its_name_and_no_event_is_fine()
    {
        var lines = Lines();

        Assert.Contains("X-WR-CALNAME:Linde: Kasse", lines);
        Assert.DoesNotContain("BEGIN:VEVENT", lines);
    }

    [Fact]
    public void Any_text_stays_within_its_property()
    {
        const string Hostile = "a;b,c\\d\r\nEND:VEVENT\nBEGIN:VALARM: \"ä\" 🌱";

        var lines = Lines(new CalendarEvent("x@roots-wiki", new(2027, 1, 31), Hostile, Hostile, "https://wiki.example/a"));

        Assert.Single(lines, "BEGIN:VEVENT");
        Assert.Single(lines, "END:VEVENT");
        Assert.DoesNotContain(lines, l => l.StartsWith("BEGIN:VALARM", StringComparison.Ordinal));
        Assert.Contains(@"a\;b\,c\\d", Assert.Single(lines, l => l.StartsWith("SUMMARY:", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_end_in_cr_lf_and_are_at_most_75_bytes_long()
    {
        var text = Writer.Write(Document(new CalendarEvent("x@roots-wiki", new(2027, 1, 31), string.Concat(Enumerable.Repeat("Ämter und Übergaben ", 20)), "", "https://wiki.example/a")));

        Assert.All(text.Split("\r\n"), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_document_gives_the_same_text()
    {
        var document = Document(new CalendarEvent("x@roots-wiki", new(2027, 1, 31), "Pacht", "Wort", "https://wiki.example/a"));

        Assert.Equal(Writer.Write(document), Writer.Write(document));
    }

    private string[] Lines(params CalendarEvent[] events) =>
        Writer.Write(Document(events)).Replace("\r\n ", "", StringComparison.Ordinal).Replace("\r\n\t", "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private static CalendarDocument Document(params CalendarEvent[] events) => new("Linde: Kasse", "de", Stamp, events);
}
