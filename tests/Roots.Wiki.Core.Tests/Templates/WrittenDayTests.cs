using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Templates;

public sealed class WrittenDayTests
{
    [Theory]
    [InlineData("2027-01-31", 2027, 1, 31)]
    [InlineData("31.1.2027", 2027, 1, 31)]
    [InlineData("bis 31. 01. 27", 2027, 1, 31)]
    [InlineData("31. Januar", null, 1, 31)]
    [InlineData("31.1.", null, 1, 31)]
    [InlineData("spätestens am 15. März 2027", 2027, 3, 15)]
    [InlineData("Ende Maerz", null, 3, null)]
    [InlineData("April", null, 4, null)]
    [InlineData("Mai 2028", 2028, 5, null)]
    [InlineData("January 31st, 2027", 2027, 1, 31)]
    [InlineData("3rd July", null, 7, 3)]
    [InlineData("29. Februar", null, 2, 29)]
    [InlineData("Okt.", null, 10, null)]
    public void A_day_is_read_as_people_write_it(string text, int? year, int month, int? day) => Assert.Equal(new(year, month, day), WrittenDay.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("bald")]
    [InlineData("31.13.2027")]
    [InlineData("30. Februar")]
    [InlineData("2027-02-30")]
    [InlineData("Version 1.2.3")]
    [InlineData("Seite 12")]
    [InlineData("Maifest und Marmelade")]
    public void What_is_no_day_is_none(string text) => Assert.Null(WrittenDay.Read(text));

    [Fact]
    public void Several_days_come_in_their_order_and_monthly_is_every_month()
    {
        Assert.Equal([new(null, 2, 15), new(null, 8, 15)], WrittenDay.ReadAll("15. Februar und 15.8."));
        Assert.Equal(12, WrittenDay.ReadAll("monatlich am 10.").Count);
    }

    [Theory]
    [InlineData("31.1.2027", "2027-01-31")]
    [InlineData("31.1.2026", null)]
    [InlineData("22. November", "2026-11-22")]
    [InlineData("21. November", "2027-11-21")]
    [InlineData("Februar", "2027-02-28")]
    public void The_next_day_is_reckoned_from_today(string text, string? expected) =>
        Assert.Equal(expected is null ? null : DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), WrittenDay.Read(text)!.NextFrom(new(2026, 11, 22)));
}
