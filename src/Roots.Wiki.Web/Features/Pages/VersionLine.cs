using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>A version in words.</summary>
/// <param name="Version">The version.</param>
/// <param name="What">What was done.</param>
/// <param name="Who">Who did it, as far as the reader may know.</param>
/// <param name="When">Day and time.</param>
/// <param name="Iso">The same for a machine.</param>
public sealed record VersionLine(PageVersion Version, string What, string Who, string When, string Iso)
{
    public static VersionLine Of(IStringLocalizer<PagesTexts> texts, Wiki wiki, Actor actor, PageVersion version) =>
        new(version, texts["Kind" + version.Kind], texts.Who(wiki, actor, version), PageWords.When(wiki, version.At), PageWords.Iso(version.At));
}
