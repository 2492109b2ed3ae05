using Roots.Wiki.Rendering;

namespace Roots.Wiki.Adapters.Rendering;

/// <summary>What a link's address means.</summary>
internal abstract record LinkTarget
{
    private LinkTarget() { }

    /// <summary>A place on the same page.</summary>
    public sealed record Anchor(string Id) : LinkTarget;

    /// <summary>Something outside: http, https, mailto, tel.</summary>
    public sealed record Outside(string Url) : LinkTarget;

    /// <summary>A page, a file or a person of the wiki.</summary>
    public sealed record Inside(HoleKind Kind, string Target, string? Otherwise = null) : LinkTarget;

    /// <summary>An address that is not followed.</summary>
    public sealed record Refused : LinkTarget;
}
