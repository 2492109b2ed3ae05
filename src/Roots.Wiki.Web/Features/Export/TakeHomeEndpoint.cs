using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Export;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Export;

/// <summary>Sends the ZIP file of "Alles mitnehmen" out of a temporary file that vanishes with the answer.</summary>
public static class TakeHomeEndpoint
{
    public static void MapTakeHome(this WebApplication app) => app.MapGet("/-/take-home/zip", SendAsync);

    private static async Task<IResult> SendAsync(WikiRequest request, HttpContext http, TakeHomeTurns turns, IPageRenderer renderer, IStringLocalizer<ExportTexts> texts, CancellationToken ct)
    {
        var (wiki, actor) = (request.Wiki, request.Actor);
        if (actor is Actor.Guest || (actor is Actor.Visitor && !wiki.Snapshot.Settings.IsOpen))
        {
            return Results.NotFound();
        }

        var view = wiki.AccessOf(actor);
        var settings = view.Snapshot.Settings;
        var today = settings.Today(wiki.Clock);
        http.Response.Headers.CacheControl = "no-store";
        using var turn = await turns.TakeAsync(ct);
        if (turn is null)
        {
            http.Response.Headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (actor is not Actor.Visitor)
        {
            await wiki.Persons.AuditAsync(actor, "took-everything-home", null, ct);   // strangers cannot fill a log that only grows
        }

        var name = $"{PageNames.Slug(settings.Name) switch { "" => "wiki", var slug => slug }}-{today:yyyy-MM-dd}.zip";
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        try
        {
            await WriteAsync(file, request, view, renderer, texts, ct);
            file.Position = 0;
            return Results.Stream(file, "application/zip", name);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private static async Task WriteAsync(FileStream target, WikiRequest request, AccessView view, IPageRenderer renderer, IStringLocalizer<ExportTexts> texts, CancellationToken ct)
    {
        var (wiki, settings) = (request.Wiki, view.Snapshot.Settings);
        await using var zip = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, ct);
        var pages = new List<(PageEntry, string)>();
        await foreach (var file in TakeHome.FilesAsync(wiki.Store, wiki.Persons.Current, view, ct))
        {
            await AddAsync(zip, file.Name, file.Bytes, ct);
            if (GitPath.TryParse(file.Name, out var path) && PagePath.TryOf(path, out var page) && view.Snapshot.Find(page) is { Facts.IsText: true } entry)
            {
                pages.Add((entry, Encoding.UTF8.GetString(file.Bytes.Span)));
            }
        }

        var name = settings.Name.Length > 0 ? settings.Name : "Roots.Wiki";
        var today = settings.Today(wiki.Clock).ToString("d", CultureInfo.CurrentCulture);
        await AddAsync(zip, "Lesen.html", await new ReadingPage(renderer).WriteAsync(name, texts["Contents"], pages, settings.Language, ct), ct);
        var readme = texts["Readme", name, new string('=', Math.Min(name.Length, 60)), request.DisplayName ?? texts["Visitor"].Value, today, pages.Count].Value;
        await AddAsync(zip, "LIESMICH.txt", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(readme.ReplaceLineEndings("\r\n"))).ToArray(), ct);
    }

    private static async Task AddAsync(ZipArchive zip, string name, ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
        await entry.WriteAsync(bytes, ct);
    }
}
