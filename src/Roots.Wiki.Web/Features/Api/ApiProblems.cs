using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Api;

/// <summary>Says to programs what is wrong: RFC 9457, with the code as <c>code</c> and in <c>type</c>.</summary>
public static partial class ApiProblems
{
    /// <summary>What a person could mend.</summary>
    public static IResult Of(HttpContext http, Problem problem) =>
        Say(StatusOf(problem.Code), problem.Code.ToString(), http.RequestServices.GetRequiredService<ProblemWords>().Of(problem), problem is { Code: ProblemCode.MaybeSecret, Arguments: [_, string mark] } ? new() { ["field"] = problem.Field, ["mark"] = mark } : new() { ["field"] = problem.Field });

    /// <summary>A refusal that lies in the request itself, worded in <see cref="ApiTexts"/>.</summary>
    public static IResult Of(HttpContext http, int status, string code, Dictionary<string, object?>? more = null) =>
        Say(status, code, http.RequestServices.GetRequiredService<IStringLocalizer<ApiTexts>>()[code], more ?? []);

    private static IResult Say(int status, string code, string sentence, Dictionary<string, object?> extensions)
    {
        extensions["code"] = code;
        var type = "urn:roots-wiki:problem:" + Humps().Replace(code, "-$0").TrimStart('-').ToLower(CultureInfo.InvariantCulture);
        return Results.Problem(title: sentence, statusCode: status, type: type, extensions: extensions);
    }

    private static int StatusOf(ProblemCode code) => code switch
    {
        ProblemCode.NotFound or ProblemCode.UnknownVersion => StatusCodes.Status404NotFound,
        ProblemCode.NotAllowed or ProblemCode.NeedsManageRoles or ProblemCode.CriticalityNeedsBoard or ProblemCode.NeedsBoard or ProblemCode.ConfirmsForOthers or ProblemCode.HandoverFrozen => StatusCodes.Status403Forbidden,
        ProblemCode.PageTooLarge or ProblemCode.AttachmentTooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemCode.NameTaken => StatusCodes.Status409Conflict,
        ProblemCode.BadName or ProblemCode.TooLong or ProblemCode.Required => StatusCodes.Status400BadRequest,
        ProblemCode.StorageFull => StatusCodes.Status507InsufficientStorage,
        ProblemCode.StorageUnavailable => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    [GeneratedRegex("[A-Z]")]
    private static partial Regex Humps();
}
