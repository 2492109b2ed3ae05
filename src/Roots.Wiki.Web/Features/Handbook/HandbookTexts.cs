namespace Roots.Wiki.Web.Features.Handbook;

/// <summary>The words around the handbook.</summary>
public sealed class HandbookTexts;
