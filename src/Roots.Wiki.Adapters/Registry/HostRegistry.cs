namespace Roots.Wiki.Adapters.Registry;

/// <summary>
/// What the machine knows of its wikis: <c>host.db</c>, nothing about people. Safe to call from many threads; each change is
/// durable when its task ends.
/// </summary>
public sealed class HostRegistry : IDisposable
{
    /// <summary>The file's name in the data folder.</summary>
    public const string FileName = "host.db";

    private const string DefaultWikiKey = "default-wiki", PublicAddressKey = "public-address";

    private static readonly string[] Schema =
    [
        """
        CREATE TABLE wikis (wiki TEXT NOT NULL PRIMARY KEY, created INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE settings (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        """,
    ];

    private readonly SqliteFile file;
    private readonly TimeProvider clock;

    private HostRegistry(SqliteFile file, TimeProvider clock) => (this.file, this.clock) = (file, clock);

    /// <summary>Opens the registry of a data folder, and makes it where there is none.</summary>
    /// <exception cref="Pages.StoreUnavailableException">It cannot be opened, or a newer program wrote it.</exception>
    public static HostRegistry Open(string dataFolder, TimeProvider clock) => new(SqliteFile.Open(Path.Combine(dataFolder, FileName), Schema), clock);

    /// <summary>The wikis of this machine, oldest first.</summary>
    public Task<IReadOnlyList<WikiId>> ListAsync(CancellationToken ct) => file.ReadAsync<IReadOnlyList<WikiId>>(
        connection => connection.Rows("SELECT wiki FROM wikis ORDER BY created, wiki", row => WikiId.TryParse(row.GetString(0), out var id) ? id : null).OfType<WikiId>().ToList(), ct);

    /// <summary>Enters a wiki; it becomes the one at <c>/</c> where there is none yet.</summary>
    public Task AddAsync(WikiId wiki, CancellationToken ct) => file.WriteAsync(
        connection =>
        {
            connection.Run("INSERT INTO wikis (wiki, created) VALUES ($wiki, $created)", ("$wiki", wiki), ("$created", clock.GetUtcNow()));
            return connection.Run("INSERT INTO settings (key, value) VALUES ($key, $value) ON CONFLICT (key) DO NOTHING", ("$key", DefaultWikiKey), ("$value", wiki));
        },
        null,
        ct);

    /// <summary>The wiki that is served at <c>/</c>, or null before the first one was made.</summary>
    public async Task<WikiId?> FindDefaultAsync(CancellationToken ct) =>
        WikiId.TryParse(await FindSettingAsync(DefaultWikiKey, ct).ConfigureAwait(false), out var id) ? id : null;

    /// <summary>Chooses the wiki that is served at <c>/</c>.</summary>
    public Task SetDefaultAsync(WikiId wiki, CancellationToken ct) => SetSettingAsync(DefaultWikiKey, wiki.Value, ct);

    /// <summary>The address under which others reach this machine, or null while nobody has said and proved it.</summary>
    public async Task<Uri?> FindPublicAddressAsync(CancellationToken ct) =>
        Uri.TryCreate(await FindSettingAsync(PublicAddressKey, ct).ConfigureAwait(false), UriKind.Absolute, out var address) ? address : null;

    /// <summary>Keeps the address under which others reach this machine; null forgets it.</summary>
    public Task SetPublicAddressAsync(Uri? address, CancellationToken ct) => SetSettingAsync(PublicAddressKey, address?.AbsoluteUri, ct);

    /// <summary>A setting of this machine, or null.</summary>
    public Task<string?> FindSettingAsync(string key, CancellationToken ct) =>
        file.ReadAsync(connection => (string?)connection.Value("SELECT value FROM settings WHERE key = $key", ("$key", key)), ct);

    /// <summary>Keeps a setting of this machine; null removes it.</summary>
    public Task SetSettingAsync(string key, string? value, CancellationToken ct) => file.WriteAsync(
        connection => value is null
            ? connection.Run("DELETE FROM settings WHERE key = $key", ("$key", key))
            : connection.Run("INSERT INTO settings (key, value) VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = $value", ("$key", key), ("$value", value)),
        null,
        ct);

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();
}
