using AngleSharp;
using AngleSharp.Dom;

namespace Roots.Wiki.Web.Tests.Shared;

public sealed class PartsTests(RootsWikiApplication app) : IClassFixture<RootsWikiApplication>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_field_says_its_help_and_its_error_to_those_who_listen()
    {
        var guide = await GuideAsync();

        var control = guide.QuerySelector("#Text")!;

        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Equal(
            ["Ein paar Sätze genügen.", "Bitte schreib wenigstens einen Satz."],
            control.GetAttribute("aria-describedby")!.Split(' ').Select(id => guide.GetElementById(id)!.TextContent));
    }

    [Fact]
    public async Task The_summary_of_errors_leads_to_the_fields()
    {
        var guide = await GuideAsync();

        var target = guide.QuerySelector(".error-summary a")!.GetAttribute("href")!;

        Assert.Equal("#Text", target);
        Assert.NotNull(guide.QuerySelector(target));
    }

    [Fact]
    public async Task Every_symbol_on_a_page_exists_in_the_sprite()
    {
        var client = app.CreateClient();
        var sprite = await client.GetStringAsync("/-/assets/icons/sprite.svg", Ct);
        var guide = await GuideAsync();

        var symbols = guide.QuerySelectorAll("use").Select(use => use.GetAttribute("href")!.Split('#')[1]).Distinct(StringComparer.Ordinal);

        Assert.All(symbols, symbol => Assert.Contains($"id=\"{symbol}\"", sprite, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_control_of_the_style_guide_has_a_name()
    {
        var guide = await GuideAsync();

        var nameless = guide.QuerySelectorAll("input:not([type=hidden]), textarea, select")
            .Where(control => control.Closest("label") is null && !control.HasAttribute("aria-label") && guide.QuerySelector($"label[for='{control.Id}']") is null);

        Assert.Empty(nameless.Select(control => control.OuterHtml));
    }

    [Fact]
    public async Task A_confirmation_is_shown_once_after_the_redirect()
    {
        var client = app.CreateClient();
        var token = (await GuideAsync(client)).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        var after = await client.PostAsync("/-/styleguide", new FormUrlEncodedContent([new("__RequestVerificationToken", token)]), Ct);
        var first = await OpenAsync(await after.Content.ReadAsStringAsync(Ct));
        var second = await GuideAsync(client);

        Assert.Equal("Im Wiki gespeichert", first.QuerySelector("body > .toast")?.TextContent.Trim());
        Assert.Null(second.QuerySelector("body > .toast"));
    }

    private async Task<IDocument> GuideAsync(HttpClient? client = null) =>
        await OpenAsync(await (client ?? app.CreateClient()).GetStringAsync("/-/styleguide", Ct));

    private static Task<IDocument> OpenAsync(string html) =>
        BrowsingContext.New().OpenAsync(request => request.Content(html), Ct);
}
