using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Net.Http.Headers;
using Roots.Wiki.Calendars;
using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>Gives calendar programs what stands under a private address. Changes nothing, and needs no cookie: the address alone opens it.</summary>
public static class CalendarEndpoint
{
    private const string FileEnd = ".ics";
    private static readonly string[] Methods = ["GET", "HEAD"];

    /// <summary>The path of an address, below the wiki's own.</summary>
    public static string PathOf(string secret) => "/-/calendar/" + secret + FileEnd;

    public static void MapCalendars(this WebApplication app) => app.MapMethods("/-/calendar/{file}", Methods, SendAsync);

    private static async Task<IResult> SendAsync(
        WikiRequest request, HttpContext http, string file, PublicAddress publicAddress, YearWords words, IStringLocalizer<YearTexts> texts, ICalendarWriter writer, CancellationToken ct)
    {
        var headers = http.Response.Headers;
        headers.CacheControl = "no-store";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers["Referrer-Policy"] = "no-referrer";
        var wiki = request.Wiki;
        if (!file.EndsWith(FileEnd, StringComparison.Ordinal) || await wiki.Calendars.OpenAsync(file[..^FileEnd.Length], ct) is not { } calendar)
        {
            return Results.NotFound();
        }

        // The address says in which language, not the program that asks.
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(calendar.Feed.Language);
        var home = (await publicAddress.FindAsync(http, ct)).Base;
        var name = calendar.Office ?? (calendar.Feed.Scope == CalendarScope.Mine ? texts["CalendarMine"].Value : texts["YearTitle"].Value);
        var text = writer.Write(new(
            wiki.Snapshot.Settings.Name is { Length: > 0 } association ? $"{association}: {name}" : name, calendar.Feed.Language, CalendarFeeds.StampOf(calendar),
            [.. calendar.Entries.Select(e => Event(wiki.Calendars.UidOf(e), words.Of(e, wiki, PageUrl.Root), home, texts))]));
        var bytes = Encoding.UTF8.GetBytes(text);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\"");
        headers.CacheControl = "private, no-cache";   // may be kept, but asked for each time: a withdrawn address is empty at once
        return Results.File(bytes, "text/calendar; charset=utf-8", null, entityTag: tag);
    }

    private static CalendarEvent Event(string uid, YearRow row, string home, IStringLocalizer<YearTexts> texts) => new(
        uid, row.Entry.Day, row.Office is { } office && !row.Title.Contains(office, StringComparison.Ordinal) ? $"{row.Title} ({office})" : row.Title,
        row.Entry.IsMonth ? texts["SomeTimeInMonth"] : "", home + row.Href);
}
