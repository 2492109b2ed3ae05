namespace Roots.Wiki.Pages;

/// <summary>Reads <c>[a, "b"]</c> and <c>{key: value}</c>, also over several lines. Null means: not of our subset.</summary>
internal readonly struct YamlFlow(string text, int end, int maxDepth)
{
    public YamlNode? Value(ref int p, int depth) =>
        depth > maxDepth ? null : text[p] switch
        {
            '[' => List(ref p, depth),
            '{' => Map(ref p, depth),
            _ => Scalar(ref p, out var isPlain) is { } value ? (isPlain && value is "~" or "null" or "Null" or "NULL" ? YamlNode.Null : YamlNode.Scalar(value)) : null,
        };

    private YamlNode? List(ref int p, int depth)
    {
        var children = new List<YamlChild>();
        p++;
        while (Skip(ref p))
        {
            if (text[p] == ']')
            {
                p++;
                return new(YamlKind.List, null, children);
            }

            if (Value(ref p, depth + 1) is not { } value || !Separates(ref p, ']'))
            {
                return null;
            }

            children.Add(new("", value));
        }

        return null;
    }

    private YamlNode? Map(ref int p, int depth)
    {
        var children = new List<YamlChild>();
        p++;
        while (Skip(ref p))
        {
            if (text[p] == '}')
            {
                p++;
                return new(YamlKind.Map, null, children);
            }

            if (Scalar(ref p, out _) is not { } key || key == "<<" || !Skip(ref p))
            {
                return null;
            }

            var value = YamlNode.Null;
            if (text[p] == ':')
            {
                p++;
                if (!Skip(ref p))
                {
                    return null;
                }

                if (text[p] is not (',' or '}'))
                {
                    if (Value(ref p, depth + 1) is not { } read)
                    {
                        return null;
                    }

                    value = read;
                }
            }

            if (!Separates(ref p, '}'))
            {
                return null;
            }

            children.Add(new(key, value));
        }

        return null;
    }

    private bool Separates(ref int p, char closing)
    {
        if (!Skip(ref p) || (text[p] != ',' && text[p] != closing))
        {
            return false;
        }

        p += text[p] == ',' ? 1 : 0;
        return true;
    }

    private string? Scalar(ref int p, out bool isPlain)
    {
        isPlain = text[p] is not ('"' or '\'');
        if (!isPlain)
        {
            return YamlQuotes.Read(text, ref p, end);
        }

        if (text[p] is '&' or '*' or '!' or '%' or '@' or '`' or '|' or '>' or '#' or ',' or '[' or ']' or '{' or '}' or ':')
        {
            return null;
        }

        var start = p;
        while (p < end && text[p] is not ('\n' or ',' or '[' or ']' or '{' or '}') && !(text[p] == ':' && EndsKey(p + 1)) && !(text[p] == '#' && text[p - 1] is ' ' or '\t'))
        {
            p++;
        }

        return text[start..p].TrimEnd(' ', '\t', '\r');
    }

    private bool EndsKey(int i) => i >= end || text[i] is ' ' or '\t' or '\r' or '\n' or ',' or '[' or ']' or '{' or '}';

    // Moves to the next character that means something; false at the end.
    private bool Skip(ref int p)
    {
        while (p < end)
        {
            if (text[p] == '#' && text[p - 1] is ' ' or '\t' or '\n')
            {
                p = text.IndexOf('\n', p) is var i and >= 0 && i < end ? i : end;
            }
            else if (text[p] is not (' ' or '\t' or '\r' or '\n'))
            {
                return true;
            }
            else
            {
                p++;
            }
        }

        return false;
    }
}
