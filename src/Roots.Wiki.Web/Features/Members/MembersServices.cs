using Roots.Wiki.Adapters.QrCodes;

namespace Roots.Wiki.Web.Features.Members;

/// <summary>Registers what the pages about members need.</summary>
public static class MembersServices
{
    /// <summary>Needs <see cref="Adapters.Registry.HostRegistry"/> among the services.</summary>
    public static IServiceCollection AddMembers(this IServiceCollection services) =>
        services.AddSingleton<IQrCode, QrCoderDrawing>().AddSingleton<Handouts>();
}
