using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Api;

/// <summary>The outside contract for programs, under <c>/-/api</c>: bearer tokens only, problems as RFC 9457, described by OpenAPI.</summary>
public static class Api
{
    private const string Prefix = "-/api";

    public static IServiceCollection AddWikiApi(this IServiceCollection services) =>
        services.AddProblemDetails().AddOpenApi(options => options.ShouldInclude = described => described.RelativePath?.StartsWith(Prefix, StringComparison.Ordinal) == true);

    public static void MapWikiApi(this IEndpointRouteBuilder routes)
    {
        routes.MapOpenApi("/" + Prefix + "/openapi.json");
        var api = routes.MapGroup("/" + Prefix).DisableAntiforgery().AddEndpointFilter(DemandTokenAsync).ProducesProblem(StatusCodes.Status401Unauthorized);
        PagesApi.Map(api);
        SearchApi.Map(api);
        AttachmentsApi.Map(api);
        api.Map("{**rest}", (HttpContext http) => ApiProblems.Of(http, new(ProblemCode.NotFound))).ExcludeFromDescription();   // not a page's answer
    }

    // A browser's cookie is no consent to what a program asks: only a token counts, for reading too.
    private static async ValueTask<object?> DemandTokenAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Request.Headers.Authorization.Count > 0 && WikiRequest.Of(http).Actor is not Actor.Visitor)
        {
            return await next(context);
        }

        http.Response.Headers.WWWAuthenticate = "Bearer";
        return ApiProblems.Of(http, StatusCodes.Status401Unauthorized, "TokenRequired");
    }
}
