namespace Roots.Wiki.Spaces;

/// <summary>
/// What decides who may read a page: level, office, space and the page's own readers. Pages of one class are readable by the
/// same people, so a check is one look-up and the search filter a few terms.
/// </summary>
/// <param name="Level">The level.</param>
/// <param name="Office">The office's page (<c>rollen/kasse/index</c>) where the level asks for one.</param>
/// <param name="Space">The folder of the space whose rules hold; empty for those of all others, null for the space of the office.</param>
/// <param name="Readers">Who alone may read the page, or null.</param>
public sealed record AccessClass(Visibility Level, PagePath? Office, string? Space = null, CircleList? Readers = null)
{
    /// <summary>A short key for indexes, such as <c>a:rollen/kasse/index</c>; equal for equal classes. The rules of a space may change without it.</summary>
    public string Key { get; } = Level switch
    {
        Visibility.Public => "p",
        Visibility.Association => "v",
        Visibility.Office => "a:" + Office?.Value,
        _ => "b:" + Office?.Value,
    } + (string.IsNullOrEmpty(Space) ? "" : "\u001f" + Space) + (Readers is null ? "" : "\u001e" + Readers.Key);
}
