using System.Net;
using Microsoft.AspNetCore.Mvc.Testing;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Tests.Shared;

public sealed class WebShellTests(RootsWikiApplication app) : IClassFixture<RootsWikiApplication>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de-DE,de;q=0.9", "Hier gibt es keine Seite")]
    [InlineData("en-GB,en;q=0.9", "There is no page here")]
    [InlineData("fr", "Hier gibt es keine Seite")]
    public async Task A_missing_page_is_explained_in_the_reader_s_language(string languages, string expected)
    {
        var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", languages);

        var answer = await client.GetAsync("/-/status/404", Ct);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    [InlineData("DELETE")]
    public async Task A_failure_is_told_in_plain_words_whatever_the_method(string method)
    {
        await app.FoundAsync(Ct);

        var answer = await app.CreateClient().SendAsync(new HttpRequestMessage(new HttpMethod(method), "/-/no-such-thing"), Ct);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.Contains($"Meldung {(int)answer.StatusCode}", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_gets_no_page_for_people()
    {
        await app.FoundAsync(Ct);

        var answer = await app.CreateClient().GetAsync("/-/api/no-such-thing", Ct);

        Assert.False(answer.IsSuccessStatusCode);
        Assert.NotEqual("text/html", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Every_answer_forbids_foreign_code()
    {
        var answer = await app.CreateClient().GetAsync("/-/status/404", Ct);

        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, answer.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
    }

    [Fact]
    public async Task What_says_nothing_about_being_kept_is_kept_by_no_cache()
    {
        var client = app.CreateClient();

        var answer = await client.GetAsync("/-/health/live", Ct);
        var style = await client.GetAsync("/-/assets/css/tokens.css", Ct);

        Assert.True(answer.Headers.CacheControl?.NoStore);
        Assert.NotNull(style.Headers.CacheControl);
        Assert.False(style.Headers.CacheControl.NoStore);
    }

    [Fact]
    public async Task The_cookie_of_forms_stays_on_the_encrypted_way_and_out_of_reach_of_scripts()
    {
        await app.FoundAsync(Ct);
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new("https://localhost"), AllowAutoRedirect = false });

        var answer = await client.GetAsync("/-/sign-in", Ct);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("roots-form=", StringComparison.Ordinal));
        Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("; samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Styles_are_served_below_the_reserved_segment_even_without_Node()
    {
        var answer = await app.CreateClient().GetAsync("/-/assets/css/tokens.css", Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/kasse", "/kasse")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    public async Task The_chosen_language_is_kept_and_leads_back_only_inside_the_wiki(string back, string expected)
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });

        var answer = await client.PostAsync("/-/language", new FormUrlEncodedContent([new("language", "en"), new("back", back)]), Ct);

        Assert.Equal(expected, answer.Headers.Location?.OriginalString);
        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith(LanguageSwitch.Cookie + "=", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_site_cannot_choose_the_language()
    {
        var client = app.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        var answer = await client.PostAsync("/-/language", new FormUrlEncodedContent([new("language", "en")]), Ct);

        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }
}
