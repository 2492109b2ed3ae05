namespace Roots.Wiki.Browser.Tests.Browser;

/// <summary>A device in the hand or on the table.</summary>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
/// <param name="IsTouch">Fingers instead of a mouse.</param>
internal sealed record Screen(int Width, int Height, bool IsTouch)
{
    /// <summary>A usual phone.</summary>
    public static Screen Phone { get; } = new(360, 780, IsTouch: true);

    /// <summary>The narrowest that WCAG asks for: also a desktop at 400 % zoom.</summary>
    public static Screen Narrow { get; } = new(320, 640, IsTouch: true);

    /// <summary>A notebook.</summary>
    public static Screen Desktop { get; } = new(1280, 900, IsTouch: false);
}
