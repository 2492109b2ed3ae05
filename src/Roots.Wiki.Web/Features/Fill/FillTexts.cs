namespace Roots.Wiki.Web.Features.Fill;

/// <summary>The words of answering; the texts stand in the resource files of the same name.</summary>
public sealed class FillTexts;
