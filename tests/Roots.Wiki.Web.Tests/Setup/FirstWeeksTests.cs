using System.Net;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Setup;

/// <summary>"Die ersten vier Wochen" over HTTP; each test founds its own wiki.</summary>
public sealed class FirstWeeksTests : IAsyncLifetime
{
    private const string Guide = "/-/first-weeks";
    private readonly RootsWikiApplication app = new();
    private HttpClient admin = null!;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => admin = await app.BrowserOfAsync(await app.FoundAsync(CancellationToken.None), CancellationToken.None);

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task After_set_up_the_guide_is_the_first_thing_on_the_start_page_and_ticks_itself()
    {
        var start = await OpenAsync(admin, "/");

        Assert.Equal("Die ersten vier Wochen", start.QuerySelector("main h2")!.TextContent.Trim());
        Assert.Equal("/-/setup/offices", start.QuerySelector(".first-steps .next a")!.GetAttribute("href"));
        Assert.Null(start.QuerySelector("main form"));

        // The finished page is kept; a new office must show at once.
        await app.WriteAsync("rollen/kasse/index.md", "---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart]\n---\n# Kasse\n", Ct);
        var next = await OpenAsync(admin, "/");
        Assert.Equal("/-/fill/rollen/kasse/index", next.QuerySelector(".first-steps .next a")!.GetAttribute("href"));
        Assert.Single(next.QuerySelectorAll(".first-steps .done"));
    }

    [Fact]
    public async Task A_member_sees_no_guide_and_a_visitor_signs_in()
    {
        var member = await app.BrowserOfAsync(await app.MemberAsync("Mia", Ct), Ct);

        Assert.Null((await OpenAsync(member, "/")).QuerySelector(".first-weeks"));
        Assert.Equal(HttpStatusCode.NotFound, (await member.GetAsync(Guide, Ct)).StatusCode);
        Assert.StartsWith("/-/sign-in", (await app.Browser().GetAsync(Guide, Ct)).Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_put_away_and_brought_back()
    {
        await OpenAsync(admin, "/");

        Assert.Equal("/", (await SendAsync(admin, Guide, "form[action*='Hide']")).Headers.Location!.OriginalString);
        Assert.Null((await OpenAsync(admin, "/")).QuerySelector(".first-weeks"));
        Assert.NotNull((await OpenAsync(admin, "/-/for-you")).QuerySelector($"a[href='{Guide}']"));

        await SendAsync(admin, Guide, "form[action*='Hide']");
        Assert.NotNull((await OpenAsync(admin, "/")).QuerySelector(".first-weeks"));
    }

    [Fact]
    public async Task The_resolution_is_made_with_what_most_choose_and_done_with_its_day()
    {
        var made = (await SendAsync(admin, Guide, "form[action*='Resolution']")).Headers.Location!.OriginalString;

        var page = (await OpenAsync(admin, made)).QuerySelector("article")!.TextContent;
        Assert.Contains("Zu jedem Amt gehört eine Seite im Vereinswiki", page, StringComparison.Ordinal);
        Assert.Contains("Mappe für die Datenschutzberatung", page, StringComparison.Ordinal);
        Assert.Contains("Zu jedem Zugang gibt es zwei Personen", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/-/poster" + made, Ct)).StatusCode);
        Assert.Empty((await OpenAsync(admin, Guide)).QuerySelectorAll(".first-steps .done"));

        var text = await admin.GetStringAsync(made + "?raw", Ct);
        await app.WriteAsync(made[1..] + ".md", text + "\n### Ab wann gilt der Beschluss? {#beschluss-ab-wann}\n\n2027-03-20\n", Ct);

        Assert.Single((await OpenAsync(admin, Guide)).QuerySelectorAll(".first-steps .done"));
    }

    [Fact]
    public async Task When_everything_is_done_the_guide_is_gone()
    {
        await app.MemberAsync("Ben", Ct);
        await app.WriteAsync("rollen/kasse/index.md", "---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart]\n---\n# Kasse\n", Ct);
        var questions = app.Wiki.Templates.QuestionsOf(["schnellstart"]).Select(q => $"  {q.Id}: {{state: unknown}}\n");
        await app.WriteAsync("rollen/kasse/wissen.md", $"---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\nanswers:\n{string.Concat(questions)}---\n# Wissen\n", Ct);
        await app.WriteAsync("beschluss.md", "---\ntemplate: beschluss-wissen\n---\n# Beschluss\n\n### Ab wann gilt der Beschluss? {#beschluss-ab-wann}\n\n2027-03-20\n", Ct);

        Assert.Null((await OpenAsync(admin, "/")).QuerySelector(".first-weeks"));
        Assert.Contains("Alles erledigt", (await OpenAsync(admin, Guide)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }
}
