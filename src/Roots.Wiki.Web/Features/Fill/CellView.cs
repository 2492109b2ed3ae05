namespace Roots.Wiki.Web.Features.Fill;

/// <summary>One field of a row. A text of several lines keeps them. Immutable.</summary>
public sealed record CellView(string Id, string Name, string Label, string Text, bool HasFocus)
{
    public bool HasLines => Text.Contains('\n', StringComparison.Ordinal);
}
