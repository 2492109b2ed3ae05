using System.Text;
using Roots.Wiki.Erasure;

namespace Roots.Wiki.Adapters.Git;

/// <summary>Writes commits and tag objects anew: other trees and parents, no erased words, the same dates and the same public version. Pure.</summary>
/// <param name="pattern">The words.</param>
/// <param name="renamePath">What a path is called afterwards; null for one that is gone.</param>
internal sealed class CommitEraser(ErasePattern pattern, Func<string, string?> renamePath)
{
    private const string Nobody = "Mitglied entfernt <entfernt@wiki.invalid>";
    private static readonly UTF8Encoding Utf8 = new(false, true);

    /// <summary>A commit with other references and without the words; the same bytes where nothing differs.</summary>
    /// <param name="bytes">The commit.</param>
    /// <param name="rewritten">What trees and parents are called now.</param>
    /// <param name="version">The version under which people know it, entered if the commit changes.</param>
    public byte[] Commit(byte[] bytes, Func<string, string> rewritten, string version)
    {
        var (encoding, head, message) = Split(bytes);
        var lines = head.Split('\n').Select(line => Line(line, rewritten)).ToList();
        var text = Message(message);
        if (string.Join('\n', lines) == head && text == message)
        {
            return bytes;
        }

        return encoding.GetBytes(string.Join('\n', Unsigned(lines)) + "\n\n" + WithVersion(text, version));
    }

    /// <summary>A tag object, likewise.</summary>
    public byte[] Tag(byte[] bytes, Func<string, string> rewritten)
    {
        var (encoding, head, message) = Split(bytes);
        var lines = head.Split('\n').Select(line => Line(line, rewritten)).ToList();
        var text = pattern.Replace(message);
        if (string.Join('\n', lines) == head && text == message)
        {
            return bytes;
        }

        var signature = text.IndexOf("-----BEGIN ", StringComparison.Ordinal);
        return encoding.GetBytes(string.Join('\n', lines) + "\n\n" + (signature < 0 ? text : text[..signature]));
    }

    /// <summary>What is looked through in a commit or tag.</summary>
    public static string TextOf(byte[] bytes) => Split(bytes) is var (_, head, message) ? head + "\n\n" + message : "";

    private static (Encoding Encoding, string Head, string Message) Split(byte[] bytes)
    {
        Encoding encoding = System.Text.Unicode.Utf8.IsValid(bytes) ? Utf8 : Encoding.Latin1;
        var text = encoding.GetString(bytes);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        return end < 0 ? (encoding, text.TrimEnd('\n'), "") : (encoding, text[..end], text[(end + 2)..]);
    }

    private string Line(string line, Func<string, string> rewritten)
    {
        var blank = line.IndexOf(' ', StringComparison.Ordinal);
        return blank < 0 ? line : line[..blank] switch
        {
            "tree" or "parent" or "object" => line[..(blank + 1)] + rewritten(line[(blank + 1)..]),
            "author" or "committer" or "tagger" => line[..(blank + 1)] + Identity(line[(blank + 1)..]),
            "tag" => line[..(blank + 1)] + pattern.ReplaceInName(line[(blank + 1)..]),
            _ => pattern.Replace(line),
        };
    }

    private string Identity(string identity)
    {
        var end = identity.LastIndexOf('>');
        return end > 0 && pattern.IsIn(identity[..(end + 1)]) ? Nobody + identity[(end + 1)..] : identity;
    }

    // A signature vouches for bytes that are no more; a merged tag is quoted with its words.
    private static List<string> Unsigned(List<string> lines)
    {
        var kept = new List<string>();
        var isLeftOut = false;
        foreach (var line in lines)
        {
            isLeftOut = line.StartsWith(' ') ? isLeftOut : line.StartsWith("gpgsig", StringComparison.Ordinal) || line.StartsWith("mergetag ", StringComparison.Ordinal);
            if (!isLeftOut)
            {
                kept.Add(line);
            }
        }

        return kept;
    }

    private string Message(string message)
    {
        if (!message.Contains(CommitText.MovedTrailer, StringComparison.Ordinal))
        {
            return pattern.Replace(message);
        }

        return pattern.Replace(string.Join('\n', message.Split('\n').Select(Moved).OfType<string>()));
    }

    private string? Moved(string line)
    {
        if (!line.StartsWith(CommitText.MovedTrailer + ": ", StringComparison.Ordinal))
        {
            return line;
        }

        var paths = line[(CommitText.MovedTrailer.Length + 2)..].Split('\t').Select(renamePath).ToList();
        return paths.Contains(null) ? null : CommitText.MovedTrailer + ": " + string.Join('\t', paths);
    }

    // Only the last paragraph is read for trailers; a broken one of ours gives way.
    private static string WithVersion(string message, string version)
    {
        var trailer = $"{CommitText.VersionTrailer}: {version}";
        var body = message.TrimEnd('\n');
        var start = body.LastIndexOf("\n\n", StringComparison.Ordinal) is var i and >= 0 ? i + 2 : 0;
        var last = body[start..].Split('\n').ToList();
        var at = last.FindIndex(l => l.StartsWith(CommitText.VersionTrailer + ": ", StringComparison.Ordinal));
        if (at >= 0)
        {
            last[at] = trailer;
            return body[..start] + string.Join('\n', last) + "\n";
        }

        var isTrailers = last.Exists(l => l.StartsWith("Roots-", StringComparison.Ordinal)) || (start > 0 && last.TrueForAll(l => l.IndexOf(": ", StringComparison.Ordinal) is var colon and > 0 && !l[..colon].Contains(' ')));
        return body.Length == 0 ? trailer + "\n" : body + (isTrailers ? "\n" : "\n\n") + trailer + "\n";
    }
}
