using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Web.Features.Setup;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>The three screens of the set-up, as the first administrator sees them.</summary>
internal sealed class SetUpPages(Visitor visitor)
{
    private IPage Page => visitor.Page;

    /// <summary>Opens the link from the console, which carries the code.</summary>
    public async Task OpenAsync(string printedLink) => await visitor.GoAsync(printedLink);

    /// <summary>First screen: who are you, and an empty wiki.</summary>
    public async Task IntroduceAsync(string association, string name, string signInName, string password)
    {
        await visitor.TypeAsync(Page.GetByLabel(Text("Association")), association);
        await visitor.TypeAsync(Page.GetByLabel(Text("YourName")), name);
        await visitor.TypeAsync(Page.GetByLabel(Text("SignInName")), signInName);
        await visitor.TypeAsync(Page.GetByLabel(Text("Password"), new() { Exact = true }), password);
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = Text("Next"), Exact = true }));
    }

    /// <summary>Second screen: who leaves next; the other offices may wait.</summary>
    public async Task ChooseLeavingAsync(string office)
    {
        await Page.GetByLabel(Text("Leaving"), new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = office });
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = Text("Next"), Exact = true }));
    }

    /// <summary>Third screen: the link to hand on; its QR code stands beside it.</summary>
    public async Task<string> QuickStartLinkAsync()
    {
        await Assertions.Expect(Page.GetByRole(AriaRole.Img, new() { Name = Text("QrAlt") })).ToBeVisibleAsync();
        return await Page.Locator("a[data-link]").GetAttributeAsync("href") ?? throw new InvalidOperationException("There is no link.");
    }

    private static string Text(string key) => Words.Of<SetupTexts>(key);
}
