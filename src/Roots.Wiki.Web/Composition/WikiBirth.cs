using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Adapters.Hosting;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Composition;

/// <summary>Makes the folders of new wikis and enters them in the machine's list.</summary>
public sealed class WikiBirth(HostRegistry machine, WikiFolderOpener opener, DataFolder data, TimeProvider clock)
{
    /// <summary>An empty wiki, to be set up in the browser.</summary>
    public async Task<WikiId> EmptyAsync(CancellationToken ct)
    {
        var id = WikiId.New();
        await opener.CreateAsync(id, ct);
        await machine.AddAsync(id, ct);
        return id;
    }

    /// <summary>The wiki that a repository became, taking it over when it is met for the first time. The source is never written to.</summary>
    /// <exception cref="CommandFailedException">The repository cannot be read.</exception>
    public async Task<OpenedRepository> FromRepositoryAsync(string source, CancellationToken ct)
    {
        var full = Path.GetFullPath(source);
        var key = "open:" + full;
        try
        {
            if (WikiId.TryParse(await machine.FindSettingAsync(key, ct), out var known) && GitImporter.Recall(RepositoryOf(known)) is { } import)
            {
                return new(known, source, GitImporter.HasSourceMovedOn(import) == true);
            }

            var id = WikiId.New();
            Directory.CreateDirectory(data.Of(id));
            await GitImporter.ImportAsync(full, RepositoryOf(id), ct);
            await machine.AddAsync(id, ct);
            await machine.SetSettingAsync(key, id.Value, ct);
            return new(id, source, false);
        }
        catch (StoreUnavailableException e)
        {
            throw new CommandFailedException(ConsoleTexts.Say("OpenFailed", source, e.Message));
        }
    }

    private string RepositoryOf(WikiId id) => WikiFolderOpener.StoreIn(data.Of(id), clock).RepositoryFolder;
}
