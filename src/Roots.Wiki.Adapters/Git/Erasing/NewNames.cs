using System.Text;
using Roots.Wiki.Erasure;

namespace Roots.Wiki.Adapters.Git;

/// <summary>
/// What parts of paths are called afterwards: the same part always the same, two different parts never alike, whatever order they are met in
/// within one rewrite. One thread.
/// </summary>
/// <param name="pattern">The words.</param>
/// <param name="taken">Names of the history; a new one is none of them.</param>
internal sealed class NewNames(ErasePattern pattern, IEnumerable<string> taken)
{
    private readonly HashSet<string> taken = new(taken, StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The new name of one part; the same object where it stays.</summary>
    public string Of(string name)
    {
        if (known.TryGetValue(name, out var now))
        {
            return now;
        }

        now = pattern.ReplaceInName(name);
        if (!ReferenceEquals(now, name))
        {
            var dot = now.LastIndexOf('.') is var i and > 0 ? i : now.Length;
            var free = now;
            for (var number = 2; !taken.Add(free); number++)
            {
                free = $"{now[..dot]}-{number}{now[dot..]}";
            }

            now = free;
        }

        return known[name] = now;
    }

    /// <summary>The new name as bytes; null where it stays. Names that are not UTF-8 are read byte by byte.</summary>
    public byte[]? Of(ReadOnlySpan<byte> name)
    {
        Encoding encoding = System.Text.Unicode.Utf8.IsValid(name) ? Encoding.UTF8 : Encoding.Latin1;
        var old = encoding.GetString(name);
        var now = Of(old);
        return ReferenceEquals(now, old) || now == old ? null : encoding.GetBytes(now);
    }

    /// <summary>The new name of a whole path.</summary>
    public string OfPath(string path) => string.Join('/', path.Split('/').Select(Of));
}
