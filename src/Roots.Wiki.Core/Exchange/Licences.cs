namespace Roots.Wiki.Exchange;

/// <summary>Under which terms something is given to others.</summary>
public static class Licences
{
    /// <summary>Use and change it, and say from whom it is. The default.</summary>
    public const string Attribution = "CC-BY-4.0";

    /// <summary>Do with it what you like.</summary>
    public const string Free = "CC0-1.0";

    /// <summary>Those that can be chosen.</summary>
    public static IReadOnlyList<string> All { get; } = [Attribution, Free];
}
