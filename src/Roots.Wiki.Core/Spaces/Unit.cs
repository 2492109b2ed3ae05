using Roots.Wiki.Pages;

namespace Roots.Wiki.Spaces;

/// <summary>What a part of an association is.</summary>
public enum UnitKind
{
    /// <summary><c>association</c>: Hauptverein.</summary>
    Association,
    /// <summary><c>section</c>: Abteilung. The default.</summary>
    Section,
    /// <summary><c>local</c>: Ortsgruppe.</summary>
    Local,
    /// <summary><c>body</c>: Träger, such as a day nursery or a charity's company.</summary>
    Body,
}

/// <summary>What a page of <c>type: unit</c> says. Immutable.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Parent">The address of the unit that it belongs to as written in <c>parent</c>, or null: then the nearest unit of the folders above.</param>
public sealed record UnitFacts(UnitKind Kind, string? Parent)
{
    /// <summary>The word of a kind in front matter.</summary>
    public static string Word(UnitKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>Reads a word; an unknown one is a section.</summary>
    public static UnitKind Read(string? word) => word switch
    {
        "association" => UnitKind.Association,
        "local" => UnitKind.Local,
        "body" => UnitKind.Body,
        _ => UnitKind.Section,
    };
}

/// <summary>A Gliederung: a part of the association with offices of its own. Immutable.</summary>
/// <param name="Page">The page of <c>type: unit</c>.</param>
/// <param name="Facts">What it says.</param>
public sealed record Unit(PageEntry Page, UnitFacts Facts)
{
    /// <summary>The address of its page.</summary>
    public PagePath Path => Page.Path;

    /// <summary>Its folder, such as <c>fussball</c>.</summary>
    public string Folder => Path.Name is "index" or "README" ? Path.Folder : Path.Value;

    /// <summary>Its title.</summary>
    public string Title => Page.Facts.Title;
}
