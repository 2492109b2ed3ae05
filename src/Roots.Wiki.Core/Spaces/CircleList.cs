using Roots.Wiki.Pages;

namespace Roots.Wiki.Spaces;

/// <summary>Who is let in: everybody of any of its circles, and the administration. Lists are equal when they are written alike. Immutable.</summary>
public sealed class CircleList : IEquatable<CircleList>
{
    private CircleList(IReadOnlyList<Circle> circles)
    {
        Circles = circles;
        Key = string.Join(',', circles.Select(c => c.Write()));
    }

    /// <summary>The board alone: what holds where a list cannot be read. Closed until opened.</summary>
    public static CircleList Board { get; } = new([new(CircleKind.Board)]);

    /// <summary>The circles as they are written, each once. Empty for the administration alone.</summary>
    public IReadOnlyList<Circle> Circles { get; }

    /// <summary>Equal for equal lists.</summary>
    public string Key { get; }

    /// <summary>Makes a list.</summary>
    public static CircleList Of(IEnumerable<Circle> circles) => new([.. circles.Distinct()]);

    /// <summary>Makes a list out of words.</summary>
    public static CircleList Of(IEnumerable<string> words) => Of(words.Select(Circle.Read));

    /// <summary>The list that a page's front matter names; null where it names none. One that cannot be read, or an empty one, is the board alone.</summary>
    public static CircleList? Read(FrontMatter front, string key)
    {
        var words = front.List(key);
        return words.Count > 0 ? Of(words) : front.IsOther(key) ? Board : null;
    }

    /// <summary>Whether a circle is named.</summary>
    public bool Names(CircleKind kind, string? name = null) => Circles.Any(c => c.Kind == kind && (name is null || c.Name == name));

    /// <inheritdoc/>
    public bool Equals(CircleList? other) => other?.Key == Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CircleList);

    /// <inheritdoc/>
    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Key;
}
