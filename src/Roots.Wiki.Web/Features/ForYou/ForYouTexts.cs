namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>Marks the texts of what keeps knowledge alive.</summary>
public sealed class ForYouTexts;
