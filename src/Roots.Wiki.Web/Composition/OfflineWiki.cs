using Roots.Wiki.Adapters.Registry;

namespace Roots.Wiki.Web.Composition;

/// <summary>The wiki of a data folder, opened by a command without a web server. The registry may be open elsewhere; the repository may not.</summary>
public sealed class OfflineWiki : IAsyncDisposable
{
    private readonly HostRegistry machine;

    private OfflineWiki(DataFolder data, HostRegistry machine, SharedParts parts, WikiId id) => (Data, this.machine, Parts, Id) = (data, machine, parts, id);

    /// <summary>The data folder.</summary>
    public DataFolder Data { get; }

    /// <summary>What all wikis share.</summary>
    public SharedParts Parts { get; }

    /// <summary>The wiki that is served at <c>/</c>.</summary>
    public WikiId Id { get; }

    /// <summary>Finds the wiki of the folder that <c>--data</c> names.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static async Task<OfflineWiki> FindAsync(CommandLine line, CancellationToken ct)
    {
        var data = DataFolder.At(line["data"] ?? Environment.GetEnvironmentVariable("Roots__Data"));
        if (!File.Exists(Path.Combine(data.Path, HostRegistry.FileName)))
        {
            throw new CommandFailedException(ConsoleTexts.Say("NoWikiYet", data.Path));
        }

        var machine = HostRegistry.Open(data.Path, TimeProvider.System);
        var id = await machine.FindDefaultAsync(ct);
        return id is null ? throw new CommandFailedException(ConsoleTexts.Say("NoWikiYet", data.Path)) : new(data, machine, SharedParts.Create(TimeProvider.System), id);
    }

    /// <summary>Everything about people; may be open in the running server at the same time.</summary>
    public PeopleDatabase OpenPeople() => PeopleDatabase.Open(Data.Of(Id), Id, Parts.Clock);

    /// <summary>The whole wiki; only while no server runs.</summary>
    /// <exception cref="Pages.StoreUnavailableException">A server owns it.</exception>
    public Task<Wiki> OpenAsync(CancellationToken ct) => Parts.OpenerFor(Data).OpenAsync(Id, ct);

    /// <summary>Where links that a command prints point to.</summary>
    public async Task<string> AddressAsync(CancellationToken ct) => (await machine.FindPublicAddressAsync(ct))?.AbsoluteUri.TrimEnd('/') ?? Server.DefaultUrl;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        machine.Dispose();
        return ValueTask.CompletedTask;
    }
}
