using Roots.Wiki.People;

namespace Roots.Wiki.Testing;

/// <summary>What must be found in a text, and what must not; the browser is held to the same.</summary>
/// <param name="IsCertain">Whether it is refused, not only asked about.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The text.</param>
public sealed record SecretSample(bool IsCertain, SecretKind Kind, string Text);

/// <summary>A field under a label and what must come of it.</summary>
public sealed record FieldSample(bool IsStrict, string Expected, string Label, string Text);

/// <summary>The shared samples of <c>tests/secret-samples</c>.</summary>
public static class SecretSamples
{
    /// <summary>Where they lie.</summary>
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "tests", "secret-samples");

    /// <summary>Planted secrets.</summary>
    public static IReadOnlyList<SecretSample> Secrets { get; } =
        [.. Lines("secrets.txt").Select(l => l.Split('|', 3)).Select(p => new SecretSample(p[0] == "Certain", Enum.Parse<SecretKind>(p[1]), Plain(p[2])))];

    /// <summary>Sentences that hold nobody up.</summary>
    public static IReadOnlyList<string> Harmless { get; } = [.. Lines("harmless.txt").Select(Plain)];

    /// <summary>Fields with labels.</summary>
    public static IReadOnlyList<FieldSample> Fields { get; } =
        [.. Lines("fields.txt").Select(l => l.Split('|', 4)).Select(p => new FieldSample(p[0] == "strict", p[1], p[2], Plain(p[3])))];

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Folder, file)).Where(l => l.Length > 0 && !l.StartsWith("# ", StringComparison.Ordinal));

    private static string Plain(string text) => text.Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\|", "|", StringComparison.Ordinal);

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Roots.Wiki.sln")) ? folder : Root(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
