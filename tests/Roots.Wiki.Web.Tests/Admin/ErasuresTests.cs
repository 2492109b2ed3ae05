using System.Net;
using AngleSharp.Dom;
using Roots.Wiki.Erasure;
using Roots.Wiki.People;
using Roots.Wiki.Web.Composition;
using Roots.Wiki.Web.Composition.Commands;
using Roots.Wiki.Web.Tests.Pages;

namespace Roots.Wiki.Web.Tests.Admin;

public sealed class ErasuresTests(PagesFixture fixture) : IClassFixture<PagesFixture>
{
    private const string All = "/-/admin/erasures", New = "/-/admin/erasures/new";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RootsWikiApplication App => fixture.App;

    [Fact]
    public async Task Looked_for_asked_for_approved_and_gone_with_a_record_that_says_nothing_of_it()
    {
        await App.WriteAsync("spenden.md", "# Spenden\n\nFrau Wilhelmine Zwickelmaier gab 100 Euro.\n", Ct);
        var old = (await App.Wiki.Store.HistoryAsync(GitPath.Parse("spenden.md"), null, 1, Ct))[0].Id;
        await App.WriteAsync("spenden.md", "# Spenden\n\nJemand gab 100 Euro.\n", Ct);
        var second = await SecondAsync("Sven");

        var looked = await PagesFixture.ReadAsync(await LookAsync("wilhelmine zwickelmaier"));
        Assert.Contains("Wilhelmine Zwickelmaier", looked.QuerySelector("mark")!.TextContent, StringComparison.Ordinal);
        var detail = await AskAsync("wilhelmine zwickelmaier");
        var mine = await PagesFixture.OpenAsync(fixture.Admin, detail);
        Assert.DoesNotContain("handler=Approve", mine.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Contains("Sven", mine.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(second, detail, "Approve")).StatusCode);
        await App.Wiki.Erasures.RunDueAsync(Ct);

        var record = await PagesFixture.OpenAsync(fixture.Admin, detail);
        Assert.Contains("Gelöscht und nachgeprüft", record.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("DS-2026-7", record.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("wickelmaier", record.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("etwas entfernt", (await PagesFixture.OpenAsync(fixture.Member, "/spenden")).QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        var version = await PagesFixture.OpenAsync(fixture.Admin, $"/-/version/spenden?v={old}");
        Assert.Contains("[entfernt] gab 100 Euro", version.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(App.Folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("roots-wiki.owner", StringComparison.Ordinal)), Holds);
    }

    [Fact]
    public async Task For_everybody_else_there_is_no_such_page()
    {
        await SecondAsync("Sina");
        var detail = await AskAsync("Irgendetwas Seltenes", recipients: "");

        foreach (var address in new[] { All, New, detail })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await fixture.Member.GetAsync(address, Ct)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await fixture.Visitor.GetAsync(address, Ct)).StatusCode);
        }
    }

    [Fact]
    public async Task What_cannot_be_looked_for_is_said_beside_the_field_and_stays_there()
    {
        var page = await PagesFixture.ReadAsync(await LookAsync("ab"));

        Assert.Contains("zu kurz", page.QuerySelector(".field.invalid:has([name='Form.Texts']) .error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("ab", page.QuerySelector<AngleSharp.Html.Dom.IHtmlTextAreaElement>("textarea[name='Form.Texts']")!.Value);
    }

    [Fact]
    public async Task What_is_taken_back_is_forgotten_and_nothing_happens()
    {
        await App.WriteAsync("bleibt.md", "Hier steht Bleibtstehen.\n", Ct);
        await SecondAsync("Selma");
        var detail = await AskAsync("Bleibtstehen");

        Assert.Equal(HttpStatusCode.Redirect, (await PressAsync(fixture.Admin, detail, "Reject")).StatusCode);

        var page = await PagesFixture.OpenAsync(fixture.Admin, detail);
        Assert.Contains("Es wurde nichts gelöscht", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Bleibtstehen", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null((await App.Wiki.Erasures.ListAsync(AdminActor(), Ct)).First(e => detail.EndsWith(e.Id, StringComparison.Ordinal)).Scope);
    }

    [Fact]
    public async Task An_older_backup_is_erased_again_before_it_is_served()
    {
        await App.WriteAsync("alt.md", "Hier stand Theophanie Quitzow.\n", Ct);
        var backups = Directory.CreateTempSubdirectory("roots-wiki-backups-").FullName;
        try
        {
            await RunAsync(new BackupCommand(), "backup", "--data", App.Folder, "--out", Path.Combine(backups, "alt.zip"));
            var second = await SecondAsync("Swantje");
            await PressAsync(second, await AskAsync("Theophanie Quitzow"), "Approve");
            await App.Wiki.Erasures.RunDueAsync(Ct);
            await RunAsync(new BackupCommand(), "backup", "--data", App.Folder, "--out", Path.Combine(backups, "neu.zip"));
            var restored = Path.Combine(backups, "data");

            var said = await RunAsync(new RestoreCommand(), "restore", "--data", restored, "--from", Path.Combine(backups, "alt.zip"));

            Assert.Contains("1", said.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1], StringComparison.Ordinal);
            Assert.DoesNotContain(Directory.EnumerateFiles(restored, "*", SearchOption.AllDirectories), f => Holds(f, "Quitzow"));
            Assert.DoesNotContain(Directory.EnumerateFiles(restored, "*.pending", SearchOption.AllDirectories), File.Exists);
            Assert.DoesNotContain("1", await RunAsync(new EraseCommand(), "erase", "--reapply", "--data", restored), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(backups, recursive: true);
        }
    }

    private static async Task<string> RunAsync(ICommand command, params string[] args)
    {
        using var output = new StringWriter();
        Assert.Equal(0, await command.RunAsync(CommandLine.Parse(args), output, Ct));
        return output.ToString();
    }

    private Actor AdminActor() => PeopleSnapshot.ActorOf(App.Wiki.Persons.Current.Members.Values.First(m => m.DisplayName == "Vera Verwaltung"));

    private async Task<HttpClient> SecondAsync(string name)
    {
        var person = new Person(PersonId.New(), name, null, null, null);
        await App.Wiki.Persons.SavePersonAsync(person, Ct);
        return await App.BrowserOfAsync(await App.Wiki.Persons.AddMemberAsync(person.Id, name, isAdministrator: true, Ct), Ct);
    }

    private async Task<HttpResponseMessage> LookAsync(string text)
    {
        var page = await PagesFixture.ReadAsync(await fixture.Admin.GetAsync(New, Ct));
        var token = page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        return await fixture.Admin.PostAsync(New + "?handler=Look", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["Form.Texts"] = text }), Ct);
    }

    private async Task<string> AskAsync(string text, string recipients = "Ein Klon beim Vorstand")
    {
        var page = await PagesFixture.ReadAsync(await fixture.Admin.GetAsync(New, Ct));
        var fields = new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.QuerySelector("input[name='__RequestVerificationToken']")!.GetAttribute("value")!,
            ["Form.Texts"] = text,
            ["Form.Ground"] = nameof(EraseGround.PersonAsks),
            ["Form.Reference"] = "DS-2026-7",
            ["Form.Recipients"] = recipients,
            ["Form.BackupDays"] = "90",
        };
        var answer = await fixture.Admin.PostAsync(New + "?handler=Request", new FormUrlEncodedContent(fields), Ct);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<HttpResponseMessage> PressAsync(HttpClient browser, string address, string handler)
    {
        var page = await PagesFixture.ReadAsync(await browser.GetAsync(address, Ct));
        var token = page.QuerySelector("form.actions input[name='__RequestVerificationToken']")!.GetAttribute("value")!;
        return await browser.PostAsync($"{address}?handler={handler}", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }), Ct);
    }

    private static bool Holds(string file) => Holds(file, "Zwickelmaier");

    private static bool Holds(string file, string text)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new ContentEraser(new(new EraseScope { Texts = [text] })).IsIn(bytes);
    }
}
