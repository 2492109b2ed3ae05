namespace Roots.Wiki.Pages;

/// <summary>
/// The front matter of a page: the YAML between two lines of <c>---</c> at its very start. Read by our own bounded reader
/// of the subset that the wiki writes (scalars, lists, maps one level deep, flow lists and maps); anchors, aliases and
/// tags are refused; keys in other YAML are left alone. Immutable.
/// </summary>
/// <remarks>
/// Changing splices lines: unknown keys, order, comments and line ends survive, and every byte that the change does not
/// touch stays as it was.
/// </remarks>
public sealed class FrontMatter
{
    private readonly FrontMatterText text;

    private FrontMatter(FrontMatterText text) => this.text = text;

    /// <summary>Reads the front matter of a page's text; never throws.</summary>
    public static FrontMatter Read(string markdown) => new(new(markdown));

    /// <summary>Whether the page has front matter at all.</summary>
    public bool Exists => text.Exists;

    /// <summary>The index in the text where the body begins (after the closing line), 0 without front matter.</summary>
    public int BodyStart => text.BodyStart;

    /// <summary>Why it could not be read (<see cref="ProblemCode.BadFrontMatter"/> with the line), or null.</summary>
    public Problem? Problem => text.BadLine is { } line ? new(ProblemCode.BadFrontMatter, null, line) : null;

    /// <summary>The value of a key that is one scalar, unquoted; null where there is none or it is no scalar.</summary>
    public string? Scalar(string key) => Value(key)?.Text;

    /// <summary>The entries of a key that is a list of scalars (flow or block), or one scalar as a list of one; empty where there is none.</summary>
    public IReadOnlyList<string> List(string key) => Value(key) switch
    {
        { Kind: YamlKind.List } list => [.. list.Children.Select(c => c.Value.Text).OfType<string>()],
        { Text: { } one } => [one],
        _ => [],
    };

    /// <summary>The entries of a key that is a list of maps, such as <c>holders</c>.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> Maps(string key) =>
        Value(key) is { Kind: YamlKind.List } list ? [.. list.Children.Where(c => c.Value.Kind == YamlKind.Map).Select(c => c.Value.ToDictionary())] : [];

    /// <summary>The entries of a key that is a map of flow maps, such as <c>answers</c>, in the order of the text.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyDictionary<string, string>>> MapOfMaps(string key) =>
        Value(key) is { Kind: YamlKind.Map } map ? [.. map.Children.Where(c => c.Value.Kind == YamlKind.Map).Select(c => KeyValuePair.Create(c.Key, c.Value.ToDictionary()))] : [];

    /// <summary>The scalar entries of a key that is one map, such as <c>review</c>; empty where there is none.</summary>
    public IReadOnlyDictionary<string, string> Map(string key) => Value(key) is { Kind: YamlKind.Map } map ? map.ToDictionary() : YamlNode.Null.ToDictionary();

    /// <summary>The text with a map of scalars set in flow style (empty removes the key).</summary>
    public static string SetMap(string markdown, string key, IReadOnlyList<KeyValuePair<string, string>> map) => FrontMatterSplicer.SetMap(new(markdown), key, map);

    /// <summary>The text with a scalar set (null removes the key); adds front matter where there is none.</summary>
    public static string SetScalar(string markdown, string key, string? value) => FrontMatterSplicer.SetScalar(new(markdown), key, value);

    /// <summary>The text with a list of scalars set in flow style (empty removes the key).</summary>
    public static string SetList(string markdown, string key, IReadOnlyList<string> values) => FrontMatterSplicer.SetList(new(markdown), key, values);

    /// <summary>The text with a list of maps set in block style, one line per map (empty removes the key): <c>  - {person: …, kind: …}</c>.</summary>
    public static string SetMaps(string markdown, string key, IReadOnlyList<IReadOnlyList<KeyValuePair<string, string>>> maps) => FrontMatterSplicer.SetMaps(new(markdown), key, maps);

    /// <summary>The text with one entry of a map of maps set (null removes it), one line each, inserted in ordinal order of the entries' keys: <c>  konten: {confirmed: 2026-10-02}</c>.</summary>
    public static string SetMapEntry(string markdown, string key, string entry, IReadOnlyList<KeyValuePair<string, string>>? map) => FrontMatterMapSplicer.SetMapEntry(new(markdown), key, entry, map);

    /// <summary>Whether a key has a value that is no scalar.</summary>
    internal bool IsOther(string key) => Value(key) is { Kind: not YamlKind.Scalar };

    private YamlNode? Value(string key) => text.BadLine is null && text.Find(key) is { } entry ? text.ValueOf(entry) : null;
}
