namespace Roots.Wiki.Pages;

internal enum YamlKind { Scalar, List, Map }

/// <summary>A value in front matter, as far as our own reader reads.</summary>
internal sealed record YamlNode(YamlKind Kind, string? Text, IReadOnlyList<YamlChild> Children, bool IsBlock = false)
{
    public static YamlNode Null { get; } = Scalar(null);

    public static YamlNode Scalar(string? text) => new(YamlKind.Scalar, text, []);

    public IReadOnlyDictionary<string, string> ToDictionary()
    {
        var map = new Dictionary<string, string>(Children.Count, StringComparer.Ordinal);
        foreach (var child in Children)
        {
            if (child.Value.Text is { } text)
            {
                map[child.Key] = text;
            }
        }

        return map;
    }
}

/// <summary>An entry of a list (empty key) or a map. In block style <c>[Start, End)</c> are its whole lines; <c>[ValueStart, ValueEnd)</c> is the value where it stands on one line, else both are -1.</summary>
internal readonly record struct YamlChild(string Key, YamlNode Value, int Start = -1, int End = -1, int ValueStart = -1, int ValueEnd = -1);
