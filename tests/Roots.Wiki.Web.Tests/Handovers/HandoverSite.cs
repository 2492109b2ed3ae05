using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Tests.Handovers;

/// <summary>A wiki with a board and an office that is handed over, and browsers without script for those concerned.</summary>
public sealed class HandoverSite : IAsyncDisposable
{
    public const string Office = "rollen/kasse/index";

    public RootsWikiApplication App { get; } = new();

    public Member Chair { get; private set; } = null!;

    public Member Giver { get; private set; } = null!;

    public Member Taker { get; private set; } = null!;

    public static string Handover => $"rollen/kasse/uebergabe-{DateTimeOffset.UtcNow.Year}";

    public static async Task<HandoverSite> FoundAsync(CancellationToken ct)
    {
        var site = new HandoverSite();
        await site.App.FoundAsync(ct);
        site.Chair = await site.App.MemberAsync("Conni Chef", ct);
        site.Giver = await site.App.MemberAsync("Gerd Geber", ct);
        site.Taker = await site.App.MemberAsync("Nele Neu", ct);
        await site.App.WriteAsync("rollen/vorsitz/index.md", $"---\ntype: role\ntitle: Vorsitz\nboard: true\ntemplates: [schnellstart]\nholders:\n  - {{person: {site.Chair.Person}, kind: holder}}\n---\n# Vorsitz\n", ct);
        await site.App.WriteAsync(Office + ".md", $"---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart, grundblatt]\nholders:\n  - {{person: {site.Giver.Person}, kind: holder}}\n---\n# Kasse\n", ct);
        await site.App.WriteAsync(
            "rollen/kasse/wissen.md",
            "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Welche Schlüssel, Karten und Geräte gehören zum Amt? {#schluessel}\n\n| Was | Wo ist es | Wer hat es |\n| --- | --- | --- |\n| Haustür | Schlüsselbrett | Kasse |\n| Kassette | Schrank | Kasse |\n",
            ct);
        return site;
    }

    public async Task<Desk> DeskAsync(Member member, CancellationToken ct) => new(await App.BrowserOfAsync(member, ct));

    /// <summary>A running handover, started on its screen by the chair.</summary>
    public async Task<Desk> StartAsync(CancellationToken ct, string begins = "")
    {
        var desk = await DeskAsync(Chair, ct);
        await desk.OpenAsync("/-/handovers/new?role=" + Office, ct);
        desk.Fill("Taker", Taker.DisplayName);
        desk.Fill("Begins", begins);
        await desk.SendAsync("form.form", ct);
        return desk;
    }

    public Task<string?> TextAsync(string page) => Testing.Given.TextAsync(App.Wiki.Store, page);

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}

/// <summary>A browser without script: opens pages, fills fields by name, sends forms, follows where it is sent.</summary>
public sealed class Desk(HttpClient client)
{
    public IHtmlDocument Page { get; private set; } = new HtmlParser().ParseDocument("");

    public string Address { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public string Text => Page.Body!.TextContent;

    public async Task OpenAsync(string address, CancellationToken ct) => await ShowAsync(await client.GetAsync(address, ct), address, ct);

    public void Fill(string name, string value)
    {
        switch (Page.QuerySelector($"[name='{name}']"))
        {
            case IHtmlTextAreaElement area:
                area.Value = value;
                break;
            case IHtmlSelectElement select:
                select.Value = value;
                break;
            case IHtmlInputElement { Type: "checkbox" } box:
                box.IsChecked = value.Length > 0;
                break;
            case IHtmlInputElement input:
                input.Value = value;
                break;
            default:
                Assert.Fail($"{Address} has no field {name}");
                break;
        }
    }

    /// <summary>Sends the form that a selector finds (or that holds what it finds).</summary>
    public async Task SendAsync(string selector, CancellationToken ct)
    {
        var found = Page.QuerySelector(selector);
        Assert.True(found is not null, $"{Address} has no {selector}");
        var form = (IHtmlFormElement)(found as IHtmlFormElement ?? found!.Closest("form"))!;
        var fields = form.QuerySelectorAll("input[name], textarea[name], select[name]")
            .Where(f => f.Closest("template") is null && (f is not IHtmlInputElement { Type: "checkbox" or "radio" } box || box.IsChecked))
            .Select(f => KeyValuePair.Create(f.GetAttribute("name")!, (f switch { IHtmlTextAreaElement a => a.Value, IHtmlSelectElement s => s.Value, _ => ((IHtmlInputElement)f).Value }) ?? ""))
            .ToList();
        if (found is IHtmlButtonElement { Name.Length: > 0 } button)
        {
            fields.Add(KeyValuePair.Create(button.Name!, button.Value ?? ""));
        }

        var address = form.GetAttribute("action") is { Length: > 0 } action ? action : Address;
        await ShowAsync(await client.PostAsync(address, new FormUrlEncodedContent(fields), ct), address, ct);
    }

    private async Task ShowAsync(HttpResponseMessage answer, string address, CancellationToken ct)
    {
        for (var hops = 0; answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.SeeOther && hops < 5; hops++)
        {
            address = answer.Headers.Location!.OriginalString;
            answer = await client.GetAsync(address, ct);
        }

        (Address, Status) = (address, answer.StatusCode);
        Page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(ct));
    }
}
