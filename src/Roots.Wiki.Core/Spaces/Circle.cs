namespace Roots.Wiki.Spaces;

/// <summary>What kind of people a <see cref="Circle"/> is.</summary>
public enum CircleKind
{
    /// <summary><c>öffentlich</c>: everybody, also without an account.</summary>
    Public,

    /// <summary><c>verein</c>: every member who is signed in and no guest.</summary>
    Association,

    /// <summary><c>vorstand</c>: the board.</summary>
    Board,

    /// <summary><c>gruppe:bau</c>: the members of a group of the registry.</summary>
    Group,

    /// <summary><c>amt:rollen/kasse</c>: who holds or deputises for an office today, so that the right passes with the handover.</summary>
    Office,

    /// <summary><c>verwaltung</c>: the administration, which reads and writes everywhere anyway.</summary>
    Administration,

    /// <summary>A word that is none of these: nobody.</summary>
    Unknown,
}

/// <summary>Some people, as a rule names them: one entry of <c>read</c>, <c>write</c> or <c>readers</c>. Immutable.</summary>
/// <param name="Kind">What kind of people.</param>
/// <param name="Name">The group's id, the office's address as written, or the unknown word; null otherwise.</param>
public sealed record Circle(CircleKind Kind, string? Name = null)
{
    private const string GroupMark = "gruppe:", OfficeMark = "amt:";

    /// <summary>Reads an entry; German words are written, English ones are understood. What is not understood names nobody.</summary>
    public static Circle Read(string word)
    {
        var text = word.Trim();
        return text.ToLowerInvariant() switch
        {
            "öffentlich" or "oeffentlich" or "public" => new(CircleKind.Public),
            "verein" or "association" or "members" => new(CircleKind.Association),
            "vorstand" or "board" => new(CircleKind.Board),
            "verwaltung" or "administration" => new(CircleKind.Administration),
            _ => After(text, GroupMark, "group:") is { } group ? new(CircleKind.Group, group)
                : After(text, OfficeMark, "office:") is { } office ? new(CircleKind.Office, office.Trim('/'))
                : new(CircleKind.Unknown, text),
        };
    }

    /// <summary>The entry as it is written.</summary>
    public string Write() => Kind switch
    {
        CircleKind.Public => "öffentlich",
        CircleKind.Association => "verein",
        CircleKind.Board => "vorstand",
        CircleKind.Group => GroupMark + Name,
        CircleKind.Office => OfficeMark + Name,
        CircleKind.Administration => "verwaltung",
        _ => Name ?? "",
    };

    private static string? After(string text, string mark, string other) =>
        new[] { mark, other }.FirstOrDefault(m => text.StartsWith(m, StringComparison.OrdinalIgnoreCase)) is { } found && text[found.Length..].Trim() is { Length: > 0 } name ? name : null;
}
