using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Roots.Wiki.Web.Tests.Fill;

/// <summary>A browser without script: opens pages, fills fields, presses buttons, follows where it is sent.</summary>
public sealed class Phone(HttpClient client)
{
    /// <summary>The page that is shown.</summary>
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    public string Address { get; private set; } = "";

    public HttpResponseMessage Answer { get; private set; } = new();

    /// <summary>Links followed and buttons pressed.</summary>
    public int Taps { get; private set; }

    public string Question => Page.QuerySelector("h1")!.TextContent.Trim();

    public async Task OpenAsync(string address, CancellationToken ct)
    {
        Taps++;
        await ShowAsync(await client.GetAsync(address, ct), address, ct);
    }

    /// <summary>Types into a field; a row's field is named by its place among the row's.</summary>
    public void Type(string text, int field = 0)
    {
        var fields = Page.QuerySelectorAll(".fill-question input, .fill-question textarea").Where(f => f.Closest("template") is null && f.GetAttribute("type") != "radio").ToList();
        Fill(fields[field], text);
    }

    /// <summary>Presses the button of a value ("next", "unknown" …), or the only one where none is named.</summary>
    public async Task PressAsync(string? deed, CancellationToken ct)
    {
        Taps++;
        var button = Page.QuerySelectorAll<IHtmlButtonElement>("form button[type=submit], form button:not([type])").First(b => deed is null || b.Value == deed);
        var form = (IHtmlFormElement)button.Closest("form")!;
        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : Address;
        await ShowAsync(await client.PostAsync(address, Content(form, button), ct), address, ct);
    }

    /// <summary>What the script does after a change: sends the form as a draft.</summary>
    public async Task<HttpResponseMessage> KeepAsync(CancellationToken ct)
    {
        var form = Page.QuerySelector<IHtmlFormElement>("auto-save form")!;
        var request = new HttpRequestMessage(HttpMethod.Post, Page.QuerySelector("auto-save")!.GetAttribute("data-url")) { Content = Content(form, null) };
        request.Headers.Add("X-Fragment", "1");
        return await client.SendAsync(request, ct);
    }

    private static FormUrlEncodedContent Content(IHtmlFormElement form, IHtmlButtonElement? button)
    {
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .Where(f => f.Closest("template") is null && (f is not IHtmlInputElement { Type: "checkbox" or "radio" } box || box.IsChecked))
            .Select(f => KeyValuePair.Create(f.GetAttribute("name")!, f is IHtmlTextAreaElement area ? area.Value : f is IHtmlSelectElement list ? list.Value ?? "" : ((IHtmlInputElement)f).Value));
        return new(button?.Name is { Length: > 0 } name ? fields.Append(KeyValuePair.Create(name, button.Value)) : fields);
    }

    private static void Fill(IElement field, string text)
    {
        if (field is IHtmlTextAreaElement area)
        {
            area.Value = text;
        }
        else
        {
            ((IHtmlInputElement)field).Value = text;
        }
    }

    private async Task ShowAsync(HttpResponseMessage answer, string address, CancellationToken ct)
    {
        for (var hops = 0; answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther && hops < 5; hops++)
        {
            address = answer.Headers.Location!.OriginalString;
            answer = await client.GetAsync(address, ct);
        }

        (Address, Answer) = (address, answer);
        Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(ct));
    }
}
