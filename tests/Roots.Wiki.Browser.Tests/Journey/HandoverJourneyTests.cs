using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>An office is passed on: the board starts, giver and taker do their steps on the phone, both confirm. Every screen is judged by axe.</summary>
public sealed class HandoverJourneyTests(Chromium chromium)
{
    private const string Office = "Kasse";
    private const string Role = "rollen/kasse/index";
    private const int MostClicks = 3;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_office_is_passed_on_step_by_step()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        await using var chair = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await using var giver = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await using var taker = await chromium.VisitAsync(wiki.Url, Screen.Phone);
        await GatherAsync(chair, giver, taker, await wiki.PrintedLinkAsync("/-/setup", Ct));

        var handover = await StartAsync(chair);
        await GiveAsync(giver, handover);
        await TakeAsync(taker, handover);
        await PrepareAsync(chair, handover);
        await ConfirmAsync(giver, taker, handover);
        await ThankAsync(giver, handover);
        await ElectAsync(chair);
    }

    private static async Task GatherAsync(Visitor chair, Visitor giver, Visitor taker, string printedLink)
    {
        var setUp = new SetUpPages(chair);
        await setUp.OpenAsync(printedLink);
        await setUp.IntroduceAsync("Stadtgarten Linde e. V.", "Ada", "ada", "vier Wörter reichen aus");
        await setUp.ChooseLeavingAsync(Office);
        var members = new MembersPages(chair);
        foreach (var (visitor, name, kind) in new[] { (giver, "Gerd", "KindHolder"), (taker, "Nele", "KindSuccessor") })
        {
            await members.OpenAsync();
            await visitor.GoAsync(await members.InviteAsync(Office, kind));
            await new InvitationPages(visitor).AcceptAsync(name, name.ToLowerInvariant(), "auch vier Wörter hier");
        }
    }

    /// <summary>At most three clicks from the offices to a running handover.</summary>
    private static async Task<string> StartAsync(Visitor chair)
    {
        var pages = new HandoverPages(chair);
        var before = chair.Taps;
        await pages.BeginAsync();
        await chair.AssertAccessibleAsync("handover-new");
        var handover = await pages.StartAsync();
        Assert.InRange(chair.Taps - before, 1, MostClicks);
        await chair.AssertAccessibleAsync("handover-board");
        await chair.GoAsync("/-/handovers");
        await chair.AssertAccessibleAsync("handovers");
        return handover;
    }

    private static async Task GiveAsync(Visitor giver, string handover)
    {
        var pages = new HandoverPages(giver);
        await pages.OpenAsync("handover", handover);
        await giver.AssertAccessibleAsync("handover-giver");
        await pages.PressAsync("DoneThat");
        await pages.OpenAsync("handover-talk", handover);
        await giver.AssertAccessibleAsync("handover-talk");
        await pages.FillAsync("TalkNote", "Im Januar kommen die Spenden");
        await pages.PressAsync("TalkToEnd");
        await giver.AssertAccessibleAsync("handover-talk-end");
        await pages.PressAsync("TalkFinish");
        await pages.OpenAsync("handover-fill", handover);
        await giver.AssertAccessibleAsync("handover-fill");
        await pages.FillAsync("RecordWhat", "Kassenordner 2026");
        await pages.PressAsync("RecordSave");
        await giver.AssertAccessibleAsync("handover-record");
    }

    private static async Task TakeAsync(Visitor taker, string handover)
    {
        foreach (var screen in new[] { "handover", "handover-read" })
        {
            await new HandoverPages(taker).OpenAsync(screen, handover);
            await taker.AssertAccessibleAsync(screen + "-taker");
        }

        await taker.GoAsync("/-/first-days/" + Role);
        await taker.AssertAccessibleAsync("first-days");
        await taker.GoAsync("/-/look-back/" + Role);
        await taker.AssertAccessibleAsync("look-back");
    }

    private static async Task PrepareAsync(Visitor chair, string handover)
    {
        var pages = new HandoverPages(chair);
        foreach (var screen in new[] { "handover-slip", "handover-ask", "handover-letter" })
        {
            await pages.OpenAsync(screen, handover);
            await chair.AssertAccessibleAsync(screen);
        }

        await pages.OpenAsync("handover-ask", handover);
        await pages.FillAsync("AskNames", "Anna\nBernd");
        await pages.PressAsync("AskMake");
        await chair.AssertAccessibleAsync("handover-ask-slips");
    }

    private static async Task ConfirmAsync(Visitor giver, Visitor taker, string handover)
    {
        foreach (var visitor in new[] { giver, taker })
        {
            var pages = new HandoverPages(visitor);
            await pages.OpenAsync("handover-record", handover);
            await pages.PressAsync("RecordConfirm");
        }

        await taker.AssertAccessibleAsync("handover-record-frozen");
        await Assertions.Expect(taker.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Kassenordner 2026");
    }

    private static async Task ThankAsync(Visitor giver, string handover)
    {
        foreach (var screen in new[] { "handover-thanks", "handover-proof" })
        {
            await new HandoverPages(giver).OpenAsync(screen, handover);
            await giver.AssertAccessibleAsync(screen);
        }
    }

    private static async Task ElectAsync(Visitor chair)
    {
        var pages = new HandoverPages(chair);
        await chair.GoAsync("/-/after-election");
        await chair.AssertAccessibleAsync("after-election");
        await chair.Page.Locator("select[name$='.Outcome']").First.SelectOptionAsync("New");
        await pages.FillAsync("ElectionPerson", "Olga");
        await pages.PressAsync("ElectionEnter");
        await chair.AssertAccessibleAsync("after-election-done");
        await pages.PressAsync("ElectionUndo");
        await Assertions.Expect(chair.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/-/roles$"));
    }
}
