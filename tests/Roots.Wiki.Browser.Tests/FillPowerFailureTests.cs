using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Journey;
using Roots.Wiki.Browser.Tests.Server;
using Roots.Wiki.Web.Features.Fill;

namespace Roots.Wiki.Browser.Tests;

public sealed class FillPowerFailureTests(Chromium chromium)
{
    private const int Questions = 20;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_power_failure_a_closed_tab_or_an_empty_phone_at_any_question_loses_no_confirmed_answer()
    {
        using var folder = new TemporaryFolder();
        var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        var answered = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var phone = await SetUpAsync(wiki);
            var questions = await QuestionsAsync(phone);
            Assert.True(questions.Count >= Questions, $"{questions.Count} questions");
            foreach (var (address, number) in questions.Take(Questions).Select((q, i) => (q, i + 1)))
            {
                await phone.GoAsync(address);
                await phone.Page.Locator(".fill-question input:not([type=hidden]):visible, .fill-question textarea:visible").First.FillAsync($"Antwort Nummer {number}");
                await Assertions.Expect(phone.Page.Locator(".save-state")).ToHaveAttributeAsync("data-state", "saved");
                answered[address] = $"Antwort Nummer {number}";
                var cookies = (await phone.Page.Context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Url = "" }).ToList();
                if (number % 4 == 0)
                {
                    await wiki.KillAsync(Ct);
                    await wiki.DisposeAsync();
                    wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
                }

                if (number % 2 == 0)
                {
                    await phone.DisposeAsync();   // the tab is closed, the phone is off
                    phone = await chromium.VisitAsync(wiki.Url, Screen.Phone);
                    cookies.ForEach(c => c.Url = wiki.Url.AbsoluteUri);
                    await phone.Page.Context.AddCookiesAsync(cookies);
                }
            }

            foreach (var (address, text) in answered)
            {
                await phone.GoAsync(address);
                await Assertions.Expect(phone.Page.Locator(".fill-question input:not([type=hidden]):visible, .fill-question textarea:visible").First).ToHaveValueAsync(text);
            }

            await phone.FollowAsync(phone.Page.GetByRole(AriaRole.Button, new() { Name = Words.Of<FillTexts>("Later"), Exact = true }));
            await phone.DisposeAsync();
            await wiki.KillAsync(Ct);
        }
        finally
        {
            await wiki.DisposeAsync();
        }

        var repository = Path.Combine(Directory.GetDirectories(Path.Combine(folder.Path, "wikis")).Single(), "repo.git");
        var (_, inGit) = await RootsWikiProgram.RunAsync("git", ["-C", repository, "grep", "-h", "Antwort Nummer", "HEAD"], Ct);
        Assert.All(answered.Values, text => Assert.Matches(text + @"\b", inGit));
    }

    private async Task<Visitor> SetUpAsync(RunningWiki wiki)
    {
        var phone = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        var setUp = new SetUpPages(phone);
        await setUp.OpenAsync(await wiki.PrintedLinkAsync("/-/setup", Ct));
        await setUp.IntroduceAsync("Stadtgarten Linde e. V.", "Ada", "ada", "vier Wörter reichen aus");
        await setUp.ChooseLeavingAsync("Kasse");
        return phone;
    }

    // Every question of the office that is answered by typing, from the lists below the forms.
    private static async Task<IReadOnlyList<string>> QuestionsAsync(Visitor phone)
    {
        var found = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var template in new[] { "schnellstart", "kasse", "grundblatt" })
        {
            var start = $"/-/fill/rollen/kasse/index?template={template}";
            if (await phone.GoAsync(start) is not { Ok: true })
            {
                phone.ForgetTroubles();
                continue;
            }

            var open = new Queue<string>([""]);
            while (open.TryDequeue(out var id))
            {
                await phone.GoAsync(id.Length == 0 ? start : $"{start}&q={id}");
                var ids = await phone.Page.Locator(".fill-all button[value^='go:']").EvaluateAllAsync<string[]>("buttons => buttons.map(b => b.value.slice(3))");
                foreach (var other in ids.Where(seen.Add))
                {
                    open.Enqueue(other);
                }

                if (id.Length == 0)
                {
                    continue;
                }

                if (await phone.Page.Locator(".fill-question input:not([type=hidden]):visible, .fill-question textarea:visible").First.EvaluateAsync<bool>("field => field.type === 'text' && field.inputMode !== 'decimal' || field.tagName === 'TEXTAREA'"))
                {
                    found.Add($"{start}&q={id}");
                }
            }
        }

        return found;
    }
}
