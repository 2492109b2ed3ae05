using System.Globalization;
using System.Net;
using System.Resources;
using System.Text.RegularExpressions;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Audit;
using Roots.Wiki.Web.Tests.Pages;
using Roots.Wiki.Web.Tests.Shared;
using static Roots.Wiki.Web.Tests.Pages.PagesFixture;

namespace Roots.Wiki.Web.Tests.Admin;

public sealed partial class AuditLogTests(PagesFixture site) : IClassFixture<PagesFixture>
{
    private const string Log = "/-/admin/audit";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_administration_reads_in_words_who_did_what_to_whom()
    {
        var eva = await site.App.MemberAsync("Eva Audit", Ct);
        await site.App.Wiki.Persons.AuditAsync(PeopleSnapshot.ActorOf(eva), "password-changed", null, Ct);
        await site.App.Wiki.Persons.AuditAsync(Actor.Host.Instance, "made-administrator", eva.Id.Value, Ct);

        var rows = (await OpenAsync(site.Admin, $"{Log}?what=made-administrator")).QuerySelectorAll("tbody tr").Select(r => r.TextContent).ToList();

        var row = Assert.Single(rows, r => r.Contains("Eva Audit", StringComparison.Ordinal));
        Assert.Contains("der Server selbst", row, StringComparison.Ordinal);
        Assert.Contains("Verwaltungsrecht gegeben", row, StringComparison.Ordinal);
        var hers = (await OpenAsync(site.Admin, $"{Log}?who=m:{eva.Id}")).QuerySelectorAll("tbody tr");
        Assert.Contains("Passwort geändert", Assert.Single(hers).TextContent, StringComparison.Ordinal);
        Assert.Single((await OpenAsync(site.Admin, $"{Log}?until=2001-01-01")).QuerySelectorAll(".empty"));
    }

    [Fact]
    public async Task For_nobody_else_there_is_a_log()
    {
        foreach (var browser in new[] { site.Member, site.Visitor })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Log, Ct)).StatusCode);
        }
    }

    [Fact]
    public async Task A_table_is_taken_along_without_formulas_and_the_taking_is_written_down()
    {
        await site.App.Wiki.Persons.AuditAsync(Actor.Host.Instance, "invited", "=HYPERLINK(\"http://x\")", Ct);

        var answer = await SendAsync(site.Admin, Log, "#audit-download");

        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        var table = await answer.Content.ReadAsStringAsync(Ct);
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", table, StringComparison.Ordinal);
        Assert.Contains("\"Wann\";\"Wer\";\"Was\"", table, StringComparison.Ordinal);
        Assert.NotEmpty(await site.App.Wiki.Audit.ReadAsync(Actor.Host.Instance, new(Action: "audit-taken"), 0, 1, Ct) ?? []);
    }

    [Fact]
    public async Task How_long_the_log_is_kept_is_said_within_bounds()
    {
        var wrong = await ReadAsync(await SendAsync(site.Admin, Log, "#audit-keep", ("Months", "1")));
        Assert.NotNull(wrong.QuerySelector(".field.invalid [name=Months]"));

        Assert.Equal(HttpStatusCode.Redirect, (await SendAsync(site.Admin, Log, "#audit-keep", ("Months", "36"))).StatusCode);

        Assert.Equal("36", (await OpenAsync(site.Admin, Log)).QuerySelector("[name=Months]")!.GetAttribute("value"));
    }

    [Fact]
    public void Every_code_in_the_source_has_words_in_both_languages()
    {
        var written = SourceTree.Sources(".cs").Where(s => s.Text.Contains("AuditAsync(", StringComparison.Ordinal) || s.Path.EndsWith("/AuditLog.cs", StringComparison.Ordinal)).SelectMany(s => Statement().Matches(s.Text).Select(m => m.Value));
        var watched = SourceTree.Sources("/RightsWatch.cs").Select(s => s.Text.Replace("\"rights-watch\"", "", StringComparison.Ordinal));
        var codes = written.Concat(watched).SelectMany(text => Code().Matches(text)).Select(m => m.Groups["code"].Value).Distinct().ToList();
        Assert.Contains("invited", codes);
        Assert.Contains("made-administrator", codes);
        Assert.Contains("holders-changed", codes);
        Assert.Contains("audit-expired", codes);

        foreach (var language in new[] { "de", "en" })
        {
            var texts = new ResourceManager(typeof(AuditTexts)).GetResourceSet(CultureInfo.GetCultureInfo(language), createIfNotExists: true, tryParents: language == "de")!;
            Assert.DoesNotContain(codes, code => texts.GetString(AuditWords.KeyOf(code)) is null);
        }
    }

    // A call that writes a line, and one that hands a code on to such a call.
    [GeneratedRegex(@"AuditAsync\([^;]*;|\w+Async\([^;\n]*""[a-z]+(-[a-z]+)+""[^;\n]*, ct\)|\bWrite\(connection[^;]*;")]
    private static partial Regex Statement();

    [GeneratedRegex(@"(?<=[ (])""(?<code>[a-z]{5,}|[a-z]+(-[a-z]+)+)""(?=[,;\s)])")]
    private static partial Regex Code();
}
