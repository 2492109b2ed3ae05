namespace Roots.Wiki.Spaces;

/// <summary>Who may read a page, as its front matter says in <c>visibility</c>. The file is the smallest unit of a right.</summary>
public enum Visibility
{
    /// <summary><c>öffentlich</c>: everybody, also without an account, once the wiki is opened to visitors.</summary>
    Public,

    /// <summary><c>verein</c>: every member who is signed in. The default.</summary>
    Association,

    /// <summary><c>amt</c>: who holds, deputises for or takes over the office that the page belongs to, and the board.</summary>
    Office,

    /// <summary><c>vorstand</c>: the board, and who holds the office that the page belongs to (they wrote it).</summary>
    Board,
}

/// <summary>The words of <see cref="Visibility"/> in front matter; German ones are written, English ones are understood.</summary>
public static class VisibilityWords
{
    /// <summary>Reads a word; null for none or an unknown one (which then means <see cref="Visibility.Board"/>: closed until opened).</summary>
    public static Visibility? Read(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        null or "" => null,
        "öffentlich" or "oeffentlich" or "public" => Visibility.Public,
        "verein" or "association" or "members" => Visibility.Association,
        "amt" or "office" => Visibility.Office,
        _ => Visibility.Board,
    };

    /// <summary>The word that is written.</summary>
    public static string Write(this Visibility visibility) => visibility switch
    {
        Visibility.Public => "öffentlich",
        Visibility.Association => "verein",
        Visibility.Office => "amt",
        _ => "vorstand",
    };
}
