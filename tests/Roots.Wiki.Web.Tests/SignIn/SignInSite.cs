using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Roots.Wiki.Adapters.QrCodes;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Mail;
using Roots.Wiki.People;
using Roots.Wiki.Testing.Mail;
using Roots.Wiki.Testing.Pages;
using Roots.Wiki.Web.Features.Members;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;
using Roots.Wiki.Web.Features.SignIn;

namespace Roots.Wiki.Web.Tests.SignIn;

/// <summary>The pages of signing in over a real registry and one office; Ada administers with <see cref="Password"/>, Ben is a member.</summary>
internal sealed class SignInSite : IAsyncDisposable, IWikiOpener
{
    public const string Password = "der Igel frisst Kirschen";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("roots-wiki-");
    private readonly PeopleDatabase people;
    private readonly HostRegistry machine;
    private readonly Wiki wiki;
    private readonly WebApplication app;

    private SignInSite()
    {
        people = PeopleDatabase.Open(folder.FullName, Id, TimeProvider.System);
        machine = HostRegistry.Open(folder.FullName, TimeProvider.System);
        wiki = new(Id, new(Store, null!, null!, null!, people.Persons, people.Links, people.Tokens, people.Drafts, null!, TimeProvider.System));
        app = Build();
    }

    public static WikiId Id { get; } = WikiId.New();

    public static PagePath Office { get; } = PagePath.Parse("rollen/kasse/index");

    public InMemoryPageStore Store { get; } = new InMemoryPageStore().Push("Ada", (Office.File.Value, "---\ntype: role\ntitle: Kasse\n---\n"));

    public PeopleDatabase People => people;

    public Member Ada { get; private set; } = null!;

    public Member Ben { get; private set; } = null!;

    public static async Task<SignInSite> StartAsync(CancellationToken ct)
    {
        var site = new SignInSite();
        await site.app.StartAsync(ct);
        site.Ada = await site.AddAsync("Ada", administers: true, ct);
        site.Ben = await site.AddAsync("Ben", administers: false, ct);
        return site;
    }

    public Task<Wiki> OpenAsync(WikiId id, CancellationToken ct) => Task.FromResult(wiki);

    /// <summary>A browser of its own.</summary>
    public Browser NewBrowser() => new(app.GetTestServer());

    /// <summary>A browser that comes by https.</summary>
    public Browser NewSecureBrowser() => new(app.GetTestServer(), new("https://wiki.verein.example/"));

    public async Task<string> LinkAsync(LinkPurpose purpose, CancellationToken ct, PagePath? office = null, PersonId? person = null) =>
        (await people.Links.CreateAsync(new("", purpose, office, office is null ? null : Roles.HolderKind.Successor, person, false, Ada.Id, TimeProvider.System.GetUtcNow().AddDays(1), null, false), ct)).Secret;

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        people.Dispose();
        machine.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>What the mail server took.</summary>
    public RecordingMailer Mailer { get; } = new();

    /// <summary>Whose address links in mails carry.</summary>
    public const string MailBase = "https://wiki.verein.example";

