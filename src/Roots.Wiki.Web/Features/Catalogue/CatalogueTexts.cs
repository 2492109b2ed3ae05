namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>The texts of the catalogue of templates, its editor and its exchange.</summary>
public sealed class CatalogueTexts;
