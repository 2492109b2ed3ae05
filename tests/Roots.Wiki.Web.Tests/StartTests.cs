using System.IO.Compression;
using System.Net;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.DependencyInjection;
using Roots.Wiki.Web.Composition;
using Roots.Wiki.Web.Features.Export;
using Roots.Wiki.Web.Features.Setup;

namespace Roots.Wiki.Web.Tests;

public sealed class StartTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_wiki_leads_everybody_to_its_set_up()
    {
        await using var app = new RootsWikiApplication();

        var answer = await app.Browser().GetAsync("/kasse", Ct);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/-/setup", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task A_founded_wiki_shows_its_start_page_to_a_member_and_asks_a_visitor_to_sign_in()
    {
        await using var app = new RootsWikiApplication();
        var member = await app.FoundAsync(Ct);

        var seen = await (await app.BrowserOfAsync(member, Ct)).GetStringAsync("/", Ct);
        var visitor = await app.Browser().GetAsync("/", Ct);

        Assert.Contains("Willkommen im Testverein.", seen, StringComparison.Ordinal);
        Assert.StartsWith("/-/sign-in", visitor.Headers.Location?.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_names_what_is_there()
    {
        await using var app = new RootsWikiApplication();
        await app.FoundAsync(Ct);

        var ready = await app.Browser().GetStringAsync("/-/health/ready", Ct);

        Assert.Contains("\"status\":\"ready\"", ready, StringComparison.Ordinal);
        Assert.Contains("\"packing\":", ready, StringComparison.Ordinal);
        Assert.DoesNotContain("pages", ready, StringComparison.Ordinal);   // how many there are is not everybody's to know
        Assert.DoesNotContain("total", ready, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_that_stands_in_an_address_goes_to_nobody_else()
    {
        await using var app = new RootsWikiApplication();
        var setup = await app.Browser().GetAsync("/-/setup?code=ABCD-EFGH", Ct);
        await app.FoundAsync(Ct);
        var reach = await app.Browser().GetAsync("/-/reach/abcdefghjkmnpqrstuvwxyz234", Ct);

        Assert.All([setup, reach], answer => Assert.Equal(("no-referrer", true), (answer.Headers.GetValues("Referrer-Policy").Single(), answer.Headers.CacheControl!.NoStore)));
    }

    [Fact]
    public void A_new_data_folder_is_its_owner_s_alone_and_an_old_one_stays_as_it_was()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such modes.");
            return;
        }

        var place = Directory.CreateTempSubdirectory("roots-wiki-test-");
        try
        {
            const UnixFileMode ownerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
            const UnixFileMode withGroup = ownerOnly | UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
            var (fresh, old) = (Path.Combine(place.FullName, "fresh"), Path.Combine(place.FullName, "old"));
            Directory.CreateDirectory(old);
            File.SetUnixFileMode(old, withGroup);

            DataFolder.At(fresh).Prepare();
            DataFolder.At(old).Prepare();

            Assert.Equal(ownerOnly, File.GetUnixFileMode(fresh));
            Assert.Equal(withGroup, File.GetUnixFileMode(old));
            Assert.Equal(ownerOnly, File.GetUnixFileMode(Path.Combine(old, "keys")));
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task Setting_up_needs_the_code_of_the_console_and_keeps_what_was_typed()
    {
        await using var app = new RootsWikiApplication();
        var client = app.Browser();
        var form = await FormAsync(client, "/-/setup", Ct);

        var answer = await client.PostAsync("/-/setup", new FormUrlEncodedContent(
        [
            .. form, new("Form.Code", "ABCD-EFGH"), new("Form.Association", "Stadtgarten Linde"), new("Form.Name", "Vera"),
            new("Form.SignInName", "vera"), new("Form.Password", "ein langes passwort 7"), new("Form.Sample", "false"),
        ]), Ct);
        var page = await answer.Content.ReadAsStringAsync(Ct);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("error-summary", page, StringComparison.Ordinal);
        Assert.Contains("Stadtgarten Linde", page, StringComparison.Ordinal);
        Assert.False(app.Wiki.Persons.Current.HasAdministrator);
    }

    [Fact]
    public async Task The_right_code_founds_the_wiki_signs_in_and_closes_set_up_for_ever()
    {
        await using var app = new RootsWikiApplication();
        var client = app.Browser();
        var code = app.Services.GetRequiredService<SetupCode>().Value;
        var form = await FormAsync(client, "/-/setup?code=" + code, Ct);

        var answer = await client.PostAsync("/-/setup", new FormUrlEncodedContent(
        [
            .. form, new("Form.Association", "Stadtgarten Linde"), new("Form.Name", "Vera"),
            new("Form.SignInName", "vera"), new("Form.Password", "ein langes passwort 7"), new("Form.Sample", "false"),
        ]), Ct);
        var offices = await client.GetAsync("/-/setup/offices", Ct);
        var again = await app.Browser().GetAsync("/-/setup?code=" + code, Ct);

        Assert.Equal("/-/setup/offices", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, offices.StatusCode);
        Assert.Equal("/", again.Headers.Location?.OriginalString);
        Assert.Equal("Stadtgarten Linde", app.Wiki.Snapshot.Settings.Name);
        Assert.NotNull(app.Wiki.Snapshot.Find(PagePath.Parse("start")));
    }

    [Fact]
    public async Task Everything_may_be_taken_home_by_members_and_nothing_by_visitors()
    {
        await using var app = new RootsWikiApplication();
        var member = await app.FoundAsync(Ct);
        await app.WriteAsync("kasse/konto.md", "# Konto\n\nFrag [Ansprechperson](person:" + member.Person + ").\n", Ct);
        await app.WriteAsync("kasse/geheim.md", "---\nvisibility: vorstand\n---\n# Geheim\n", Ct);
        var plain = await app.MemberAsync("Mia", Ct);

        await using var stream = await (await app.BrowserOfAsync(plain, Ct)).GetStreamAsync("/-/take-home/zip", Ct);
        using var zip = new ZipArchive(await CopyAsync(stream, Ct));
        var visitor = await app.Browser().GetAsync("/-/take-home/zip", Ct);

        Assert.Equal(["LIESMICH.txt", "Lesen.html", "kasse/konto.md", "start.md"], zip.Entries.Select(e => e.FullName).Order(StringComparer.Ordinal));
        using var page = new StreamReader(zip.GetEntry("kasse/konto.md")!.Open());
        Assert.Contains("Ansprechperson (Vera Verwaltung)", await page.ReadToEndAsync(Ct), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, visitor.StatusCode);
    }

    [Fact]
    public async Task Two_archives_are_made_at_a_time_some_wait_and_more_are_refused()
    {
        using var turns = new TakeHomeTurns();
        var making = await Task.WhenAll(Enumerable.Range(0, TakeHomeTurns.AtOnce).Select(_ => turns.TakeAsync(Ct).AsTask()));
        var waiting = Enumerable.Range(0, TakeHomeTurns.Waiting).Select(_ => turns.TakeAsync(Ct).AsTask()).ToList();

        var refused = await turns.TakeAsync(Ct);
        making[0]!.Dispose();
        var next = await waiting[0];

        Assert.Null(refused);
        Assert.NotNull(next);
        Assert.All(waiting.Skip(1), turn => Assert.False(turn.IsCompleted));
    }

    [Fact]
    public async Task The_offices_show_numbers_to_the_board_and_not_to_everybody()
    {
        await using var app = new RootsWikiApplication();
        var keeper = await app.FoundAsync(Ct);
        await app.WriteAsync("rollen/kasse/index.md", "---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart]\ncriticality: 5\n---\n# Kasse\n", Ct);
        var plain = await app.MemberAsync("Mia", Ct);

        var seenByKeeper = await (await app.BrowserOfAsync(keeper, Ct)).GetStringAsync("/-/roles", Ct);
        var seenByMember = await (await app.BrowserOfAsync(plain, Ct)).GetStringAsync("/-/roles", Ct);
        var office = await (await app.BrowserOfAsync(plain, Ct)).GetStringAsync("/-/role/rollen/kasse", Ct);

        Assert.Contains("Wissensstand 0 %", seenByKeeper, StringComparison.Ordinal);
        Assert.Contains("Kasse", seenByMember, StringComparison.Ordinal);
        Assert.DoesNotContain("Wissensstand 0 %", seenByMember, StringComparison.Ordinal);
        Assert.Contains("Was ist die wichtigste Aufgabe in deinem Amt?", office, StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<KeyValuePair<string, string>>> FormAsync(HttpClient client, string address, CancellationToken ct)
    {
        var document = await new HtmlParser().ParseDocumentAsync(await client.GetStringAsync(address, ct), ct);
        return [.. document.QuerySelectorAll("form input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""))];
    }

    private static async Task<MemoryStream> CopyAsync(Stream stream, CancellationToken ct)
    {
        var copy = new MemoryStream();
        await stream.CopyToAsync(copy, ct);
        copy.Position = 0;
        return copy;
    }
}
