using Roots.Wiki.Web.Composition;

namespace Roots.Wiki.Web.Features.Shared.FrontDoor;

/// <summary>Registers what stands before every request.</summary>
public static class FrontDoorServices
{
    /// <summary>Needs <see cref="PublicAddress"/> among the services.</summary>
    /// <exception cref="CommandFailedException">A proxy is neither an address nor a network.</exception>
    public static void AddFrontDoor(this WebApplicationBuilder builder, RootsOptions options)
    {
        IReadOnlyList<System.Net.IPNetwork> proxies;
        try
        {
            proxies = Proxies.Read(options.Proxies);
        }
        catch (FormatException e)
        {
            throw new CommandFailedException(ConsoleTexts.Say("BadProxy", e.Message));
        }

        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.PostConfigure<ForwardedHeadersOptions>(forwarded => Proxies.Use(forwarded, proxies));
        builder.Services.AddSingleton(services => new KnownHosts(
            services.GetRequiredService<PublicAddress>(), (options.Hosts ?? "").Split([',', ' ', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
    }

    /// <summary>The first thing that a request meets.</summary>
    public static void UseFrontDoor(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.UseMiddleware<FrontDoorRequests>();
    }
}
