using System.Globalization;
using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Adapters.Git;

/// <summary>What history needs of a commit. Reads whatever others have written: a missing or broken line gives an empty value, never an exception.</summary>
internal sealed record CommitInfo
{
    public required Oid Tree { get; init; }

    public required IReadOnlyList<Oid> Parents { get; init; }

    /// <summary>The author's name.</summary>
    public string AuthorName { get; private init; } = "";

    /// <summary>The pseudonym, where the author's address is one of ours.</summary>
    public AuthorId? Author { get; private init; }

    /// <summary>When the author made it, in seconds since 1970.</summary>
    public long Time { get; private init; }

    public ChangeKind Kind { get; private init; } = ChangeKind.Foreign;

    /// <summary>The public id that the commit carries, if any.</summary>
    public VersionId? Version { get; private init; }

    /// <summary>New path → old path.</summary>
    public IReadOnlyDictionary<string, string> MovedFrom { get; private init; } = new Dictionary<string, string>();

    public static CommitInfo Read(ReadOnlySpan<byte> bytes)
    {
        var text = System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var header = (end < 0 ? text : text[..end]).Split('\n');
        var trailers = Trailers(end < 0 ? "" : text[(end + 2)..]);
        var (name, mail, time) = Signature(Value(header, "author "));
        return new()
        {
            Tree = Oid.TryParse(Encoding.ASCII.GetBytes(Value(header, "tree "))) ?? default,
            Parents = [.. header.Where(l => l.StartsWith("parent ", StringComparison.Ordinal)).Select(l => Oid.TryParse(Encoding.ASCII.GetBytes(l[7..]))).OfType<Oid>()],
            AuthorName = name,
            Author = mail.EndsWith("@" + CommitText.Domain, StringComparison.Ordinal) && AuthorId.TryParse(mail[..mail.IndexOf('@')], out var author) ? author : null,
            Time = time,
            Kind = CommitText.Kind(trailers.FirstOrDefault(t => t.Key == CommitText.EditTrailer).Value),
            Version = VersionId.TryParse(trailers.FirstOrDefault(t => t.Key == CommitText.VersionTrailer).Value, out var version) ? version : null,
            MovedFrom = Moves(trailers),
        };
    }

    private static string Value(string[] header, string key) => header.FirstOrDefault(l => l.StartsWith(key, StringComparison.Ordinal))?[key.Length..] ?? "";

    private static (string Name, string Mail, long Time) Signature(string line)
    {
        var open = line.LastIndexOf('<');
        var close = line.LastIndexOf('>');
        if (open < 0 || close < open)
        {
            return (line, "", 0);
        }

        var time = line[(close + 1)..].Trim().Split(' ')[0];
        return (line[..open].Trim(), line[(open + 1)..close], long.TryParse(time, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seconds) ? seconds : 0);
    }

    // Only the last paragraph counts, as in git.
    private static List<KeyValuePair<string, string>> Trailers(string message)
    {
        var trimmed = message.TrimEnd('\n');
        var last = trimmed[(trimmed.LastIndexOf("\n\n", StringComparison.Ordinal) is var i and >= 0 ? i + 2 : 0)..];
        return [.. last.Split('\n').Where(l => l.StartsWith("Roots-", StringComparison.Ordinal)).Select(Pair).OfType<KeyValuePair<string, string>>()];
    }

    private static KeyValuePair<string, string>? Pair(string line) =>
        line.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? new(line[..at], line[(at + 2)..]) : null;

    private static Dictionary<string, string> Moves(List<KeyValuePair<string, string>> trailers)
    {
        var moves = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var paths in trailers.Where(t => t.Key == CommitText.MovedTrailer).Select(t => t.Value.Split('\t')).Where(p => p.Length == 2))
        {
            moves[paths[1]] = paths[0];
        }

        return moves;
    }
}
