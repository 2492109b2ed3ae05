using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Web.Features.Members;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>How the administration brings people in.</summary>
internal sealed class MembersPages(Visitor visitor)
{
    private IPage Page => visitor.Page;

    public async Task OpenAsync() => await visitor.GoAsync("/-/admin/members");

    /// <summary>An invitation for whoever takes over an office.</summary>
    /// <returns>The link to hand on; it is shown only now.</returns>
    public Task<string> InviteSuccessorAsync(string office) => InviteAsync(office, "KindSuccessor");

    /// <summary>An invitation for somebody who becomes something in an office; the kind by its text's key.</summary>
    public async Task<string> InviteAsync(string office, string kind)
    {
        await Page.Locator("#Office").SelectOptionAsync(new SelectOptionValue { Label = office });
        await Page.Locator("#Kind").SelectOptionAsync(new SelectOptionValue { Label = Text(kind) });
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = Text("MakeLink"), Exact = true }));
        return await Page.Locator("#handout-address").InnerTextAsync();
    }

    private static string Text(string key) => Words.Of<MembersTexts>(key);
}
