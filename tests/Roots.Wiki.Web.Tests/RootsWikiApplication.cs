using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Tests;

/// <summary>The whole program on a data folder of its own, without a network: real git, real search, real registry.</summary>
public sealed class RootsWikiApplication : WebApplicationFactory<Program>
{
    private WikiHost? wikis;
    private readonly string folder = Directory.CreateTempSubdirectory("roots-wiki-test-").FullName;

    /// <summary>The wiki that is served.</summary>
    public Wiki Wiki
    {
        get
        {
            _ = Server;
            return Services.GetRequiredService<WikiHost>().Open[0];
        }
    }

    /// <summary>Where its data lie.</summary>
    public string Folder => folder;

    /// <summary>What is set otherwise than by default.</summary>
    public Action<IWebHostBuilder>? Otherwise { get; init; }

    /// <summary>A browser that nobody is signed in with; follows no redirect, keeps cookies.</summary>
    public HttpClient Browser() => CreateClient(new() { AllowAutoRedirect = false });

    /// <summary>Founds the wiki without its set-up screens: a name, a start page, an administrator.</summary>
    public async Task<Member> FoundAsync(CancellationToken ct)
    {
        var person = new Person(PersonId.New(), "Vera Verwaltung", null, null, null);
        await Wiki.Persons.SavePersonAsync(person, ct);
        var member = await Wiki.Persons.AddMemberAsync(person.Id, person.Name, isAdministrator: true, ct);
        await WriteAsync(WikiSettings.File, "name: Testverein\n", ct);
        await WriteAsync("start.md", "# Start\n\nWillkommen im Testverein.\n", ct);
        return member;
    }

    /// <summary>A member who is not of the Verwaltung.</summary>
    public async Task<Member> MemberAsync(string name, CancellationToken ct)
    {
        var person = new Person(PersonId.New(), name, null, null, null);
        await Wiki.Persons.SavePersonAsync(person, ct);
        return await Wiki.Persons.AddMemberAsync(person.Id, name, isAdministrator: false, ct);
    }

    /// <summary>A browser in which a member is signed in.</summary>
    public async Task<HttpClient> BrowserOfAsync(Member member, CancellationToken ct)
    {
        var secret = await Wiki.Persons.StartSessionAsync(member.Id, DateTimeOffset.MaxValue, "Test", ct);
        var client = Browser();
        client.DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.NameFor(Wiki.Id)}={secret}");
        return client;
    }

    /// <summary>Writes a file as the host, over whatever stands there.</summary>
    public async Task WriteAsync(string file, string text, CancellationToken ct)
    {
        var edit = new FileEdit.Transform(GitPath.Parse(file), _ => text);
        var result = await Wiki.Store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Import, [edit]), ct);
        Assert.True(result is CommitResult.Committed or CommitResult.Unchanged, result.ToString());
    }

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseSetting("Roots:Data", folder);
        Otherwise?.Invoke(builder);
    }

    /// <inheritdoc/>
    protected override IHost CreateHost(IHostBuilder builder)
    {
        var host = base.CreateHost(builder);
        wikis = host.Services.GetRequiredService<WikiHost>();
        return host;
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (wikis is not null)
        {
            await wikis.Closed.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, CancellationToken.None);
        }

        Directory.Delete(folder, recursive: true);
    }
}
