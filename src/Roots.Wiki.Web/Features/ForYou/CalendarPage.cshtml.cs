using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Calendars;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>Something of which a calendar can be made.</summary>
/// <param name="Scope">What.</param>
/// <param name="Title">In words.</param>
/// <param name="Feed">The address that there is, or null.</param>
public sealed record CalendarChoice(CalendarScope Scope, string Title, CalendarFeed? Feed);

/// <summary>An address that was just made, shown once: its secret is kept nowhere.</summary>
public sealed record MadeCalendar(string Title, string Address, string WebcalAddress, QrCodeModel Code, bool IsLocalOnly);

/// <summary>"In meinen Kalender": a member makes, replaces and withdraws private addresses for calendar programs.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CalendarPageModel(IStringLocalizer<YearTexts> texts, PublicAddress publicAddress, IQrCode codes, Toasts toasts) : PageModel
{
    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public IReadOnlyList<CalendarChoice> Choices { get; private set; } = [];

    public MadeCalendar? Made { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct) => await ShowAsync(wiki, actor, ct);

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? scope, CancellationToken ct)
    {
        if (!CalendarScope.TryParse(scope, out var chosen) || await wiki.Calendars.CreateAsync(actor, chosen, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ct) is not { } secret)
        {
            return NotFound();
        }

        var reached = await publicAddress.FindAsync(HttpContext, ct);
        var address = reached.Base + CalendarEndpoint.PathOf(secret);
        Made = new(TitleOf(chosen, wiki), address, "webcal" + address[address.IndexOf("://", StringComparison.Ordinal)..], new(codes.Draw(address), texts["CalendarQr"]), reached.IsLocal);
        Response.Headers["Referrer-Policy"] = "no-referrer";
        return await ShowAsync(wiki, actor, ct);
    }

    public async Task<IActionResult> OnPostEndAsync(Wiki wiki, Actor actor, string? id, CancellationToken ct)
    {
        if (!await wiki.Calendars.RevokeAsync(actor, id ?? "", ct))
        {
            return NotFound();
        }

        toasts.Show(HttpContext, new(texts["CalendarEnded"]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("calendar"));
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (actor is not Actor.Member)
        {
            return Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path)}");
        }

        Urls = WikiRequest.Urls(HttpContext);
        var feeds = (await wiki.Calendars.OfAsync(actor, ct)).ToDictionary(f => f.Scope);
        Choices = [.. wiki.Calendars.ScopesOf(actor).Select(s => new CalendarChoice(s, TitleOf(s, wiki), feeds.GetValueOrDefault(s)))];
        return Page();
    }

    private string TitleOf(CalendarScope scope, Wiki wiki) =>
        scope.Office is { } office ? wiki.Snapshot.Roles.Find(office)?.Title ?? office.Name : texts[scope == CalendarScope.Mine ? "CalendarMine" : "CalendarEverything"];
}
