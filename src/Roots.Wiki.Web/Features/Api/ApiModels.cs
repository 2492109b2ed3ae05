using System.Text.Json.Serialization;

namespace Roots.Wiki.Web.Features.Api;

/// <summary>A page.</summary>
/// <param name="Path">Its address, without <c>.md</c>.</param>
/// <param name="Title">Its title.</param>
/// <param name="Markdown">The text as stored.</param>
/// <param name="Revision">The text's id: the value for <c>If-Match</c>.</param>
/// <param name="Version">The version that wrote it, as the history names it.</param>
/// <param name="ChangedAt">When that was.</param>
/// <param name="Visibility">Who may read it.</param>
/// <param name="Tags">Its tags.</param>
/// <param name="Url">Its web address.</param>
/// <param name="Merged">Whether somebody else had written meanwhile and both texts were merged.</param>
public sealed record ApiPage(
    string Path, string Title, string Markdown, string Revision, string? Version, DateTimeOffset? ChangedAt,
    string Visibility, IReadOnlyList<string> Tags, string Url,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Merged = false);

/// <summary>What a <c>PUT</c> sends.</summary>
/// <param name="Markdown">The whole text, front matter included.</param>
/// <param name="Title">A title to be set, where the text does not have it already.</param>
public sealed record ApiPageInput(string? Markdown, string? Title = null);

/// <summary>A page in the list.</summary>
public sealed record ApiPageLine(string Path, string Title, string Revision, string Url);

/// <summary>A part of the list of all pages; ask again with <c>after</c> = <paramref name="Next"/>.</summary>
public sealed record ApiPageList(IReadOnlyList<ApiPageLine> Pages, int Total, string? Next);

/// <summary>A version of a page.</summary>
/// <param name="Version">Its id.</param>
/// <param name="At">When it was made.</param>
/// <param name="Author">The pseudonym in git, or the author of a commit from outside.</param>
/// <param name="Name">The name behind the pseudonym, while the wiki has one.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Path">The page's address then.</param>
/// <param name="Revision">The text's id; null where this version deleted the page.</param>
public sealed record ApiVersion(string Version, DateTimeOffset At, string? Author, string? Name, string Kind, string Path, string? Revision);

/// <summary>A part of a history; ask again with <c>before</c> = <paramref name="Next"/>.</summary>
public sealed record ApiHistory(IReadOnlyList<ApiVersion> Versions, string? Next);

/// <summary>A stored attachment.</summary>
public sealed record ApiAttachment(string Path, string Revision, int Bytes, string Url);
