using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Web.Features.Roles;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>The offices and what waits for a yes.</summary>
internal sealed class RolePages(Visitor visitor)
{
    private IPage Page => visitor.Page;

    public async Task OpenAsync() => await visitor.GoAsync("/-/roles");

    /// <summary>From the list: one office.</summary>
    public async Task OpenAsync(string office)
    {
        await OpenAsync();
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = office, Exact = true }));
    }

    /// <summary>From an office: everything that came through the link is put into the wiki.</summary>
    public async Task AcceptAllAsync() =>
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = Words.Of<RolesTexts>("AcceptAll") }));
}
