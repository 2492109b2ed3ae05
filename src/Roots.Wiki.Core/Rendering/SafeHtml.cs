namespace Roots.Wiki.Rendering;

/// <summary>Markup that may be written into a page as it is. Only the renderer's cleaner makes it. Immutable.</summary>
public sealed record SafeHtml
{
    private SafeHtml(string value) => Value = value;

    /// <summary>No markup.</summary>
    public static SafeHtml Empty { get; } = new("");

    /// <summary>The markup.</summary>
    public string Value { get; }

    /// <summary>Vouches for markup. Only the cleaner and <see cref="Fragment"/> may call this; an architecture test holds it.</summary>
    public static SafeHtml Vouched(string cleaned) => new(cleaned);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
