namespace Roots.Wiki.Web.Features.Shared;

/// <summary>The words that every page may need; the texts stand in the resource files of the same name.</summary>
public sealed class SharedTexts;
