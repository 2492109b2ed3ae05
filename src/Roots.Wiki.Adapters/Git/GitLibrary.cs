using LibGit2Sharp;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// The settings of libgit2 for this process, made once before the first repository is opened: every write is flushed,
/// the host's and the account's own git settings do not count, a wiki may belong to another account, and the object
/// cache is off (a long-lived writer grew by 230 MB in 20,000 commits; pages are cached by their content elsewhere).
/// </summary>
internal static class GitLibrary
{
    private const int WindowBytes = 1024 * 1024;
    private const int MappedBytes = 16 * 1024 * 1024;

    private static readonly Lazy<string> Settings = new(Initialise);

    /// <summary>Makes the settings if nobody has.</summary>
    /// <exception cref="StoreUnavailableException">The library is not the one that this program knows.</exception>
    public static void Ensure() => _ = Settings.Value;

    /// <summary>The settings for a git program that this process starts; made again where a cleaner of temporary files took them.</summary>
    public static string ProgramSettings()
    {
        var file = Path.Combine(Settings.Value, "program.config");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Settings.Value);
            File.WriteAllText(file, "[safe]\n\tdirectory = *\n[gc]\n\tauto = 0\n[core]\n\tfsync = committed,loose-object,pack,pack-metadata,reference\n");
        }

        return file;
    }

    private static string Initialise()
    {
        var folder = Directory.CreateTempSubdirectory("roots-wiki-git-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Forget(folder);
        File.WriteAllText(Path.Combine(folder, ".gitconfig"), "[core]\n\tfsyncObjectFiles = true\n[safe]\n\tdirectory = *\n");
        GlobalSettings.SetConfigSearchPaths(ConfigurationLevel.Global, folder);
        var nothing = Directory.CreateDirectory(Path.Combine(folder, "none")).FullName;
        foreach (var level in new[] { ConfigurationLevel.Xdg, ConfigurationLevel.System, ConfigurationLevel.ProgramData })
        {
            GlobalSettings.SetConfigSearchPaths(level, nothing);
        }

        GlobalSettings.SetEnableCaching(false);
        Native.Bind();
        Native.EnableFsync();
        Native.BoundWindows(WindowBytes, MappedBytes);
        return folder;
    }

    private static void Forget(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // two small files stay among the temporary ones
        }
        catch (UnauthorizedAccessException)
        {
            // likewise
        }
    }
}
