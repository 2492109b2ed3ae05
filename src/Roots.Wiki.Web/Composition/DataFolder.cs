namespace Roots.Wiki.Web.Composition;

/// <summary>The one folder that holds everything: <c>host.db</c>, <c>keys/</c> and <c>wikis/</c>.</summary>
public sealed record DataFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private DataFolder(string path) => Path = path;

    /// <summary>Its absolute path.</summary>
    public string Path { get; }

    /// <summary>The keys that protect cookies.</summary>
    public string Keys => System.IO.Path.Combine(Path, "keys");

    /// <summary>The folder of one wiki.</summary>
    public string Of(WikiId wiki) => System.IO.Path.Combine(Path, "wikis", wiki.Value);

    /// <summary>The folder that the caller names, else the user's application data.</summary>
    public static DataFolder At(string? path) => new(System.IO.Path.GetFullPath(string.IsNullOrWhiteSpace(path)
        ? System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "roots-wiki")
        : path));

    /// <summary>Makes the folder and proves that it can be written.</summary>
    /// <exception cref="CommandFailedException">It cannot; the message says so in plain words.</exception>
    public DataFolder Prepare()
    {
        try
        {
            MakeForOwner(Path);
            Directory.CreateDirectory(System.IO.Path.Combine(Path, "wikis"));
            var keys = Directory.CreateDirectory(Keys);
            if (!OperatingSystem.IsWindows())
            {
                keys.UnixFileMode = OwnerOnly;
            }

            var probe = System.IO.Path.Combine(Path, ".write-test");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return this;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(ConsoleTexts.DataFolderNotWritable(Path, e.Message));
        }
    }

    // Everything about people lies in it. A folder that is there already keeps what its owner chose.
    private static void MakeForOwner(string path)
    {
        if (!OperatingSystem.IsWindows() && !Directory.Exists(path))
        {
            Directory.CreateDirectory(path, OwnerOnly);
        }

        Directory.CreateDirectory(path);
    }
}
