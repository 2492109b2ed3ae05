using Roots.Wiki.Pages;

namespace Roots.Wiki.Spaces;

/// <summary>The text of <c>.roots/spaces.yaml</c>: read strictly, changed by replacing the lines of one space alone.</summary>
internal sealed class SpacesText
{
    private const string OthersKey = "default", SpacesKey = "spaces";
    private static readonly string[] SpaceKeys = ["title", "read", "write"];

    private readonly FrontMatterText front;
    private readonly string head;

    private SpacesText(string yaml)
    {
        var end = yaml.IndexOf('\n') is var i and > 0 && yaml[i - 1] == '\r' ? "\r\n" : "\n";
        head = "---" + end;
        front = new(head + yaml + (yaml.Length > 0 && !yaml.EndsWith('\n') ? end : "") + head);
    }

    public Space Others { get; private set; } = new("", null, null, null);

    public List<Space> Named { get; } = [];

    /// <summary>The first line of the file, from 1, that says something unknown; null where all is understood.</summary>
    public int? BadLine { get; private set; }

    public static SpacesText Parse(string yaml)
    {
        var text = new SpacesText(yaml);
        text.Read(isBlank: yaml.Split('\n').All(l => l.Trim() is "" or ['#', ..]));
        return text;
    }

    /// <summary>The text with one space set; its line takes the place of its old lines, everything else keeps its bytes.</summary>
    public static string Set(string yaml, Space space)
    {
        var text = Parse(yaml);
        var front = text.front;
        if (space.Folder.Length == 0)
        {
            var line = OthersKey + ": " + Flow(space) + front.LineEnd;
            return text.Unwrap(front.Find(OthersKey) is { } old ? string.Concat(front.Text.AsSpan(0, old.Start), line, front.Text.AsSpan(old.End)) : front.Text.Insert(front.Start, line));
        }

        var own = Line(space, front);
        if (front.Find(SpacesKey) is not { } spaces)
        {
            return text.Unwrap(front.Text.Insert(front.End, SpacesKey + ":" + front.LineEnd + own));
        }

        var map = front.ValueOf(spaces);
        if (map is not { Kind: YamlKind.Map, IsBlock: true })
        {
            // In flow style (or empty) all of it is written anew.
            var all = text.Named.Where(s => s.Folder != space.Folder).Append(space);
            return text.Unwrap(string.Concat(front.Text.AsSpan(0, spaces.Start), SpacesKey + ":" + front.LineEnd + string.Concat(all.Select(s => Line(s, front))), front.Text.AsSpan(spaces.End)));
        }

        var child = map.Children.FirstOrDefault(c => c.Key == space.Folder, new("", YamlNode.Null));
        var indented = FrontMatterSplicer.IndentAt(front.Text, map.Children[0].Start) + own.TrimStart(' ');
        return text.Unwrap(child.Start < 0
            ? front.Text.Insert(map.Children[^1].End, indented)
            : string.Concat(front.Text.AsSpan(0, child.Start), indented, front.Text.AsSpan(child.End)));
    }

    /// <summary>The text without the rules of a space: it goes by what holds for all others.</summary>
    public static string Remove(string yaml, string folder)
    {
        var text = Parse(yaml);
        var front = text.front;
        if (front.Find(SpacesKey) is not { } spaces || front.ValueOf(spaces) is not { Kind: YamlKind.Map } map)
        {
            return yaml;
        }

        if (!map.IsBlock)
        {
            return text.Unwrap(string.Concat(front.Text.AsSpan(0, spaces.Start), SpacesKey + ":" + front.LineEnd + string.Concat(text.Named.Where(s => s.Folder != folder).Select(s => Line(s, front))), front.Text.AsSpan(spaces.End)));
        }

        var child = map.Children.FirstOrDefault(c => c.Key == folder, new("", YamlNode.Null));
        return child.Start < 0 ? yaml
            : map.Children.Count == 1 ? text.Unwrap(front.Text.Remove(spaces.Start, spaces.End - spaces.Start))
            : text.Unwrap(front.Text.Remove(child.Start, child.End - child.Start));
    }

    private static string Line(Space space, FrontMatterText front) => "  " + YamlQuotes.Write(space.Folder, inFlow: true) + ": " + Flow(space) + front.LineEnd;

    private static string Flow(Space space)
    {
        var parts = new List<string>();
        if (space.Title is { Length: > 0 } title)
        {
            parts.Add("title: " + YamlQuotes.Write(title, inFlow: true));
        }

        Add("read", space.Read);
        Add("write", space.Write);
        return "{" + string.Join(", ", parts) + "}";

        void Add(string key, CircleList? list)
        {
            if (list is not null)
            {
                parts.Add(key + ": [" + string.Join(", ", list.Circles.Select(c => YamlQuotes.Write(c.Write(), inFlow: true))) + "]");
            }
        }
    }

    private string Unwrap(string wrapped) => wrapped[head.Length..^head.Length];

    private void Read(bool isBlank)
    {
        BadLine = front.BadLine - 1;
        if (BadLine is null && !isBlank && (!front.Exists || front.BodyStart != front.Text.Length))
        {
            BadLine = 1;
        }

        foreach (var entry in front.Entries)
        {
            if (BadLine is not null)
            {
                return;
            }

            var line = entry.Line - 1;
            if (front.ValueOf(entry) is not { } value)
            {
                BadLine = line;
            }
            else if (entry.Key == OthersKey && SpaceOf("", value) is { } others)
            {
                Others = others;
            }
            else if (entry.Key == SpacesKey && value is { Kind: YamlKind.Map } or { Kind: YamlKind.Scalar, Text: null or "" })
            {
                ReadNamed(value, line);
            }
            else
            {
                BadLine = line;
            }
        }
    }

    private void ReadNamed(YamlNode map, int line)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var child in map.Children)
        {
            if (child.Key.Length == 0 || child.Key.Contains('/') || Named.Count == SpaceRules.Most || !names.Add(PageNames.Fold(child.Key)) || SpaceOf(child.Key, child.Value) is not { } space)
            {
                BadLine ??= line;
                return;
            }

            Named.Add(space);
        }
    }

    private static Space? SpaceOf(string folder, YamlNode node)
    {
        if (node is { Kind: YamlKind.Scalar, Text: null or "" })
        {
            return new(folder, null, null, null);
        }

        if (node.Kind != YamlKind.Map || node.Children.Any(c => !SpaceKeys.Contains(c.Key, StringComparer.Ordinal)) || node.Children.DistinctBy(c => c.Key).Count() != node.Children.Count)
        {
            return null;
        }

        var title = node.Children.FirstOrDefault(c => c.Key == "title", new("", YamlNode.Null)).Value;
        return title.Kind == YamlKind.Scalar && TryList(node, "read", out var read) && TryList(node, "write", out var write) ? new(folder, title.Text, read, write) : null;
    }

    private static bool TryList(YamlNode map, string key, out CircleList? list)
    {
        list = null;
        var value = map.Children.FirstOrDefault(c => c.Key == key, new("", YamlNode.Null)).Value;
        if (value is { Kind: YamlKind.Scalar, Text: null })
        {
            return true;
        }

        var words = value.Kind switch
        {
            YamlKind.List => value.Children.Select(c => c.Value.Text).ToList(),
            YamlKind.Scalar => [value.Text],
            _ => [null],
        };
        if (words.Contains(null))
        {
            return false;
        }

        list = CircleList.Of(words.OfType<string>());
        return !list.Names(CircleKind.Unknown);
    }
}
