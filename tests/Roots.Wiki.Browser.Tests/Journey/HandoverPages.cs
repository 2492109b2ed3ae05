using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Web.Features.Handovers;
using Roots.Wiki.Web.Features.Roles;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>A handover as those concerned meet it.</summary>
internal sealed class HandoverPages(Visitor visitor)
{
    private IPage Page => visitor.Page;

    public async Task OpenAsync(string screen, string handover) => await visitor.GoAsync($"/-/{screen}/{handover}");

    /// <summary>From the list of offices: the form that starts a handover of the first office.</summary>
    public async Task BeginAsync()
    {
        await visitor.GoAsync("/-/roles");
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Words.Of<RolesTexts>("HandOver"), Exact = true }).First);
    }

    /// <summary>Starts it.</summary>
    /// <returns>The address of its page in the wiki.</returns>
    public async Task<string> StartAsync()
    {
        await PressAsync("StartNow");
        return new Uri(Page.Url).AbsolutePath["/-/handover/".Length..];
    }

    public async Task FillAsync(string label, string text) => await visitor.TypeAsync(Page.GetByLabel(Words.Of<HandoversTexts>(label)).First, text);

    public async Task PressAsync(string key) => await visitor.FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = Words.Of<HandoversTexts>(key), Exact = true }).First);
}
