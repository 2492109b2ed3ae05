using Roots.Wiki.Web.Tests.Map;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Pages;

/// <summary>Who looks after an ordinary page, said in its form.</summary>
public sealed class PageReviewerTests(MapFixture wiki) : IClassFixture<MapFixture>
{
    private const string Form = "form.page-form";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_looks_after_a_page_is_said_in_its_form_shown_on_it_and_due_for_the_office()
    {
        await wiki.App.WriteAsync("garten/wasser.md", "# Wasser\n\nHaupthahn im Keller.\n", Ct);

        var saved = await SendAsync(wiki.Member, "/-/edit/garten/wasser", Form, ("Input.ReviewOffice", "rollen/kasse"), ("Input.ReviewMonths", "6"));

        Assert.Equal("/garten/wasser", saved.Headers.Location?.OriginalString);
        Assert.Equal(("rollen/kasse", 6), wiki.App.Wiki.Snapshot.Find(PagePath.Parse("garten/wasser"))!.Facts.Review is { } review ? (review.Office, review.Months) : default);
        Assert.Contains("geprüft von Kasse · alle 6 Monate", (await OpenAsync(wiki.Member, "/garten/wasser")).QuerySelector(".page-care")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Wasser", (await OpenAsync(wiki.Holder, "/-/for-you")).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Naming_an_office_alone_means_once_a_year_and_never_takes_it_back()
    {
        await wiki.App.WriteAsync("garten/kompost.md", "# Kompost\n", Ct);

        await SendAsync(wiki.Member, "/-/edit/garten/kompost", Form, ("Input.ReviewOffice", "rollen/kasse"));
        Assert.Equal(12, wiki.App.Wiki.Snapshot.Find(PagePath.Parse("garten/kompost"))!.Facts.Review?.Months);
        await SendAsync(wiki.Member, "/-/edit/garten/kompost", Form, ("Input.ReviewOffice", ""), ("Input.ReviewMonths", ""));

        Assert.Null(wiki.App.Wiki.Snapshot.Find(PagePath.Parse("garten/kompost"))!.Facts.Review);
    }

    [Fact]
    public async Task What_the_page_says_stays_to_be_chosen_also_where_there_is_no_such_office_any_more()
    {
        await wiki.App.WriteAsync("garten/brunnen.md", "---\nreview: {role: rollen/brunnen, months: 7}\n---\n# Brunnen\n", Ct);
        var before = wiki.App.Wiki.Snapshot.Commit;

        await SendAsync(wiki.Member, "/-/edit/garten/brunnen", Form);

        Assert.Equal(before, wiki.App.Wiki.Snapshot.Commit);
        Assert.Null((await OpenAsync(wiki.Admin, "/-/edit/rollen/kasse/index")).QuerySelector("[name='Input.ReviewOffice']"));
    }
}
