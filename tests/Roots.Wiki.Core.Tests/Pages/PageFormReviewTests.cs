using Roots.Wiki.Pages;

namespace Roots.Wiki.Core.Tests.Pages;

/// <summary>Who looks after a page, in the form.</summary>
public sealed class PageFormReviewTests
{
    private const string Page = "---\ntitle: SEPA\n# bleibt\nreview: {role: rollen/kasse, months: 12, confirmed: 2026-10-02}\n---\nText.\n";

    private static readonly PagePath Path = PagePath.Parse("kasse/sepa");

    [Fact]
    public void The_form_shows_what_the_page_says_and_an_untouched_form_changes_nothing()
    {
        var form = PageForm.Read(Path, Page);

        Assert.Equal(new ReviewChoice("rollen/kasse", 12), form.Review);
        Assert.Equal(Page, form.ApplyTo(Path, Page));
        Assert.Equal(Page, (form with { Review = null }).ApplyTo(Path, Page));
    }

    [Fact]
    public void Another_interval_keeps_the_day_of_the_last_look()
    {
        var text = (PageForm.Read(Path, Page) with { Review = new("rollen/vorsitz", 6) }).ApplyTo(Path, Page);

        Assert.Equal(new PageReview("rollen/vorsitz", 6, new DateOnly(2026, 10, 2)), PageReview.Read(FrontMatter.Read(text)));
        Assert.Contains("# bleibt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Never_takes_the_key_out_and_a_page_without_it_gets_it()
    {
        var without = (PageForm.Read(Path, Page) with { Review = new(null, null) }).ApplyTo(Path, Page);
        var again = (PageForm.Read(Path, without) with { Review = new("rollen/haus", 24) }).ApplyTo(Path, without);

        Assert.DoesNotContain("review", without, StringComparison.Ordinal);
        Assert.Equal(new PageReview("rollen/haus", 24, null), PageReview.Read(FrontMatter.Read(again)));
    }

    [Theory]
    [InlineData("rollen/kasse", 0, "reviewMonths")]
    [InlineData("rollen/kasse", 61, "reviewMonths")]
    [InlineData("rollen//kasse", 12, "reviewOffice")]
    public void What_is_no_interval_or_no_address_is_refused(string office, int months, string field)
    {
        var problem = Assert.Single((PageForm.Read(Path, Page) with { Review = new(office, months) }).Check());

        Assert.Equal((ProblemCode.NotAnOption, field), (problem.Code, problem.Field));
    }
}
