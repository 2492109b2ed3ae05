namespace Roots.Wiki.Pages;

/// <summary>A top-level key: <c>[Start, End)</c> are its whole lines, <paramref name="ValueStart"/> is just behind the colon.</summary>
internal readonly record struct FrontMatterEntry(string Key, int Start, int End, int ValueStart, int Line);

/// <summary>Where front matter stands in a text, and its top-level keys. Values of keys that the wiki knows are read at once, others when asked.</summary>
internal sealed class FrontMatterText
{
    private const int MaxLength = 64 * 1024;
    private const int MaxLinesOfDoubt = 200; // a thematic break at the start and another one far below are no front matter

    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "title", "type", "tags", "aliases", "role", "status", "review", "visibility", "readers", "holders", "answers", "templates", "criticality", "board", "unit",
    };

    private readonly List<FrontMatterEntry> entries = [];
    private readonly Dictionary<string, YamlNode?> values = new(StringComparer.Ordinal);

    public FrontMatterText(string text)
    {
        Text = text;
        if (!FindBlock())
        {
            (Exists, Start, End, BodyStart) = (false, 0, 0, 0);
            return;
        }

        Exists = true;
        if (End - Start > MaxLength)
        {
            BadLine = 1;
            return;
        }

        var hasOther = ReadEntries(out var otherLine);
        if (hasOther && entries.Count == 0 && BadLine is null)
        {
            (Exists, Start, End, BodyStart) = (false, 0, 0, 0);
            return;
        }

        BadLine ??= hasOther ? otherLine : null;
        ReadKnown();
    }

    public string Text { get; }
    public bool Exists { get; }
    public int Start { get; private set; }
    public int End { get; private set; }
    public int BodyStart { get; private set; }
    public int? BadLine { get; private set; }
    public IReadOnlyList<FrontMatterEntry> Entries => entries;

    public string LineEnd => Text.IndexOf('\n') is var i and > 0 && Text[i - 1] == '\r' ? "\r\n" : "\n";

    public FrontMatterEntry? Find(string key)
    {
        foreach (var entry in entries)
        {
            if (entry.Key == key)
            {
                return entry;
            }
        }

        return null;
    }

    /// <summary>The value, or null where it is not YAML of our subset.</summary>
    public YamlNode? ValueOf(FrontMatterEntry entry) =>
        values.TryGetValue(entry.Key, out var value) ? value : values[entry.Key] = new YamlReader(Text, entry).Read();

    private bool FindBlock()
    {
        var at = Text.StartsWith('\uFEFF') ? 1 : 0;
        if (!IsMarker(at, out var next, '-') || next == Text.Length)
        {
            return false;
        }

        Start = next;
        var startsWithKey = false;
        var isFirst = true;
        for (var line = 2; next < Text.Length; line++)
        {
            at = next;
            if (IsMarker(at, out next, '-') || IsMarker(at, out next, '.'))
            {
                (End, BodyStart) = (at, next);
                return line <= MaxLinesOfDoubt + 1 || startsWithKey;
            }

            if (isFirst && !IsBlankOrComment(at, next))
            {
                startsWithKey = YamlKey.TryRead(Text, at, next, out _, out _);
                isFirst = false;
            }
        }

        return false;
    }

    private bool IsMarker(int at, out int next, char c)
    {
        next = Text.IndexOf('\n', at) is var i and >= 0 ? i + 1 : Text.Length;
        var line = Text.AsSpan(at, next - at).TrimEnd(" \t\r\n");
        return line.Length == 3 && line[0] == c && line[1] == c && line[2] == c;
    }

    private bool IsBlankOrComment(int at, int next) => Text.AsSpan(at, next - at).Trim(" \t\r\n") is var line && (line.IsEmpty || line[0] == '#');

    // Returns whether there are lines that are neither keys nor belong to one.
    private bool ReadEntries(out int otherLine)
    {
        otherLine = 0;
        FrontMatterEntry? open = null;
        for (int at = Start, line = 2; at < End; line++)
        {
            var next = Text.IndexOf('\n', at) + 1;
            var c = Text[at];
            if (IsBlankOrComment(at, next) && (c is not ' ' || open is null))
            {
                at = next;
                continue;
            }

            if (c is ' ' or '\t' or ']' or '}' || (c == '-' && open is { } o && IsDash(at) && HasNoInlineValue(o)))
            {
                if (open is not { } entry)
                {
                    otherLine = otherLine == 0 ? line : otherLine;
                }
                else if (!Text.AsSpan(at, next - at).Trim(" \t\r\n").IsEmpty)
                {
                    open = entries[^1] = entry with { End = next };
                }
            }
            else if (YamlKey.TryRead(Text, at, next, out var key, out var valueStart))
            {
                BadLine ??= key == "<<" || Find(key) is not null || StartsForbidden(valueStart) ? line : null;
                open = new(key, at, next, valueStart, line);
                entries.Add(open.Value);
            }
            else
            {
                otherLine = otherLine == 0 ? line : otherLine;
                BadLine ??= c is '&' or '*' or '!' ? (entries.Count > 0 ? line : null) : null;
                open = null;
            }

            at = next;
        }

        return otherLine > 0;
    }

    private bool IsDash(int at) => Text[at] == '-' && (at + 1 >= Text.Length || Text[at + 1] is ' ' or '\t' or '\r' or '\n');

    private bool HasNoInlineValue(FrontMatterEntry entry)
    {
        var end = Text.IndexOf('\n', entry.ValueStart);
        var value = Text.AsSpan(entry.ValueStart, end - entry.ValueStart).Trim(" \t\r");
        return value.IsEmpty || value[0] == '#';
    }

    private bool StartsForbidden(int valueStart) =>
        Text.AsSpan(valueStart).TrimStart(" \t") is { IsEmpty: false } value && value[0] is '&' or '*' or '!';

    private void ReadKnown()
    {
        foreach (var entry in entries)
        {
            if (BadLine is not null)
            {
                return;
            }

            if (Known.Contains(entry.Key))
            {
                var reader = new YamlReader(Text, entry);
                values[entry.Key] = reader.Read();
                BadLine = reader.BadLine;
            }
        }
    }
}
