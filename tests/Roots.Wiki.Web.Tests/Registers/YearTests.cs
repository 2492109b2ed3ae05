using Roots.Wiki.Web.Tests.Fill;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Registers;

public sealed class YearTests
{
    private const string Sheet = "rollen/kasse/wissen.md";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_deadline_of_an_office_is_in_the_year_and_leads_to_its_answer()
    {
        await using var kasse = await FoundAsync("| Pacht überweisen | 31. Januar |");
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);

        var months = await OpenAsync(holder, "/-/year");

        var link = months.QuerySelector(".year-month a[href*='q=fristen']")!;
        Assert.Equal("Pacht überweisen", link.TextContent);
        Assert.Equal("/-/fill/rollen/kasse/index?q=fristen", link.GetAttribute("href"));
        Assert.Equal(12, months.QuerySelectorAll(".year-month").Length);
        Assert.Contains("Karla Kasse", (await OpenAsync(holder, "/-/year?view=list")).QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_day_is_named_and_opens_the_question()
    {
        await using var kasse = await FoundAsync("| Pacht überweisen | ? |");
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);

        var gap = (await OpenAsync(holder, "/-/year")).QuerySelector("section[aria-labelledby=gaps] a[href*='q=fristen']")!;

        Assert.Equal("Pacht überweisen", gap.TextContent);
        Assert.Contains("kein Datum", gap.ParentElement!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_read_the_office_s_knowledge_sees_no_trace_and_a_visitor_signs_in()
    {
        await using var kasse = await FoundAsync("| Pacht überweisen | 31. Januar |");
        var other = await kasse.App.BrowserOfAsync(await kasse.App.MemberAsync("Ada", Ct), Ct);

        foreach (var address in new[] { "/-/year", "/-/year?view=list", "/-/year?office=rollen/kasse/index" })
        {
            var main = (await OpenAsync(other, address)).QuerySelector("main")!;
            Assert.DoesNotContain("Pacht", main.TextContent, StringComparison.Ordinal);
            Assert.Null(main.QuerySelector("a[href*='/-/fill/']"));
        }

        Assert.Equal("/-/sign-in?back=%2F-%2Fyear", (await kasse.App.Browser().GetAsync("/-/year", Ct)).Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Another_language_says_the_same()
    {
        await using var kasse = await FoundAsync("| Pacht überweisen | 31. Januar |");
        var holder = await kasse.App.BrowserOfAsync(kasse.Holder, Ct);
        holder.DefaultRequestHeaders.Add("Accept-Language", "en");

        var page = await OpenAsync(holder, "/-/year?view=list");

        Assert.Equal("The year", page.QuerySelector("h1")!.TextContent);
        Assert.Contains("31 January", page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }

    internal static async Task<Kasse> FoundAsync(params string[] rows)
    {
        var kasse = await Kasse.FoundAsync(Ct);
        await kasse.App.WriteAsync(
            Sheet, "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n# Wissen\n\n### Welche Frist darf niemand verpassen? {#fristen}\n\n| Was | Bis wann |\n| --- | --- |\n" + string.Join('\n', rows) + "\n", Ct);
        return kasse;
    }
}
