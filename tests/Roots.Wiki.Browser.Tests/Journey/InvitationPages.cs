using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Web.Features.SignIn;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>How somebody becomes a member.</summary>
internal sealed class InvitationPages(Visitor visitor)
{
    private IPage Page => visitor.Page;

    public async Task AcceptAsync(string name, string signInName, string password)
    {
        await visitor.TypeAsync(Page.GetByLabel(Text("YourName")), name);
        await visitor.TypeAsync(Page.GetByLabel(Text("SignInName")), signInName);
        await visitor.TypeAsync(Page.GetByLabel(Text("NewPassword")), password);
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = Text("Accept"), Exact = true }));
    }

    private static string Text(string key) => Words.Of<SignInTexts>(key);
}
