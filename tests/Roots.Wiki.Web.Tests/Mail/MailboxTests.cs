using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.SignIn;
using Roots.Wiki.Web.Tests.Fill;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.Mail;

public sealed class MailboxTests
{
    private const string Page = "/-/mailbox/" + Kasse.Path, Address = "kasse@verein.example";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_says_who_holds_an_office_sets_its_mailbox_and_nobody_signs_in_by_it()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var (app, wiki) = (kasse.App, kasse.App.Wiki);
        var admin = await app.BrowserOfAsync(wiki.Persons.Current.Members.Values.Single(m => m.IsAdministrator), Ct);
        var holder = await app.BrowserOfAsync(kasse.Holder, Ct);
        await app.Services.GetRequiredService<MailSettings>().SaveAsync(wiki.Id, new("localhost", 9, Roots.Wiki.Mail.MailSecurity.None, null, null, "wiki@verein.example"), "https://wiki.verein.example", Ct);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<IAccounts>();

        Assert.Equal(HttpStatusCode.NotFound, (await holder.GetAsync(Page, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Browser().GetAsync(Page, Ct)).StatusCode);
        Assert.Contains(Address, (await PagesFixture.OpenAsync(admin, Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var wrong = await PagesFixture.ReadAsync(await PagesFixture.SendAsync(admin, Page, "#mailbox", ("Address", "kasse")));
        Assert.Equal("kasse", wrong.QuerySelector(".field.invalid [name=Address]")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Redirect, (await PagesFixture.SendAsync(admin, Page, "#mailbox", ("Address", Address))).StatusCode);

        Assert.Equal(Address, (await PagesFixture.OpenAsync(admin, Page)).QuerySelector("[name=Address]")!.GetAttribute("value"));
        Assert.Equal([new Problem(ProblemCode.OfficeMailbox, "SignInName")], await accounts.CheckAsync(new("KASSE@verein.example", null, SignIn.SignInSite.Password), Ct));
        var refused = await PagesFixture.ReadAsync(await PagesFixture.SendAsync(holder, "/-/account", "#email-form", ("Email", Address)));
        Assert.Contains("Postfach eines Amts", refused.QuerySelector(".field.invalid:has([name=Email]) .error")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_became_an_office_s_gets_no_link_any_more_and_one_s_own_cannot_become_one()
    {
        await using var kasse = await Kasse.FoundAsync(Ct);
        var (app, wiki) = (kasse.App, kasse.App.Wiki);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        Assert.Empty(await accounts.CreateAsync(new(null, Address, null) { MayGoWithout = true }, kasse.Holder.Id, Ct));
        await accounts.ConfirmEmailAsync(accounts.Find(kasse.Holder.Id)!, Ct);
        var admin = await app.BrowserOfAsync(wiki.Persons.Current.Members.Values.Single(m => m.IsAdministrator), Ct);

        var refused = await PagesFixture.ReadAsync(await PagesFixture.SendAsync(admin, Page, "#mailbox", ("Address", Address)));
        await wiki.Mailboxes.SetAsync(Actor.Host.Instance, PagePath.Parse(Kasse.Path), Address, Ct);

        Assert.NotNull(refused.QuerySelector(".field.invalid [name=Address]"));
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<SignInLinks>().SendAsync(wiki, new LinkRequest(Address, null), Ct));
        Assert.Empty(await wiki.Links.ListAsync(LinkPurpose.SignIn, wiki.Clock.GetUtcNow(), Ct));
    }
}
