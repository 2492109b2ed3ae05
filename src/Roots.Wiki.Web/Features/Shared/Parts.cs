namespace Roots.Wiki.Web.Features.Shared;

/// <summary>A step of the way from the start page to here, for <c>_Breadcrumb</c>; the last one has no address.</summary>
public sealed record Crumb(string Title, string? Href = null);

/// <summary>Where somebody stands in a row of questions, for <c>_StepProgress</c>.</summary>
/// <param name="Current">The question at hand, from 1.</param>
/// <param name="Minutes">About how long the rest takes, or null to say nothing.</param>
public sealed record StepProgress(int Current, int Total, int? Minutes = null);

/// <summary>The neighbours of a page of a long list, for <c>_Pager</c>; null where there is none.</summary>
public sealed record Pager(string? NewerHref, string? OlderHref);

/// <summary>A heading of the page, for <c>_Toc</c>.</summary>
/// <param name="Level">2 or 3.</param>
public sealed record TocEntry(int Level, string Title, string Anchor);
