using System.Text;

namespace Roots.Wiki.Pages;

/// <summary>Sets whole keys of front matter by replacing only the lines concerned.</summary>
internal static class FrontMatterSplicer
{
    public static string SetScalar(FrontMatterText front, string key, string? value)
    {
        if (value is null)
        {
            return Remove(front, key);
        }

        return front.Find(key) is { } entry && front.ValueOf(entry) is { Kind: YamlKind.Scalar, Text: { } old } && old == value
            ? front.Text
            : SetInline(front, key, YamlQuotes.Write(value, inFlow: false));
    }

    public static string SetList(FrontMatterText front, string key, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return Remove(front, key);
        }

        var isSame = front.Find(key) is { } entry && front.ValueOf(entry) is { Kind: YamlKind.List } list && list.Children.Select(c => c.Value.Text).SequenceEqual(values);
        return isSame ? front.Text : SetInline(front, key, "[" + string.Join(", ", values.Select(v => YamlQuotes.Write(v, inFlow: true))) + "]");
    }

    public static string SetMap(FrontMatterText front, string key, IReadOnlyList<KeyValuePair<string, string>> map)
    {
        if (map.Count == 0)
        {
            return Remove(front, key);
        }

        return front.Find(key) is { } entry && front.ValueOf(entry) is { } old && IsSame(old, map) ? front.Text : SetInline(front, key, Flow(map));
    }

    public static string SetMaps(FrontMatterText front, string key, IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> maps)
    {
        if (maps.Count == 0)
        {
            return Remove(front, key);
        }

        if (front.Find(key) is not { } entry)
        {
            return Append(front, YamlQuotes.Write(key, inFlow: true) + ":" + front.LineEnd + string.Concat(maps.Select(m => "  - " + Flow(m) + front.LineEnd)));
        }

        // Lines of entries that stay the same, and the comments above them, are kept as they are.
        var old = front.ValueOf(entry) is { Kind: YamlKind.List, IsBlock: true } list ? list.Children.ToList() : [];
        var keyLineEnd = front.Text.IndexOf('\n', entry.Start) + 1;
        var head = old.Count > 0 ? front.Text[entry.Start..keyLineEnd] : YamlQuotes.Write(key, inFlow: true) + ":" + front.LineEnd;
        var indent = old.Count > 0 ? IndentAt(front.Text, old[0].Start) : "  ";
        var segments = old.Select((c, i) => (Child: c, Start: i == 0 ? keyLineEnd : old[i - 1].End)).ToList();
        var lines = new StringBuilder(head);
        foreach (var map in maps)
        {
            var same = segments.FindIndex(s => IsSame(s.Child.Value, map));
            if (same < 0)
            {
                lines.Append(indent).Append("- ").Append(Flow(map)).Append(front.LineEnd);
                continue;
            }

            lines.Append(front.Text, segments[same].Start, segments[same].Child.End - segments[same].Start);
            segments.RemoveAt(same);
        }

        var end = old.Count > 0 ? Math.Max(old[^1].End, entry.Start) : entry.End;
        return string.Concat(front.Text.AsSpan(0, entry.Start), lines.ToString(), front.Text.AsSpan(end));
    }

    public static string Flow(IReadOnlyList<KeyValuePair<string, string>> map) =>
        "{" + string.Join(", ", map.Select(p => YamlQuotes.Write(p.Key, inFlow: true) + ": " + YamlQuotes.Write(p.Value, inFlow: true))) + "}";

    public static bool IsSame(YamlNode node, IReadOnlyList<KeyValuePair<string, string>> map) =>
        node.Kind == YamlKind.Map && node.Children.Count == map.Count
        && node.Children.Zip(map).All(p => p.First.Key == p.Second.Key && p.First.Value.Kind == YamlKind.Scalar && p.First.Value.Text == p.Second.Value);

    public static string Remove(FrontMatterText front, string key) =>
        front.Find(key) is { } entry ? front.Text.Remove(entry.Start, entry.End - entry.Start) : front.Text;

    public static string Append(FrontMatterText front, string lines)
    {
        if (front.Exists)
        {
            return front.Text.Insert(front.End, lines);
        }

        var start = front.Text.StartsWith('\uFEFF') ? 1 : 0;
        return front.Text.Insert(start, "---" + front.LineEnd + lines + "---" + front.LineEnd);
    }

    public static string IndentAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && text[end] == ' ')
        {
            end++;
        }

        return text[at..end];
    }

    private static string SetInline(FrontMatterText front, string key, string yaml)
    {
        if (front.Find(key) is not { } entry)
        {
            return Append(front, YamlQuotes.Write(key, inFlow: true) + ": " + yaml + front.LineEnd);
        }

        var reader = new YamlReader(front.Text, entry);
        reader.Read();
        var (start, end) = reader.BadLine is null ? reader.Inline : (-1, -1);
        return start < 0 ? string.Concat(front.Text.AsSpan(0, entry.ValueStart), " " + yaml + front.LineEnd, front.Text.AsSpan(entry.End))
            : string.Concat(front.Text.AsSpan(0, start), start == entry.ValueStart ? " " + yaml : yaml, front.Text.AsSpan(end));
    }
}
