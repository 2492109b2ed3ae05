using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Roots.Wiki.Web.Features.Setup;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Serves the wiki until it is stopped, and says where it is.</summary>
public sealed class ServeCommand : ICommand
{
    /// <inheritdoc/>
    public string Words => "";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        await using var app = await Server.BuildAsync(line, ct);
        var facts = app.Services.GetRequiredService<RunFacts>();
        var host = app.Services.GetRequiredService<WikiHost>();   // outlives the services, which end with the run
        app.Lifetime.ApplicationStarted.Register(() => Announce(app, facts, output));
        try
        {
            await app.RunAsync();
            return 0;
        }
        catch (IOException e) when (e.InnerException is Microsoft.AspNetCore.Connections.AddressInUseException)
        {
            throw new CommandFailedException(ConsoleTexts.Say("AddressInUse", e.Message));
        }
        finally
        {
            await host.DisposeAsync();
            if (facts.ThrowAway is { } folder)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static void Announce(WebApplication app, RunFacts facts, TextWriter output)
    {
        var url = (app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? Server.DefaultUrl)
            .Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal).Replace("[::]", "127.0.0.1", StringComparison.Ordinal).TrimEnd('/');
        var data = app.Services.GetRequiredService<DataFolder>();
        var code = app.Services.GetRequiredService<SetupCode>();
        var wiki = app.Services.GetRequiredService<WikiHost>().Open[0];
        output.WriteLine();
        output.WriteLine(ConsoleTexts.Say("Serving", url + "/"));
        output.WriteLine(ConsoleTexts.Say("DataIn", data.Path));
        if (app.Configuration["FORWARDEDHEADERS_ENABLED"] is "true" && string.IsNullOrWhiteSpace(app.Configuration["Roots:Proxies"]))
        {
            output.WriteLine(ConsoleTexts.Say("ProxyNotNamed"));
        }

        if (facts.Opened is { } opened)
        {
            output.WriteLine(opened.HasMovedOn ? ConsoleTexts.Say("SourceMovedOn", opened.Source) : ConsoleTexts.Say("OpenedFrom", opened.Source, wiki.Snapshot.Pages.Count));
        }

        if (facts.IsDemo)
        {
            output.WriteLine(ConsoleTexts.Say("DemoHere", $"{url}/-/demo/{code.Value}"));
        }
        else if (!wiki.Persons.Current.HasAdministrator)
        {
            output.WriteLine(ConsoleTexts.Say("SetUpHere", $"{url}/-/setup?code={code.Value}", code.Value));
        }

        output.WriteLine();
    }
}
