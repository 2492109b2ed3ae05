using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Journey;
using Roots.Wiki.Browser.Tests.Server;
using Roots.Wiki.People;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Browser.Tests;

public sealed class SecretsTests(Chromium chromium)
{
    private const string Marker = "qx7k9zmarke.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Browser_and_server_find_the_same()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var visitor = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await visitor.GoAsync("/-/help");
        var long1 = string.Join('\n', SecretSamples.Harmless.Concat(SecretSamples.Secrets.Select(s => s.Text)));
        List<string> texts = [.. SecretSamples.Secrets.Select(s => s.Text), .. SecretSamples.Harmless, .. SecretSamples.Fields.Select(f => f.Text), long1];

        var found = await visitor.Page.EvaluateAsync<string>(
            """
            async given => {
              const guard = await import('/-/assets/dist/secrets.js');
              const [texts, fields] = JSON.parse(given);
              const said = (text, hits) => hits.map(h => `${h.kind} ${h.start} ${h.length} ${h.isCertain} ${guard.markOf(text, h)}`);
              return JSON.stringify([texts.map(t => said(t, guard.findSecrets(t))), fields.map(f => said(f.Text, guard.findSecretsInField(f.Label, f.Text, f.IsStrict)))]);
            }
            """,
            JsonSerializer.Serialize(new object[] { texts, SecretSamples.Fields }));
        var byScript = JsonSerializer.Deserialize<List<List<List<string>>>>(found)!;

        Assert.Equal(texts.Select(t => Said(t, SecretGuard.Find(t))), byScript[0]);
        Assert.Equal(SecretSamples.Fields.Select(f => Said(f.Text, SecretGuard.FindInField(f.Label, f.Text, f.IsStrict))), byScript[1]);
    }

    [Fact]
    public async Task A_secret_leaves_neither_the_browser_nor_lies_on_the_disk_after_a_power_failure()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var visitor = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        var setUp = new SetUpPages(visitor);
        await setUp.OpenAsync(await wiki.PrintedLinkAsync("/-/setup", Ct));
        await setUp.IntroduceAsync("Stadtgarten Linde e. V.", "Ada", "ada", "vier Wörter reichen aus");
        await setUp.ChooseLeavingAsync("Kasse");
        var sent = new StringBuilder();
        visitor.Page.Request += (_, request) => sent.Append(request.Url).Append(request.PostData);
        await visitor.GoAsync("/-/fill/rollen/kasse/index?q=wichtigste-aufgabe");

        var stopped = new HashSet<SecretKind>();
        foreach (var secret in SecretSamples.Secrets.Where(s => !s.Text.Contains('\n', StringComparison.Ordinal)))
        {
            await visitor.Page.Locator("#Text").FillAsync(Marker + " " + secret.Text);
            await Assertions.Expect(visitor.Page.Locator(".secret-ask[data-asked]")).ToHaveCountAsync(1);
            if (stopped.Add(secret.Kind))
            {
                await visitor.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of<Web.Features.Fill.FillTexts>("Next"), Exact = true }).ClickAsync();
                await Assertions.Expect(visitor.Page.Locator("#Text")).ToHaveValueAsync(Marker + " " + secret.Text);
            }

            await visitor.Page.Locator("#Text").FillAsync("");
        }

        await visitor.Page.Locator("#Text").FillAsync(Marker + " PIN 4711");
        await Assertions.Expect(visitor.Page.Locator(".save-state")).ToHaveAttributeAsync("data-state", "secret");
        await visitor.AssertAccessibleAsync("fill-secret");
        var kept = await visitor.Page.EvaluateAsync<string>("async () => JSON.stringify([{...localStorage}, {...sessionStorage}, await indexedDB.databases(), await caches.keys()])");
        await TryByApiAsync(wiki, folder.Path);
        await wiki.KillAsync(Ct);

        Assert.DoesNotContain(Marker, Uri.UnescapeDataString(sent.ToString()), StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, kept, StringComparison.Ordinal);
        Assert.DoesNotContain(Marker, wiki.Printed, StringComparison.Ordinal);
        await AssertNotOnDiskAsync(folder.Path);
    }

    private static async Task TryByApiAsync(RunningWiki wiki, string data)
    {
        wiki.Http.DefaultRequestHeaders.Authorization = new("Bearer", await Api.CreateTokenAsync(data, Ct));
        wiki.Http.DefaultRequestHeaders.TryAddWithoutValidation("If-None-Match", "*");
        foreach (var secret in SecretSamples.Secrets)
        {
            using var answer = await wiki.Http.PutAsJsonAsync("/-/api/pages/geheim", new { markdown = Marker + "\n\n" + secret.Text }, Ct);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }
    }

    private static async Task AssertNotOnDiskAsync(string data)
    {
        foreach (var file in Directory.EnumerateFiles(data, "*", SearchOption.AllDirectories))
        {
            Assert.DoesNotContain(Marker, Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Ct)), StringComparison.Ordinal);
        }

        var repository = Path.Combine(Directory.GetDirectories(Path.Combine(data, "wikis")).Single(), "repo.git");
        var (exitCode, objects) = await RootsWikiProgram.RunAsync("git", ["-C", repository, "cat-file", "--batch", "--batch-all-objects"], Ct);
        Assert.True(exitCode == 0 && objects.Length > 1_000, objects);
        Assert.DoesNotContain(Marker, objects, StringComparison.Ordinal);
    }

    private static List<string> Said(string text, IReadOnlyList<SecretHit> hits) =>
        [.. hits.Select(h => $"{h.Kind} {h.Start} {h.Length} {(h.IsCertain ? "true" : "false")} {h.MarkIn(text)}")];
}
