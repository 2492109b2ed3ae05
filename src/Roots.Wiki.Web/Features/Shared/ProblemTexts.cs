namespace Roots.Wiki.Web.Features.Shared;

/// <summary>The words for every <see cref="ProblemCode"/>; the texts stand in the resource files of the same name.</summary>
public sealed class ProblemTexts;
