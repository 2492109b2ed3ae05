using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Web.Features.Fill;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>The questions, one on each screen.</summary>
internal sealed class FillPages(Visitor visitor)
{
    private IPage Page => visitor.Page;

    /// <summary>The question on this screen.</summary>
    public ILocator Question => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    /// <summary>Opens the link that somebody handed on, and says yes to it.</summary>
    public async Task EnterAsync(string link)
    {
        await visitor.GoAsync(link);
        await visitor.AssertAccessibleAsync("fill-enter");
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = Text("Begin") }));
    }

    /// <summary>Answers in the first field of the screen, or takes the first option, and goes on.</summary>
    public async Task AnswerAsync(string text)
    {
        var option = Page.GetByRole(AriaRole.Radio).First;
        if (await option.IsVisibleAsync())
        {
            await visitor.TapAsync(option);
        }
        else
        {
            await visitor.TypeAsync(Page.Locator(".fill-question").GetByRole(AriaRole.Textbox).First, text);
        }

        await visitor.FollowAsync(Onward);
    }

    /// <summary>Whether the screens are through.</summary>
    public async Task<bool> IsDoneAsync() => await Page.GetByText(Text("Waiting")).IsVisibleAsync();

    private ILocator Onward => Page.GetByRole(AriaRole.Button, new() { Name = Text("Next"), Exact = true }).Or(Page.GetByRole(AriaRole.Button, new() { Name = Text("Done"), Exact = true }));

    private static string Text(string key) => Words.Of<FillTexts>(key);
}
