using System.IO.Compression;
using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Server;
using Roots.Wiki.Web.Features.Export;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>The main job from end to end: a treasurer leaves, the knowledge stays. Every screen is judged by axe.</summary>
public sealed class JourneyTests(Chromium chromium)
{
    private const string Office = "Kasse";
    private const string Page = "rollen/kasse/wissen";
    private const int Questions = 8;
    private const int MostTaps = 25;
    private const string Answer = "Der Freistellungsbescheid liegt im roten Ordner im Büroschrank.";
    private const string Afterthought = "Er gilt bis 2029.";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_treasurer_leaves_and_the_knowledge_stays()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var chair = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await using var treasurer = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await using var successor = await chromium.VisitAsync(wiki.Url, Screen.Phone);

        var questions = await SetUpAsync(chair, await wiki.PrintedLinkAsync("/-/setup", Ct));
        await AnswerAsync(treasurer, questions);
        await SayYesAsync(chair);
        await ChangeCompareAndBringBackAsync(chair);
        await JoinAndFindAsync(successor, await InviteAsync(chair));
        await TakeEverythingHomeAsync(chair, folder.Path);
    }

    /// <summary>At most three screens from the printed code to the link for whoever leaves.</summary>
    private static async Task<string> SetUpAsync(Visitor chair, string printedLink)
    {
        var setUp = new SetUpPages(chair);
        await setUp.OpenAsync(printedLink);
        await chair.AssertAccessibleAsync("setup-1");
        await setUp.IntroduceAsync("Stadtgarten Linde e. V.", "Ada", "ada", "vier Wörter reichen aus");
        await chair.AssertAccessibleAsync("setup-2");
        await setUp.ChooseLeavingAsync(Office);
        await chair.AssertAccessibleAsync("setup-3");
        return await setUp.QuickStartLinkAsync();
    }

    /// <summary>Without an account, on the phone, with few taps.</summary>
    private static async Task AnswerAsync(Visitor treasurer, string link)
    {
        var fill = new FillPages(treasurer);
        await fill.EnterAsync(link);
        var asked = new HashSet<string>(StringComparer.Ordinal);
        while (!await fill.IsDoneAsync() && asked.Count <= Questions)
        {
            Assert.True(asked.Add(await fill.Question.InnerTextAsync()), "A question was asked twice.");
            if (asked.Count is 1 or 3 or 4)
            {
                await treasurer.AssertAccessibleAsync($"fill-{asked.Count}");
            }

            await fill.AnswerAsync($"{Answer} ({asked.Count})");
        }

        Assert.Equal(Questions, asked.Count);
        Assert.InRange(treasurer.Taps, 1, MostTaps);
        await treasurer.AssertAccessibleAsync("fill-done");
    }

    /// <summary>What came through a link without an account waits for a member.</summary>
    private static async Task SayYesAsync(Visitor chair)
    {
        var answer = await chair.GoAsync("/" + Page);
        Assert.Equal(404, answer?.Status);
        chair.ForgetTroubles();
        var roles = new RolePages(chair);
        await roles.OpenAsync();
        await chair.AssertAccessibleAsync("roles-waiting");
        await roles.OpenAsync(Office);
        await chair.AssertAccessibleAsync("role-waiting");
        await roles.AcceptAllAsync();
        await chair.AssertAccessibleAsync("role");
        await roles.OpenAsync();
        await chair.AssertAccessibleAsync("roles");
    }

    private static async Task ChangeCompareAndBringBackAsync(Visitor chair)
    {
        var pages = new WikiPages(chair);
        await chair.GoAsync("/" + Page);
        await Assertions.Expect(pages.Article).ToContainTextAsync(Answer);
        await chair.AssertAccessibleAsync("knowledge");
        await pages.EditAsync(Page, text => text.Replace(Answer + " (1)", Afterthought, StringComparison.Ordinal));
        await Assertions.Expect(pages.Article).ToContainTextAsync(Afterthought);
        await pages.OpenHistoryAsync(Page);
        await chair.AssertAccessibleAsync("history");
        await pages.CompareNewestAsync();
        await Assertions.Expect(pages.Article).ToContainTextAsync(Afterthought.TrimEnd('.'));   // a full stop that stays is no change
        await chair.AssertAccessibleAsync("compare");
        await pages.OpenHistoryAsync(Page);
        await pages.RestorePreviousAsync();
        await Assertions.Expect(pages.Article).ToContainTextAsync(Answer + " (1)");
        await Assertions.Expect(pages.Article).Not.ToContainTextAsync(Afterthought);
    }

    private static async Task<string> InviteAsync(Visitor chair)
    {
        var members = new MembersPages(chair);
        await members.OpenAsync();
        await chair.AssertAccessibleAsync("members");
        var link = await members.InviteSuccessorAsync(Office);
        await chair.AssertAccessibleAsync("members-handout");
        return link;
    }

    private static async Task JoinAndFindAsync(Visitor successor, string invitation)
    {
        await successor.GoAsync(invitation);
        await successor.AssertAccessibleAsync("invitation");
        await new InvitationPages(successor).AcceptAsync("Ben", "ben", "auch vier Wörter hier");
        await successor.AssertAccessibleAsync("start-member");
        var pages = new WikiPages(successor);
        foreach (var words in new[] { "freistellungsbescheid", "bescheid ordner" })
        {
            await pages.SearchAsync(words);
            await Assertions.Expect(pages.Article).ToContainTextAsync("Freistellungsbescheid");
        }

        await successor.AssertAccessibleAsync("search");
    }

    private static async Task TakeEverythingHomeAsync(Visitor chair, string folder)
    {
        await chair.GoAsync("/-/take-home");
        await chair.AssertAccessibleAsync("take-home");
        var zip = Path.Combine(folder, "take-home.zip");
        var download = await chair.Page.RunAndWaitForDownloadAsync(() => chair.TapAsync(chair.Page.GetByRole(AriaRole.Link, new() { Name = Words.Of<ExportTexts>("Download"), Exact = true })));
        await download.SaveAsAsync(zip);

        await using var archive = await ZipFile.OpenReadAsync(zip, Ct);
        Assert.Contains(archive.Entries, file => file.Name == "LIESMICH.txt");
        Assert.Contains(archive.Entries, file => file.FullName.EndsWith(Page + ".md", StringComparison.Ordinal));
    }
}
