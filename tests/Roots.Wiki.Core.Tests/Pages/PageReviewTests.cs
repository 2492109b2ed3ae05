using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class PageReviewTests
{
    [Theory]
    [InlineData("review: {role: rollen/kasse, months: 12, confirmed: 2026-10-02}", "rollen/kasse", 12, "2026-10-02")]
    [InlineData("review:\n  role: /rollen/kasse/\n  months: 6", "rollen/kasse", 6, null)]
    [InlineData("review: {months: 3, confirmed: gestern}", null, 3, null)]
    public void Who_looks_after_a_page_is_read(string yaml, string? office, int months, string? confirmed) =>
        Assert.Equal(new(office, months, confirmed is null ? null : DateOnly.Parse(confirmed, System.Globalization.CultureInfo.InvariantCulture)), Read($"---\n{yaml}\n---\n# Fest\n"));

    [Theory]
    [InlineData("---\nreview: jährlich\n---\n")]
    [InlineData("---\nreview: {role: rollen/kasse}\n---\n")]
    [InlineData("---\nreview: {months: 0}\n---\n")]
    [InlineData("---\nreview: {months: 61}\n---\n")]
    [InlineData("---\nreview: [a, b]\n---\n")]
    [InlineData("# Fest\n")]
    public void Anything_else_is_no_promise(string text) => Assert.Null(Read(text));

    [Fact]
    public void Writing_touches_that_line_only()
    {
        const string page = "---\ntitle: Fest   # gern\nfremd: {a: [1, 2]}\n---\n# Fest\r\n";
        var review = new PageReview("rollen/feste", 6, new(2026, 11, 22));

        var written = PageReview.Write(page, review);

        Assert.Equal(page.Replace("---\n# Fest", "review: {role: rollen/feste, months: 6, confirmed: 2026-11-22}\n---\n# Fest", StringComparison.Ordinal), written);
        Assert.Equal(review, Read(written));
        Assert.Equal(written, PageReview.Write(written, review));
        Assert.Equal(page, PageReview.Write(written, null));
        Assert.Equal(page.Replace("---\n# Fest", "review: {months: 6}\n---\n# Fest", StringComparison.Ordinal), PageReview.Write(written, new(null, 6, null)));
    }

    private static PageReview? Read(string text) => PageFacts.Read(PagePath.Parse("fest"), Encoding.UTF8.GetBytes(text)).Review;
}
