using System.Globalization;
using Roots.Wiki.Templates;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Roots.Wiki.Adapters.Yaml;

/// <summary>A map of a template file. What is missing or of another kind is refused with the key's name as reason.</summary>
internal sealed class YamlFields(YamlMappingNode map)
{
    private const int MostDepth = 16;
    private const int MostNodes = 50_000;

    /// <exception cref="BadTemplateException">The text is no plain YAML map, or too deep or too much; anchors, aliases and tags are refused before anything is built.</exception>
    public static YamlFields Parse(string text)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            var (depth, nodes) = (0, 0);
            while (parser.MoveNext())
            {
                depth += parser.Current!.NestingIncrease;   // a tree is built and left by recursion: a deep one would end the process
                nodes += parser.Current is NodeEvent ? 1 : 0;
                if (depth > MostDepth || nodes > MostNodes)
                {
                    throw new BadTemplateException(depth > MostDepth ? "too-deep" : "too-large");
                }

                if (parser.Current is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false, Tag.IsNonSpecific: false })
                {
                    throw new BadTemplateException("anchor-or-tag");
                }
            }

            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            return stream.Documents is [{ RootNode: YamlMappingNode root }] ? new(root) : throw new BadTemplateException("no-map");
        }
        catch (Exception e) when (e is YamlException or ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            throw new BadTemplateException("no-yaml");
        }
    }

    public bool Has(string key) => Find(key) is not null;

    public string Text(string key) => TextOrNull(key) ?? throw new BadTemplateException(key);

    public string? TextOrNull(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } value } => value,
        _ => throw new BadTemplateException(key),
    };

    public int? Number(string key) => TextOrNull(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new BadTemplateException(key);

    public bool Flag(string key) => TextOrNull(key) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw new BadTemplateException(key),
    };

    /// <summary>A text in the languages it is written in: <c>{de: …, en: …}</c>, or German alone.</summary>
    public LocalText Local(string key) => LocalOrNull(key) ?? throw new BadTemplateException(key);

    public LocalText? LocalOrNull(string key) => Find(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } german } => new(german),
        YamlMappingNode node => new YamlFields(node) is var texts ? new(texts.Text("de"), texts.TextOrNull("en")) : null,
        _ => throw new BadTemplateException(key),
    };

    public IReadOnlyList<string> Texts(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(n => (n as YamlScalarNode)?.Value ?? throw new BadTemplateException(key))],
        _ => throw new BadTemplateException(key),
    };

    public IReadOnlyList<YamlFields> Maps(string key) => Find(key) switch
    {
        null => [],
        YamlSequenceNode list => [.. list.Select(n => new YamlFields(n as YamlMappingNode ?? throw new BadTemplateException(key)))],
        _ => throw new BadTemplateException(key),
    };

    public YamlFields? Map(string key) => Find(key) switch
    {
        null => null,
        YamlMappingNode node => new(node),
        _ => throw new BadTemplateException(key),
    };

    private YamlNode? Find(string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;
}

/// <summary>Ends the reading of one template file; caught by the source, which names file and reason and goes on.</summary>
internal sealed class BadTemplateException(string reason) : Exception(reason)
{
    /// <summary>A key, or what is wrong with the file.</summary>
    public string Reason { get; } = reason;
}
