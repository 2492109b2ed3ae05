using Roots.Wiki.Handovers;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>
/// What a page's text says about itself: a pure function of its bytes (and of its name, for the title), so it is kept
/// and never invalidated. Catalog, offices, rights and levels read only this. Immutable.
/// </summary>
public sealed record PageFacts
{
    /// <summary>Rises whenever the same text would give other facts.</summary>
    public const int AnalyzerVersion = 3;

    /// <summary>The title: <c>title</c> of the front matter, else the first heading of level 1, else the file's name made readable. Never empty, at most <see cref="Limits.TitleLength"/> characters.</summary>
    public required string Title { get; init; }

    /// <summary><c>type</c> of the front matter: <c>role</c>, <c>knowledge</c>, <c>unit</c> …, or null for an ordinary page.</summary>
    public string? Type { get; init; }

    /// <summary><c>tags</c> of the front matter.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary><c>aliases</c> of the front matter: other names under which links find the page.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary><c>visibility</c> of the front matter, or null where it says nothing.</summary>
    public Visibility? Visibility { get; init; }

    /// <summary><c>readers</c> of the front matter: who alone may read the page, or null where it says nothing.</summary>
    public CircleList? Readers { get; init; }

    /// <summary><c>role</c> of the front matter as written (<c>rollen/kasse</c>): the office that the page belongs to, or null.</summary>
    public string? Role { get; init; }

    /// <summary>The office that the page describes, for <c>type: role</c>; null otherwise.</summary>
    public RoleFacts? Office { get; init; }

    /// <summary>The unit that the page describes, for <c>type: unit</c>; null otherwise.</summary>
    public UnitFacts? Unit { get; init; }

    /// <summary><c>template</c> of the front matter: the page template that it was made from, or null.</summary>
    public string? Template { get; init; }

    /// <summary>The answers that stand in the page, for <c>type: knowledge</c> and for a page from a template, in the order of the text; empty otherwise.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>The handover that the page holds, for <c>type: handover</c>; null otherwise.</summary>
    public HandoverFacts? Handover { get; init; }

    /// <summary><c>review</c> of the front matter: who looks after the page and how often; null where it says nothing.</summary>
    public PageReview? Review { get; init; }

    /// <summary>Why the front matter could not be read (then none of its keys counts and the page is readable by the board only), or null.</summary>
    public Problem? FrontMatterProblem { get; init; }

    /// <summary>Whether the bytes are text in UTF-8 of at most <see cref="Limits.PageBytes"/>; others are shown as they are, with a notice.</summary>
    public bool IsText { get; init; } = true;

    /// <summary>Size in bytes.</summary>
    public int Bytes { get; init; }

    /// <summary>Whether the text's rights facts (<see cref="Visibility"/>, <see cref="Type"/> role, holders) equal another's: what the write door compares.</summary>
    public bool HasSameRights(PageFacts? other) => RightsKey == other?.RightsKey;

    /// <summary>Whether another text's rights facts differ at most in who has to do with the office.</summary>
    public bool HasSameRightsButHolders(PageFacts other) =>
        Office is not null && other.Office is not null && (this with { Office = Office with { Holders = other.Office.Holders } }).HasSameRights(other);

    /// <summary>A text that is equal exactly when the rights facts are equal.</summary>
    public string RightsKey => $"{Visibility}|{Readers?.Key}|{Role}|{FrontMatterProblem is not null}|{Office?.RightsKey}|{(Unit is null ? "" : "unit:" + Unit.Parent)}";

    /// <summary>Reads the facts of a page.</summary>
    /// <param name="path">The page's address; its name serves as title of last resort.</param>
    /// <param name="bytes">The page as stored: any bytes at all.</param>
    public static PageFacts Read(PagePath path, ReadOnlySpan<byte> bytes) => PageFactsReader.Read(path, bytes);
}
