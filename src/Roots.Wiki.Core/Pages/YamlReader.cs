using System.Text;

namespace Roots.Wiki.Pages;

/// <summary>
/// Reads the value of one front matter key: scalars, lists and maps in block or flow style. Anchors, aliases, tags, merge
/// keys, tabs as indentation and anything beyond <see cref="MaxDepth"/> are bad; nothing is ever expanded.
/// </summary>
internal sealed class YamlReader
{
    private const int MaxDepth = 8;

    private readonly string text;
    private readonly FrontMatterEntry entry;
    private readonly List<Line> lines = [];
    private int line;
    private int inlineStart;
    private int inlineEnd;

    public YamlReader(string text, FrontMatterEntry entry) => (this.text, this.entry) = (text, entry);

    /// <summary>The first line (of the file, from 1) that is not of our subset, once <see cref="Read"/> was called.</summary>
    public int? BadLine { get; private set; }

    /// <summary>Where the value stands if it is on the key's own line; both just behind the colon for none, -1 for a longer one.</summary>
    public (int Start, int End) Inline { get; private set; }

    /// <summary>The value, or null where it is bad.</summary>
    public YamlNode? Read()
    {
        for (var at = entry.Start; at < entry.End;)
        {
            var next = text.IndexOf('\n', at) is var i and >= 0 && i < entry.End ? i + 1 : entry.End;
            lines.Add(new(at, next, text));
            at = next;
        }

        var node = Value(entry.ValueStart, 0, 0);
        Inline = (inlineStart, inlineEnd);
        SkipIgnored();
        if (line < lines.Count)
        {
            Bad();
        }

        return BadLine is null ? node : null;
    }

    // The value that begins at a place in the current line; afterwards the current line is the first behind it.
    private YamlNode? Value(int at, int indent, int depth)
    {
        var first = line;
        while (at < lines[line].TextEnd && text[at] is ' ' or '\t')
        {
            at++;
        }

        (inlineStart, inlineEnd) = (-1, -1);
        if (depth > MaxDepth)
        {
            return Bad();
        }

        if (at >= lines[line].TextEnd || text[at] == '#')
        {
            return BelowKey(indent, depth);
        }

        var flow = new YamlFlow(text, entry.End, MaxDepth);
        var end = at;
        YamlNode? node;
        switch (text[at])
        {
            case '[' or '{':
                node = flow.Value(ref end, depth);
                return node is not null && EndInline(end) ? Placed(node, first, at, end) : Bad();
            case '"' or '\'':
                var quoted = YamlQuotes.Read(text, ref end, entry.End);
                return quoted is not null && EndInline(end) ? Placed(YamlNode.Scalar(quoted), first, at, end) : Bad();
            case '|' or '>':
                return BlockScalar(at, indent);
            case '&' or '*' or '!' or '%' or '@' or '`':
                return Bad();
            default:
                return Plain(at, indent);
        }
    }

    private YamlNode Placed(YamlNode node, int first, int at, int end)
    {
        (inlineStart, inlineEnd) = line == first + 1 ? (at, end) : (-1, -1);
        return node;
    }

    private YamlNode? BelowKey(int indent, int depth)
    {
        var colon = line == 0 ? entry.ValueStart : -1;
        line++;
        SkipIgnored();
        if (line < lines.Count && (lines[line].Indent > indent || (lines[line].Indent == indent && IsDash(line))))
        {
            var block = Block(lines[line].Indent, depth + 1);
            (inlineStart, inlineEnd) = (-1, -1);
            return block;
        }

        (inlineStart, inlineEnd) = (colon, colon);
        return YamlNode.Null;
    }

    private YamlNode? Block(int indent, int depth)
    {
        if (depth > MaxDepth)
        {
            return Bad();
        }

        var isList = IsDash(line);
        var children = new List<YamlChild>();
        while (line < lines.Count && lines[line].Indent == indent && IsDash(line) == isList)
        {
            var current = lines[line];
            if (current.HasTab)
            {
                return Bad();
            }

            var child = isList ? Item(current, indent, depth) : Pair(current, indent, depth);
            if (child is not { } c)
            {
                return Bad();
            }

            var last = line;
            SkipIgnored();
            children.Add(c with { Start = current.Start, End = lines[last - 1].End, ValueStart = inlineStart, ValueEnd = inlineEnd });
        }

        return line < lines.Count && lines[line].Indent > indent ? Bad()
            : new(isList ? YamlKind.List : YamlKind.Map, null, children, IsBlock: true);
    }

