namespace Roots.Wiki.Pages;

/// <summary>Sets one entry of a map of maps, such as <c>answers</c>, by replacing only its line.</summary>
internal static class FrontMatterMapSplicer
{
    public static string SetMapEntry(FrontMatterText front, string key, string entryKey, IReadOnlyList<KeyValuePair<string, string>>? map)
    {
        var name = YamlQuotes.Write(entryKey, inFlow: true);
        if (front.Find(key) is not { } entry)
        {
            return map is null ? front.Text
                : FrontMatterSplicer.Append(front, YamlQuotes.Write(key, inFlow: true) + ":" + front.LineEnd + "  " + name + ": " + FrontMatterSplicer.Flow(map) + front.LineEnd);
        }

        var node = front.ValueOf(entry);
        if (node is not { Kind: YamlKind.Map, IsBlock: true })
        {
            return map is null && node?.Children.Any(c => c.Key == entryKey) != true ? front.Text : Rewrite(front, entry, node, entryKey, map);
        }

        var child = node.Children.FirstOrDefault(c => c.Key == entryKey, new("", YamlNode.Null));
        if (child.Start < 0)
        {
            return map is null ? front.Text : Insert(front, node, entryKey, name, map);
        }

        if (map is null)
        {
            return node.Children.Count == 1 ? FrontMatterSplicer.Remove(front, key) : front.Text.Remove(child.Start, child.End - child.Start);
        }

        return FrontMatterSplicer.IsSame(child.Value, map) ? front.Text
            : child is { ValueStart: >= 0, Value.Kind: YamlKind.Map } ? string.Concat(front.Text.AsSpan(0, child.ValueStart), FrontMatterSplicer.Flow(map), front.Text.AsSpan(child.ValueEnd))
            : string.Concat(front.Text.AsSpan(0, child.Start), Line(front, FrontMatterSplicer.IndentAt(front.Text, child.Start), name, map), front.Text.AsSpan(child.End));
    }

    private static string Insert(FrontMatterText front, YamlNode node, string entryKey, string name, IReadOnlyList<KeyValuePair<string, string>> map)
    {
        var later = node.Children.FirstOrDefault(c => string.CompareOrdinal(c.Key, entryKey) > 0, new("", YamlNode.Null));
        var at = later.Start >= 0 ? later.Start : node.Children[^1].End;
        return front.Text.Insert(at, Line(front, FrontMatterSplicer.IndentAt(front.Text, node.Children[0].Start), name, map));
    }

    private static string Line(FrontMatterText front, string indent, string name, IReadOnlyList<KeyValuePair<string, string>> map) =>
        indent + name + ": " + FrontMatterSplicer.Flow(map) + front.LineEnd;

    // A map in flow style (or none, or something else) becomes one in block style.
    private static string Rewrite(FrontMatterText front, FrontMatterEntry entry, YamlNode? node, string entryKey, IReadOnlyList<KeyValuePair<string, string>>? map)
    {
        var lines = (node is { Kind: YamlKind.Map } ? node.Children : [])
            .Where(c => c.Key != entryKey && c.Value.Kind == YamlKind.Map)
            .Select(c => (c.Key, Map: (IReadOnlyList<KeyValuePair<string, string>>)[.. c.Value.ToDictionary()]))
            .Concat(map is null ? [] : [(entryKey, map)])
            .OrderBy(e => e.Item1, StringComparer.Ordinal)
            .Select(e => Line(front, "  ", YamlQuotes.Write(e.Item1, inFlow: true), e.Item2));
        var body = string.Concat(lines);
        return body.Length == 0 ? FrontMatterSplicer.Remove(front, entry.Key)
            : string.Concat(front.Text.AsSpan(0, entry.ValueStart), front.LineEnd + body, front.Text.AsSpan(entry.End));
    }
}
