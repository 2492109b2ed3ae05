namespace Roots.Wiki.Web.Features.Api;

/// <summary>What <c>If-Match</c> and <c>If-None-Match</c> ask for.</summary>
/// <param name="Base">The revision of <c>If-Match</c>; for <c>*</c> the one that stands.</param>
/// <param name="Refused">The status that the request ends with, or null to go on.</param>
public sealed record ApiPrecondition(BlobId? Base, int? Refused)
{
    /// <summary>Reads the headers against what stands.</summary>
    /// <param name="request">The request.</param>
    /// <param name="current">What stands and may be seen, or null.</param>
    /// <param name="acceptsStale">Whether a stale revision may go on, to be merged.</param>
    public static ApiPrecondition Read(HttpRequest request, BlobId? current, bool acceptsStale = false)
    {
        var match = request.Headers.IfMatch.ToString();
        if (request.Headers.IfNoneMatch.ToString().Trim() == "*" && current is not null)
        {
            return new(null, StatusCodes.Status412PreconditionFailed);
        }

        if (match.Length == 0)
        {
            return new(null, current is null ? null : StatusCodes.Status428PreconditionRequired);
        }

        var given = match.Trim() == "*" ? current : BlobId.TryParse(match.Trim().Trim('"'), out var id) && match.Trim().StartsWith('"') ? id : null;
        return given is null || (given != current && !(acceptsStale && current is not null)) ? new(given, StatusCodes.Status412PreconditionFailed) : new(given, null);
    }
}
