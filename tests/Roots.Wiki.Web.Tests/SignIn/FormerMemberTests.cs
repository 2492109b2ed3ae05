using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Calendars;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.SignIn;
using Roots.Wiki.Web.Tests.Fill;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.SignIn;

public sealed class FormerMemberTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_the_membership_every_way_in_ends_at_once()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var (app, wiki, leaver) = (kasse.App, kasse.App.Wiki, kasse.Holder);
        var browser = await app.BrowserOfAsync(leaver, Ct);
        var token = await wiki.Tokens.CreateAsync("Skript", leaver.Id, TokenScope.Write, Ct);
        var calendar = (await wiki.Calendars.CreateAsync(PeopleSnapshot.ActorOf(leaver), CalendarScope.Everything, "de", Ct))!;
        var stop = app.Services.GetRequiredService<StopLinks>().Of(wiki, leaver.Person, "http://localhost").AbsolutePath;
        var links = new Dictionary<LinkPurpose, string>();
        foreach (var purpose in Enum.GetValues<LinkPurpose>())
        {
            var isTheirs = purpose is LinkPurpose.Reset or LinkPurpose.SignIn or LinkPurpose.Slip or LinkPurpose.Email;
            links[purpose] = (await wiki.Links.CreateAsync(
                new("", purpose, purpose == LinkPurpose.Sitting ? PagePath.Parse(Kasse.Path) : null, null, isTheirs ? leaver.Person : null, false, leaver.Id, wiki.Clock.GetUtcNow().AddDays(1), null, false), Ct)).Secret;
        }

        await using (var scope = app.Services.CreateAsyncScope())
        {
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<IAccounts>().CreateAsync(new("karla", "karla@verein.example", SignInSite.Password), leaver.Id, Ct));
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = scope.ServiceProvider.GetRequiredService<Accounts>().Find(leaver.Id)!;
            await users.AddOrUpdatePasskeyAsync(account, new([1, 2, 3], [4], wiki.Clock.GetUtcNow(), 0, [], true, true, true, [5], [6]));
            await scope.ServiceProvider.GetRequiredService<SecondStep>().RenewAsync(account, Ct);
        }

        // Alive before, each of them.
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/-/account", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await ApiAsync(app, token)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync($"/-/calendar/{calendar}.ics", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await app.Browser().GetAsync(stop, Ct)).StatusCode);
        foreach (var secret in links.Values)
        {
            Assert.NotNull(await wiki.Links.FindAsync(secret, wiki.Clock.GetUtcNow(), Ct));
        }

        Assert.Null(await wiki.Persons.ChangeMemberAsync(leaver.Id, isAdministrator: false, isActive: false, Ct));

        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/-/account", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await ApiAsync(app, token)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync($"/-/calendar/{calendar}.ics", Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(stop, Ct)).StatusCode);
        foreach (var (purpose, secret) in links)
        {
            Assert.True(await wiki.Links.FindAsync(secret, wiki.Clock.GetUtcNow(), Ct) is null, $"The link for {purpose} still lives.");
        }

        var visitor = app.Browser();
        await PagesFixture.SendAsync(visitor, "/-/sign-in", "#by-password", ("Name", "karla"), ("Password", SignInSite.Password));
        await PagesFixture.SendAsync(visitor, "/-/sign-in/link/" + links[LinkPurpose.Slip], "main form");
        Assert.Equal(HttpStatusCode.Redirect, (await visitor.GetAsync("/-/account", Ct)).StatusCode);
        await using var after = app.Services.CreateAsyncScope();
        Assert.Null(after.ServiceProvider.GetRequiredService<Accounts>().Find(leaver.Id));
        Assert.Null(await after.ServiceProvider.GetRequiredService<IUserStore<Account>>().FindByNameAsync("KARLA", Ct));
        Assert.Null(await after.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByPasskeyIdAsync([1, 2, 3]));
        Assert.Empty(after.ServiceProvider.GetRequiredService<Accounts>().OfEmail("karla@verein.example"));
    }

    private static async Task<HttpResponseMessage> ApiAsync(RootsWikiApplication app, string token)
    {
        var client = app.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return await client.GetAsync("/-/api/pages", Ct);
    }
}
