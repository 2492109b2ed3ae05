using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Api;

/// <summary>Pages for programs: read, list, write with compare-and-swap, delete, history.</summary>
public static class PagesApi
{
    private const string HistorySuffix = "/history";
    private const int MaxJson = 8 * Limits.PageBytes;   // JSON may escape each byte in six
    private const int MostPages = 1_000;
    private const int MostVersions = 500;

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("pages", List).Produces<ApiPageList>().WithSummary("Lists the pages that may be read, in the order of their addresses.");
        api.MapGet("pages/{**path}", GetAsync).Produces<ApiPage>().ProducesProblem(404)
            .WithSummary("Reads a page; with /history behind its address, its versions (before, limit).");
        api.MapPut("pages/{**path}", PutAsync).Accepts<ApiPageInput>("application/json", "*/*").Produces<ApiPage>().Produces<ApiPage>(201)
            .ProducesProblem(404).ProducesProblem(409).ProducesProblem(412).ProducesProblem(413).ProducesProblem(428)
            .WithSummary("Writes a page. If-Match names the revision that was edited; merge=true merges with what was written since. If-None-Match: * creates.");
        api.MapDelete("pages/{**path}", DeleteAsync).Produces(204).ProducesProblem(404).ProducesProblem(412).ProducesProblem(428)
            .WithSummary("Deletes the page whose revision If-Match names.");
    }

    private static IResult List(HttpContext http, WikiRequest request, string? after, int limit = MostPages)
    {
        var (view, urls) = (request.Wiki.AccessOf(request.Actor), WikiRequest.Urls(http));
        var mine = view.Snapshot.SortedPages.Where(view.CanRead).ToList();
        var part = mine.Where(p => after is null || string.CompareOrdinal(p.Path.Value, after) > 0).Take(Math.Clamp(limit, 1, MostPages)).ToList();
        var next = part.Count > 0 && part[^1] != mine[^1] ? part[^1].Path.Value : null;
        return Results.Ok(new ApiPageList([.. part.Select(p => new ApiPageLine(p.Path.Value, p.Facts.Title, p.Blob.Value, urls.Of(p.Path)))], mine.Count, next));
    }

    private static async Task<IResult> GetAsync(HttpContext http, WikiRequest request, string path, string? before, int? limit, CancellationToken ct)
    {
        if (Find(request, path) is { } page)
        {
            http.Response.Headers.ETag = $"\"{page.Blob}\"";
            http.Response.Headers.CacheControl = "private, no-cache";
            return http.Request.Headers.IfNoneMatch.Contains($"\"{page.Blob}\"") ? Results.StatusCode(StatusCodes.Status304NotModified) : Results.Ok(await DescribeAsync(http, request, page, ct));
        }

        return path.EndsWith(HistorySuffix, StringComparison.Ordinal)
            ? await HistoryAsync(http, request, path[..^HistorySuffix.Length], before, limit ?? 50, ct)
            : ApiProblems.Of(http, new(ProblemCode.NotFound));
    }

    private static async Task<IResult> HistoryAsync(HttpContext http, WikiRequest request, string path, string? before, int limit, CancellationToken ct)
    {
        var from = VersionId.TryParse(before, out var id) ? id : null;
        if (!PagePath.TryParse(path, out var address) || (before is not null && from is null)
            || await request.Wiki.History.ListAsync(request.Actor, address, from, Math.Clamp(limit, 1, MostVersions), ct) is not { } list)
        {
            return ApiProblems.Of(http, new(before is null ? ProblemCode.NotFound : ProblemCode.UnknownVersion));
        }

        var people = request.Wiki.Persons.Current;
        return Results.Ok(new ApiHistory(
            [
                .. list.Versions.Select(v => new ApiVersion(
                    v.Id.Value, v.At, v.Author?.Value ?? v.ForeignAuthor, v.Author is { } author ? people.NameOf(author) : null,
                    v.Kind.ToString().ToLowerInvariant(), PagePath.TryOf(v.File, out var then) ? then.Value : v.File.Value, v.Blob?.Value)),
            ],
            list.Next?.Value));
    }

    private static async Task<IResult> PutAsync(HttpContext http, WikiRequest request, string path, bool merge = false, CancellationToken ct = default)
    {
        if (!PagePath.TryParse(path, out var address))
        {
            return ApiProblems.Of(http, PageNames.CheckNew(path, request.Wiki.Snapshot) ?? new(ProblemCode.BadName, "path", path));
        }

        var page = Find(request, path);
        var asked = ApiPrecondition.Read(http.Request, page?.Blob, acceptsStale: merge);
        if (asked.Refused is { } status)
        {
            return Refuse(http, status, page);
        }

        if (await ApiBody.ReadAsync(http.Request, MaxJson, ct) is not { } body)
        {
            return ApiProblems.Of(http, new(ProblemCode.PageTooLarge, "markdown", Limits.PageBytes / 1024));
        }

        if (ApiBody.Parse<ApiPageInput>(body) is not { Markdown: { } markdown } input)
        {
            return ApiProblems.Of(http, StatusCodes.Status400BadRequest, "NotJson");
        }

        if (input.Title is { } title && title != page?.Facts.Title)
        {
            if (PageForm.CheckTitle(title) is { } bad)
            {
                return ApiProblems.Of(http, bad);
            }

            markdown = (PageForm.Read(address, markdown) with { Title = title }).ApplyTo(address, markdown);
        }

        return await request.Wiki.Editor.WriteAsync(request.Actor, address, asked.Base, markdown, merge, NotSecret(http.Request), ct) switch
        {
            SaveResult.Saved({ } _, { } saved, var merged) => await SavedAsync(http, request, saved, isNew: page is null, merged, ct),
            SaveResult.Unchanged({ } same) => await SavedAsync(http, request, same, isNew: false, merged: false, ct),
            SaveResult.Conflict(var clash) when merge => Clash(http, clash),
            SaveResult.Conflict => Refuse(http, StatusCodes.Status412PreconditionFailed, Find(request, path)),
            SaveResult.Rejected(var problems) => ApiProblems.Of(http, problems[0]),
            _ => ApiProblems.Of(http, new(ProblemCode.NotFound)),
        };
    }

    private static async Task<IResult> DeleteAsync(HttpContext http, WikiRequest request, string path, CancellationToken ct)
    {
        if (Find(request, path) is not { } page)
        {
            return ApiProblems.Of(http, new(ProblemCode.NotFound));
        }

        var asked = ApiPrecondition.Read(http.Request, page.Blob);
        if (asked.Refused is { } status || asked.Base is null)
        {
            return Refuse(http, asked.Refused ?? StatusCodes.Status428PreconditionRequired, page);
        }

        return await request.Wiki.Editor.DeleteAsync(request.Actor, page.Path, asked.Base, ct) switch
        {
            SaveResult.Conflict => Refuse(http, StatusCodes.Status412PreconditionFailed, Find(request, path)),
            SaveResult.Rejected(var problems) => ApiProblems.Of(http, problems[0]),
            _ => Results.NoContent(),
        };
    }

    // What a program's user called no secret: the "mark" of an answer MaybeSecret.
    private static IReadOnlyCollection<string> NotSecret(HttpRequest request) =>
        [.. request.Headers["Roots-Not-Secret"].OfType<string>().SelectMany(h => h.Split(',', StringSplitOptions.TrimEntries)).Where(m => m.Length == 8).Take(50)];

    private static async Task<IResult> SavedAsync(HttpContext http, WikiRequest request, PageEntry page, bool isNew, bool merged, CancellationToken ct)
    {
        http.Response.Headers.ETag = $"\"{page.Blob}\"";
        var described = await DescribeAsync(http, request, page, ct) with { Merged = merged };
        return isNew ? Results.Created(WikiRequest.Urls(http).Of("api/pages", page.Path), described) : Results.Ok(described);
    }

    private static IResult Clash(HttpContext http, EditConflict clash) =>
        ApiProblems.Of(http, StatusCodes.Status409Conflict, "TextsClash", new Dictionary<string, object?>
        {
            ["base"] = clash.Base,
            ["mine"] = clash.Mine,
            ["theirs"] = clash.Theirs,
            ["revision"] = clash.TheirBlob?.Value,
            ["merged"] = clash.Merged,
        });

    private static IResult Refuse(HttpContext http, int status, PageEntry? page)
    {
        if (page is not null)
        {
            http.Response.Headers.ETag = $"\"{page.Blob}\"";
        }

        return ApiProblems.Of(http, status, status == StatusCodes.Status428PreconditionRequired ? "RevisionRequired" : "RevisionStale");
    }

    private static PageEntry? Find(WikiRequest request, string path) =>
        PagePath.TryParse(path, out var address) && request.Wiki.AccessOf(request.Actor) is var view && view.Snapshot.Find(address) is { } page && view.CanRead(page) ? page : null;

    private static async Task<ApiPage> DescribeAsync(HttpContext http, WikiRequest request, PageEntry page, CancellationToken ct)
    {
        var bytes = await request.Wiki.Reader.ReadAsync(page.Blob, ct);
        var version = await request.Wiki.Store.HistoryAsync(page.Path.File, null, 1, ct) is [var newest, ..] ? newest : null;
        return new(
            page.Path.Value, page.Facts.Title, System.Text.Encoding.UTF8.GetString((bytes ?? default).Span), page.Blob.Value, version?.Id.Value, version?.At,
            request.Wiki.Snapshot.ClassOf(page).Level.Write(), page.Facts.Tags, WikiRequest.Urls(http).Of(page.Path));
    }
}
