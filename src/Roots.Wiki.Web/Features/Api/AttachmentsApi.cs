using Roots.Wiki.Pages;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Api;

/// <summary>Files beside pages, for programs: the request's body is the file.</summary>
public static class AttachmentsApi
{
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("attachments/{**path}", PostAsync).Accepts<Stream>("application/octet-stream", "*/*").Produces<ApiAttachment>(201).Produces<ApiAttachment>()
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(412).ProducesProblem(413).ProducesProblem(428)
            .WithSummary("Stores a file beside pages. A file that exists is replaced where If-Match names its revision.");

    private static async Task<IResult> PostAsync(HttpContext http, WikiRequest request, string path, CancellationToken ct)
    {
        var view = request.Wiki.AccessOf(request.Actor);
        if (!GitPath.TryParse(path, out var file) || file.Value.EndsWith(".md", StringComparison.OrdinalIgnoreCase) || PageNames.CheckNew(path, Snapshot.Empty) is not null)
        {
            return ApiProblems.Of(http, new(ProblemCode.BadName, "path", path.Length > 80 ? path[..80] : path));
        }

        var current = view.CanRead(file) ? view.Snapshot.Files.GetValueOrDefault(file) : null;
        var asked = ApiPrecondition.Read(http.Request, current);
        if (asked.Refused is { } status)
        {
            return ApiProblems.Of(http, status, status == StatusCodes.Status428PreconditionRequired ? "RevisionRequired" : "RevisionStale");
        }

        if (await ApiBody.ReadAsync(http.Request, Limits.AttachmentBytes, ct) is not { } bytes)
        {
            return ApiProblems.Of(http, new(ProblemCode.AttachmentTooLarge, null, Limits.AttachmentBytes / 1024 / 1024));
        }

        return await request.Wiki.Editor.AttachAsync(request.Actor, file, asked.Base, bytes, ct) switch
        {
            SaveResult.Conflict => ApiProblems.Of(http, StatusCodes.Status412PreconditionFailed, "RevisionStale"),
            SaveResult.Rejected(var problems) => ApiProblems.Of(http, problems[0]),
            _ => Stored(http, request, file, bytes.Length, isNew: current is null),
        };
    }

    private static IResult Stored(HttpContext http, WikiRequest request, GitPath file, int bytes, bool isNew)
    {
        var url = WikiRequest.Urls(http).Of(file);
        var stored = new ApiAttachment(file.Value, request.Wiki.Snapshot.Files[file].Value, bytes, url);
        return isNew ? Results.Created(url, stored) : Results.Ok(stored);
    }
}
