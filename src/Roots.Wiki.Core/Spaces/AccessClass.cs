namespace Roots.Wiki.Spaces;

/// <summary>
/// What decides who may read a page: level and office. Pages of one class are readable by the same people, so a check is
/// one look-up and the search filter a few terms.
/// </summary>
/// <param name="Level">The level.</param>
/// <param name="Office">The office's page (<c>rollen/kasse/index</c>) where the level asks for one.</param>
public sealed record AccessClass(Visibility Level, PagePath? Office)
{
    /// <summary>A short key for indexes, such as <c>a:rollen/kasse/index</c>; equal for equal classes.</summary>
    public string Key { get; } = Level switch
    {
        Visibility.Public => "p",
        Visibility.Association => "v",
        Visibility.Office => "a:" + Office?.Value,
        _ => "b:" + Office?.Value,
    };
}
