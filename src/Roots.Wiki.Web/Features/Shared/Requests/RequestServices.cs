using Microsoft.AspNetCore.Mvc;

namespace Roots.Wiki.Web.Features.Shared.Requests;

/// <summary>Registers how handlers learn which wiki a request is about and who asks.</summary>
public static class RequestServices
{
    /// <summary>Needs a <see cref="WikiHost"/> among the services.</summary>
    public static IServiceCollection AddWikiRequests(this IServiceCollection services)
    {
        services.Configure<MvcOptions>(WikiRequestBinder.Use);
        return services.AddSingleton<ProblemWords>();
    }

    /// <summary>Stands before everything that asks who asks.</summary>
    public static IApplicationBuilder UseWikiRequests(this IApplicationBuilder app) => app.UseMiddleware<WikiRequests>();
}
