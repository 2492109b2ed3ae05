using Microsoft.Playwright;
using Roots.Wiki.Browser.Tests.Browser;
using Roots.Wiki.Web.Features.Pages;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Browser.Tests.Journey;

/// <summary>Reading, writing and the history of pages.</summary>
internal sealed class WikiPages(Visitor visitor)
{
    private IPage Page => visitor.Page;

    public ILocator Article => Page.GetByRole(AriaRole.Main);

    public async Task EditAsync(string path, Func<string, string> change)
    {
        await visitor.GoAsync("/-/edit/" + path);
        var body = Page.GetByLabel(Text("Text"), new() { Exact = true });
        await body.FillAsync(change(await body.InputValueAsync()));
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = Text("SaveToWiki"), Exact = true }));
    }

    public async Task OpenHistoryAsync(string path) => await visitor.GoAsync("/-/history/" + path);

    /// <summary>From the history: what did the newest version change?</summary>
    public async Task CompareNewestAsync() =>
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Link, new() { Name = Text("WhatChanged") }).First);

    /// <summary>From the history: the version before the newest comes back.</summary>
    public async Task RestorePreviousAsync()
    {
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Link, new() { Name = Text("LookAtVersion") }).First);
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Link, new() { Name = Text("RestoreThis") }));
        await visitor.FollowAsync(Page.GetByRole(AriaRole.Button, new() { Name = Text("RestoreThis") }));
    }

    /// <summary>Types into the search field on top and asks.</summary>
    public async Task SearchAsync(string words)
    {
        await visitor.TypeAsync(Page.Locator("#site-search"), words);
        await visitor.FollowAsync(Page.Locator("form.site-search").GetByRole(AriaRole.Button, new() { Name = Words.Of<SharedTexts>("Search") }));
    }

    private static string Text(string key) => Words.Of<PagesTexts>(key);
}
