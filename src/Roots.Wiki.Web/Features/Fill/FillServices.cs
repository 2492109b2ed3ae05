namespace Roots.Wiki.Web.Features.Fill;

/// <summary>Registers what the screens for answering need beside the wiki.</summary>
public static class FillServices
{
    public static IServiceCollection AddFill(this IServiceCollection services) => services.AddSingleton<OpenTabs>();
}
