using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Tests.Pages;

/// <summary>A founded wiki with an administrator, a member and a visitor; each test writes pages of its own.</summary>
public sealed class PagesFixture : IAsyncLifetime
{
    public RootsWikiApplication App { get; } = new();

    public HttpClient Admin { get; private set; } = null!;

    public HttpClient Member { get; private set; } = null!;

    public HttpClient Visitor { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ct = CancellationToken.None;
        Admin = await App.BrowserOfAsync(await App.FoundAsync(ct), ct);
        Member = await App.BrowserOfAsync(await App.MemberAsync("Ada", ct), ct);
        Visitor = App.Browser();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    /// <summary>A client with a token.</summary>
    public async Task<HttpClient> ApiAsync(TokenScope scope, CancellationToken ct)
    {
        var member = App.Wiki.Persons.Current.Members.Values.First(m => !m.IsAdministrator);
        var client = App.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await App.Wiki.Tokens.CreateAsync("test", member.Id, scope, ct));
        return client;
    }

    /// <summary>A page as a browser sees it.</summary>
    public static async Task<IDocument> OpenAsync(HttpClient browser, string address, HttpStatusCode expected = HttpStatusCode.OK)
    {
        var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(expected, answer.StatusCode);
        return await ReadAsync(answer);
    }

    /// <summary>What an answer shows.</summary>
    public static async Task<IDocument> ReadAsync(HttpResponseMessage answer)
    {
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return await BrowsingContext.New().OpenAsync(r => r.Content(html), TestContext.Current.CancellationToken);
    }

    /// <summary>Sends the form that a page holds, with some fields changed.</summary>
    public static async Task<HttpResponseMessage> SendAsync(HttpClient browser, string address, string form, params (string Name, string Value)[] changes)
    {
        var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);
        var page = await ReadAsync(answer);
        var fields = page.QuerySelectorAll($"{form} input[name], {form} textarea[name], {form} select[name]")
            .Where(f => f.GetAttribute("type") is not ("radio" or "checkbox") || f.HasAttribute("checked"))
            .DistinctBy(f => f.GetAttribute("name")!)   // a ticked box comes before the hidden field that stands for an empty one
            .ToDictionary(f => f.GetAttribute("name")!, ValueOf, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            Assert.True(fields.ContainsKey(name), $"The form has no field '{name}'.");
            fields[name] = value;
        }

        var target = page.QuerySelector(form)!;
        var to = target.GetAttribute("action") is { Length: > 0 } action ? action : address;
        return await browser.PostAsync(to, target.GetAttribute("enctype") == "multipart/form-data" ? Parts(fields) : new FormUrlEncodedContent(fields), TestContext.Current.CancellationToken);
    }

    /// <summary>Fields as a form of several parts sends them.</summary>
    public static MultipartFormDataContent Parts(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            parts.Add(new StringContent(value), name);
        }

        return parts;
    }

    private static string ValueOf(IElement field) => field switch
    {
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value.ReplaceLineEndings("\r\n"),
        AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value ?? "",
        _ => field.GetAttribute("value") ?? "",
    };
}
