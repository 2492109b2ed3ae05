using Microsoft.AspNetCore.DataProtection;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.FrontDoor;

namespace Roots.Wiki.Web.Composition;

/// <summary>Builds the web server around one data folder.</summary>
public static class Server
{
    /// <summary>The address when nobody says another.</summary>
    public const string DefaultUrl = "http://127.0.0.1:5080";

    /// <summary>Builds the server; nothing listens yet, but the wiki is open and sound.</summary>
    /// <exception cref="CommandFailedException">The data folder or the settings cannot be used; the message is for the console.</exception>
    public static async Task<WebApplication> BuildAsync(CommandLine line, CancellationToken ct)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = line.Rest, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(line.ToSettings());
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        var options = builder.Configuration.GetSection("Roots").Get<RootsOptions>() ?? new();
        var throwAway = options.Demo ? Directory.CreateTempSubdirectory("roots-wiki-demo-").FullName : null;
        var data = DataFolder.At(throwAway ?? options.Data).Prepare();
        var clock = TimeProvider.System;
        var machine = HostRegistry.Open(data.Path, clock);
        var parts = SharedParts.Create(clock);
        var opener = parts.OpenerFor(data);
        var birth = new WikiBirth(machine, opener, data, clock);
        var opened = options.Open is { Length: > 0 } source ? await birth.FromRepositoryAsync(source, ct) : null;
        var wiki = opened?.Wiki ?? await machine.FindDefaultAsync(ct) ?? await birth.EmptyAsync(ct);
        var host = new WikiHost(opener, wiki);
        var opening = Task.Run(() => host.OpenDefaultAsync(ct).AsTask(), ct);   // beside what follows: both take their time

        builder.Services.AddOptions<RootsOptions>().BindConfiguration("Roots").ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddDataProtection().PersistKeysToFileSystem(new DirectoryInfo(data.Keys)).SetApplicationName("roots-wiki:" + wiki.Value);
        builder.Services.AddSingleton(clock).AddSingleton(data).AddSingleton(machine).AddSingleton(host);
        builder.Services.AddSingleton(parts.Renderer).AddSingleton(parts.Templates).AddSingleton(parts.PlainText);
        builder.Services.AddSingleton(new RunFacts(options.Demo, throwAway, opened));
        builder.AddFrontDoor(options);
        builder.AddWebShell();
        builder.AddFeatures(data);
        builder.AddLoops();

        var app = builder.Build();
        app.UseFrontDoor();
        app.UseFinishedPages();
        app.UseWebShell();
        app.UseFeatures();
        app.MapFeatures();
        var served = await opening;
        if (options.Demo)
        {
            await DemoWiki.FillAsync(served, ConsoleTexts.Say("DemoPerson"), ct);
        }

        return app;
    }
}
