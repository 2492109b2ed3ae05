using System.Diagnostics;
using System.Globalization;
using System.Text;
using Roots.Wiki.Erasure;

namespace Roots.Wiki.Adapters.Tests.Git.Erasing;

/// <summary>Looks for erased words by other ways than the program does: real git for every object, plain bytes for every file.</summary>
internal static class Canaries
{
    /// <summary>Fails the test where git itself finds the words in any object, reachable or not, or in any reference.</summary>
    public static void AssertGone(string repository, EraseScope scope)
    {
        var pattern = new ErasePattern(scope);
        foreach (var (id, (kind, bytes)) in Objects(repository))
        {
            var text = Encoding.UTF8.GetString(bytes);
            Assert.False(pattern.IsIn(text) || pattern.IsIn(text.Replace("\0", "", StringComparison.Ordinal)), $"{kind} {id}: {text}");
        }

        Assert.False(pattern.IsIn(GitWorkshop.GitIn(repository, "for-each-ref")));
    }

    /// <summary>Every object of a repository as git unpacks it, reachable or not.</summary>
    public static IReadOnlyDictionary<string, (string Kind, byte[] Bytes)> Objects(string repository)
    {
        var start = new ProcessStartInfo("git") { WorkingDirectory = repository, RedirectStandardOutput = true };
        Array.ForEach(["-c", "safe.directory=*", "cat-file", "--batch-all-objects", "--batch"], start.ArgumentList.Add);
        using var git = Process.Start(start)!;
        var memory = new MemoryStream();
        git.StandardOutput.BaseStream.CopyTo(memory);
        git.WaitForExit();
        var (all, found) = (memory.ToArray(), new Dictionary<string, (string, byte[])>(StringComparer.Ordinal));
        for (var at = 0; at < all.Length;)
        {
            var end = Array.IndexOf(all, (byte)'\n', at);
            var words = Encoding.ASCII.GetString(all, at, end - at).Split(' ');
            var length = int.Parse(words[2], CultureInfo.InvariantCulture);
            found[words[0]] = (words[1], all[(end + 1)..(end + 1 + length)]);
            at = end + 2 + length;
        }

        return found;
    }

    /// <summary>The files under a folder whose name or plain bytes hold the words.</summary>
    public static List<string> InFiles(string folder, EraseScope scope)
    {
        var pattern = new ErasePattern(scope);
        var contents = new ContentEraser(pattern);
        return [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => pattern.IsIn(Path.GetRelativePath(folder, f)) || contents.IsIn(Bytes(f)))];
    }

    private static byte[] Bytes(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException)
        {
            return []; // the lock of the process that owns the wiki
        }
    }
}
