using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Web.Features.Shared.FrontDoor;

namespace Roots.Wiki.Web.Tests.Shared;

public sealed class FrontDoorTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("", 0)]
    [InlineData("127.0.0.1", 1)]
    [InlineData("127.0.0.1, ::1 10.0.0.0/8", 3)]
    public void Proxies_are_named_by_address_or_network(string setting, int count) => Assert.Equal(count, Proxies.Read(setting).Count);

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/99")]
    public void What_is_neither_is_refused_at_the_start(string setting) => Assert.Throws<FormatException>(() => Proxies.Read(setting));

    [Fact]
    public void Nobody_is_believed_where_no_proxy_is_named()
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.All };

        Proxies.Use(options, []);

        Assert.Equal(ForwardedHeaders.None, options.ForwardedHeaders);
    }

    [Theory]
    [InlineData("", "127.0.0.1", false)]
    [InlineData("10.0.0.7", "127.0.0.1", false)]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    public async Task Only_a_named_proxy_says_that_the_way_was_safe(string proxies, string from, bool isBelieved)
    {
        await using var app = new RootsWikiApplication
        {
            Otherwise = web => web.UseSetting("Roots:Proxies", proxies).ConfigureServices(services => services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(from)))),
        };
        var client = app.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/-/setup") { Headers = { { "Host", "wiki.example" }, { "X-Forwarded-Proto", "https" }, { "X-Forwarded-Host", "evil.example" } } };

        var answer = await client.SendAsync(request, Ct);

        Assert.Equal(isBelieved, answer.Headers.Contains("Strict-Transport-Security"));
        Assert.DoesNotContain("evil.example", await answer.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Once_the_address_is_proven_no_foreign_name_is_answered()
    {
        await using var app = new RootsWikiApplication();
        await app.FoundAsync(Ct);
        await app.Services.GetRequiredService<HostRegistry>().SetPublicAddressAsync(new("https://wiki.example/"), Ct);
        var client = app.Browser();

        async Task<HttpStatusCode> AskAsync(string host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/-/sign-in") { Headers = { Host = host } };
            return (await client.SendAsync(request, Ct)).StatusCode;
        }

        Assert.Equal(HttpStatusCode.OK, await AskAsync("wiki.example"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("192.168.1.20:5080"));
        Assert.Equal(HttpStatusCode.OK, await AskAsync("wiki-pi.local"));
        Assert.Equal(HttpStatusCode.BadRequest, await AskAsync("evil.example"));
    }

    [Fact]
    public async Task A_flood_of_changes_from_one_address_is_slowed_down_and_reading_goes_on()
    {
        await using var app = new RootsWikiApplication();
        await app.FoundAsync(Ct);
        var client = app.Browser();
        HttpResponseMessage? slowed = null;

        for (var i = 0; i < 20 * ChangeLimits.StrangerBurst && slowed is null; i++)
        {
            var answer = await client.PostAsync("/-/api/pages/x", null, Ct);
            slowed = answer.StatusCode == HttpStatusCode.TooManyRequests ? answer : null;
        }

        Assert.NotNull(slowed);
        Assert.NotNull(slowed.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/-/sign-in", Ct)).StatusCode);
    }

    private sealed class From(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, go) =>
            {
                http.Connection.RemoteIpAddress = address;
                return go(http);
            });
            next(app);
        };
    }
}