    /// <summary>Everything that lies on the disk, as text.</summary>
    public string TokensOnDisk() => string.Concat(Directory.EnumerateFiles(folder.FullName, PeopleDatabase.FileName + "*").Select(file =>
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var all = new MemoryStream();
        stream.CopyTo(all);
        return System.Text.Encoding.Latin1.GetString(all.ToArray());
    }));

    public T Service<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    /// <summary>Sets a mail server up.</summary>
    public Task SetMailUpAsync(CancellationToken ct) => Service<MailSettings>().SaveAsync(Id, new("localhost", 25, MailSecurity.None, null, null, "wiki@verein.example"), MailBase, ct);

    /// <summary>Sends what waits, as the loop does.</summary>
    public async Task DeliverAsync(CancellationToken ct)
    {
        while (Service<LinkRequests>().Next() is { } request)
        {
            await using var scope = app.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<SignInLinks>().SendAsync(wiki, request, ct);
        }
    }

    /// <summary>A member of their own for one test.</summary>
    public async Task<Member> MemberAsync(string name, string? email, CancellationToken ct, string? password = Password, bool isConfirmed = true)
    {
        var person = new Person(PersonId.New(), name, email, null, null);
        await people.Persons.SavePersonAsync(person, ct);
        var member = await people.Persons.AddMemberAsync(person.Id, name, isAdministrator: false, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        Assert.Empty(await accounts.CreateAsync(new(password is null ? null : name, email, password) { MayGoWithout = true }, member.Id, ct));
        if (isConfirmed && email is not null)
        {
            await accounts.ConfirmEmailAsync(accounts.Find(member.Id)!, ct);
        }

        return member;
    }

    private async Task<Member> AddAsync(string name, bool administers, CancellationToken ct)
    {
        var person = new Person(PersonId.New(), name, null, null, null);
        await people.Persons.SavePersonAsync(person, ct);
        var member = await people.Persons.AddMemberAsync(person.Id, name, administers, ct);
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<IAccounts>().CreateAsync(new(name, $"{name}@verein.example", Password), member.Id, ct));
        return member;
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = typeof(Program).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton(machine).AddSingleton<PublicAddress>().AddSingleton<IQrCode, QrCoderDrawing>().AddSingleton(new WikiHost(this, Id));
        builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
        builder.AddWebShell();
        builder.Services.AddSingleton<IShellModelSource, EmptyShellModelSource>();
        builder.Services.AddOptions<MailOptions>();
        builder.Services.AddSingleton<MailSettings>().AddSingleton<Letters>().AddSingleton<IMailer>(Mailer);
        builder.Services.AddWikiRequests().AddSignIn(_ => folder.FullName).AddMembers();
        var site = builder.Build();
        site.UseWikiRequests();
        site.UseWebShell();
        site.MapGet("/-/api/who", (WikiRequest request) => request.Actor.GetType().Name + (request.Actor.IsAdministrator ? " who administers" : ""));
        site.MapPost("/-/api/who", (WikiRequest request) => request.Actor.GetType().Name);
        return site;
    }
}

/// <summary>One site for the tests of a class; each makes members of its own.</summary>
internal sealed class SignInFixture : IAsyncLifetime
{
    public SignInSite Site { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Site = await SignInSite.StartAsync(CancellationToken.None);
        await Site.SetMailUpAsync(CancellationToken.None);
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();
}

/// <summary>Keeps cookies and fills in forms, as a person does.</summary>
internal sealed class Browser(TestServer server, Uri? home = null)
{
    private readonly Uri start = home ?? server.BaseAddress;
    private readonly CookieContainer cookies = new();

    /// <summary>Every cookie that was set, as the server wrote it.</summary>
    public List<string> Set { get; } = [];

    public string? Cookie(string name) => cookies.GetCookies(start)[name]?.Value;

    public void SetCookie(string name, string value) => cookies.Add(start, new Cookie(name, value, "/"));

    public Task<HttpResponseMessage> GetAsync(string path, CancellationToken ct) => SendAsync(new(HttpMethod.Get, path), ct);

    /// <summary>Posts without looking at the page first: no form token.</summary>
    public Task<HttpResponseMessage> PostBareAsync(string path, CancellationToken ct, params (string Name, string Value)[] fields) =>
        SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields.ToDictionary(f => f.Name, f => f.Value)) }, ct);

    /// <summary>Opens a page, fills in its form and sends it.</summary>
    public Task<HttpResponseMessage> PostAsync(string path, CancellationToken ct, params (string Name, string Value)[] fields) =>
        PostFromAsync(path.Split('?')[0], path, ct, fields);

    /// <summary>Sends a form with the token of another page's.</summary>
    public async Task<HttpResponseMessage> PostFromAsync(string form, string path, CancellationToken ct, params (string Name, string Value)[] fields)
    {
        var page = new HtmlParser().ParseDocument(await (await GetAsync(form, ct)).Content.ReadAsStringAsync(ct));
        var token = page.QuerySelector("form[method=post] input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        return await PostBareAsync(path, ct, [("__RequestVerificationToken", token), .. fields]);
    }

    /// <summary>Whom the wiki takes this browser for.</summary>
    public async Task<string> WhoAsync(CancellationToken ct) => await (await GetAsync("/-/api/who", ct)).Content.ReadAsStringAsync(ct);

    public Task<HttpResponseMessage> SignInAsync(string name, string password, CancellationToken ct) => PostAsync("/-/sign-in", ct, ("Name", name), ("Password", password));

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        var address = new Uri(start, request.RequestUri!);
        request.RequestUri = address;
        request.Headers.Add("Cookie", cookies.GetCookieHeader(address) is { Length: > 0 } header ? header : "none=1");
        var answer = await server.CreateClient().SendAsync(request, ct);
        foreach (var cookie in answer.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            cookies.SetCookies(address, cookie);
            Set.Add(cookie);
        }

        return answer;
    }
}
