namespace Roots.Wiki.Web.Features.Members;

/// <summary>Registers what the pages about members need.</summary>
public static class MembersServices
{
    /// <summary>Needs <see cref="Shared.PublicAddress"/> and <see cref="IQrCode"/> among the services.</summary>
    public static IServiceCollection AddMembers(this IServiceCollection services) =>
        services.AddSingleton<Handouts>().AddSingleton<Shared.Upkeep>();
}