    private YamlChild? Item(Line current, int indent, int depth)
    {
        var at = current.TextStart + 1;
        while (at < current.TextEnd && text[at] is ' ')
        {
            at++;
        }

        if (YamlKey.TryRead(text, at, current.TextEnd, out _, out _))
        {
            lines[line] = current with { TextStart = at, Indent = at - current.Start };
            var map = Block(at - current.Start, depth + 1);
            (inlineStart, inlineEnd) = (-1, -1);
            return map is null ? null : new("", map);
        }

        return Value(at, indent, depth) is { } value ? new("", value) : null;
    }

    private YamlChild? Pair(Line current, int indent, int depth) =>
        YamlKey.TryRead(text, current.TextStart, current.TextEnd, out var key, out var valueStart) && key != "<<" && Value(valueStart, indent, depth) is { } value
            ? new(key, value)
            : null;

    private YamlNode? Plain(int at, int indent)
    {
        var first = line;
        var end = PlainEnd(at, lines[line].TextEnd);
        var value = text[at..end];
        for (line++, SkipIgnored(); line < lines.Count && lines[line].Indent > indent; line++, SkipIgnored())
        {
            if (lines[line].HasTab)
            {
                return Bad();
            }

            value += " " + text[lines[line].TextStart..PlainEnd(lines[line].TextStart, lines[line].TextEnd)];
            first = -1;
        }

        (inlineStart, inlineEnd) = first >= 0 ? (at, end) : (-1, -1);
        return value is "~" or "null" or "Null" or "NULL" ? YamlNode.Null : YamlNode.Scalar(value);
    }

    private int PlainEnd(int at, int end)
    {
        for (var i = at + 1; i < end; i++)
        {
            if (text[i] == '#' && text[i - 1] is ' ' or '\t')
            {
                end = i;
            }
        }

        while (end > at && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end;
    }

    private YamlNode BlockScalar(int at, int indent)
    {
        var isFolded = text[at] == '>';
        var value = new StringBuilder();
        var own = -1;
        for (line++; line < lines.Count && (lines[line].IsBlank || lines[line].Indent > indent); line++)
        {
            own = own < 0 && !lines[line].IsBlank ? lines[line].Indent : own;
            var start = Math.Min(lines[line].Start + Math.Max(own, 0), lines[line].TextEnd);
            value.Append(lines[line].IsBlank ? "" : text[start..lines[line].TextEnd]).Append(isFolded && !lines[line].IsBlank ? ' ' : '\n');
        }

        (inlineStart, inlineEnd) = (-1, -1);
        return YamlNode.Scalar(value.ToString().TrimEnd('\n', ' '));
    }

    // Moves to the line behind the one that holds the last character; only a comment may follow there.
    private bool EndInline(int end)
    {
        while (line < lines.Count && lines[line].End < end)
        {
            line++;
        }

        var rest = text.AsSpan(end, Math.Max(0, lines[line].TextEnd - end)).TrimStart(" \t");
        line++;
        return rest.IsEmpty || (rest[0] == '#' && text[end] is ' ' or '\t');
    }

    private void SkipIgnored()
    {
        while (line < lines.Count && (lines[line].IsBlank || text[lines[line].TextStart] == '#'))
        {
            line++;
        }
    }

    private bool IsDash(int i) => text[lines[i].TextStart] == '-' && (lines[i].TextStart + 1 >= lines[i].TextEnd || text[lines[i].TextStart + 1] is ' ' or '\t');

    private YamlNode? Bad()
    {
        BadLine ??= entry.Line + Math.Min(line, lines.Count - 1);
        return null;
    }

    private readonly record struct Line(int Start, int End, int Indent, int TextStart, int TextEnd, bool HasTab)
    {
        public Line(int start, int end, string text) : this(start, end, 0, start, end, false)
        {
            while (TextEnd > start && text[TextEnd - 1] is ' ' or '\t' or '\r' or '\n')
            {
                TextEnd--;
            }

            while (TextStart < TextEnd && text[TextStart] is ' ' or '\t')
            {
                HasTab |= text[TextStart] == '\t';
                TextStart++;
            }

            Indent = TextStart - start;
        }

        public bool IsBlank => TextStart == TextEnd;
    }
}
