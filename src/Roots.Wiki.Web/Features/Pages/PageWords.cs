using System.Globalization;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Says who may read, who wrote and when, in the reader's language and the wiki's time.</summary>
public static class PageWords
{
    public static BadgeKind BadgeOf(Visibility visibility) => visibility switch
    {
        Visibility.Public => BadgeKind.VisiblePublic,
        Visibility.Association => BadgeKind.VisibleAssociation,
        Visibility.Office => BadgeKind.VisibleOffice,
        _ => BadgeKind.VisibleBoard,
    };

    /// <summary>Who made a version, as far as the one who asks may know.</summary>
    public static string Who(this IStringLocalizer<PagesTexts> texts, Wiki wiki, Actor actor, PageVersion version) =>
        version.Author == AuthorId.Host ? texts["ByTheWiki"]
        : actor is not (Actor.Member { IsGuest: false } or Actor.Host) ? texts["BySomebody"]
        : version.Author is { } author ? wiki.Persons.Current.NameOf(author) ?? texts["ByFormerMember"]
        : version.ForeignAuthor is { Length: > 0 } name ? name
        : texts["ByFormerMember"];

    /// <summary>The day and time of a version in the wiki's time zone.</summary>
    public static string When(Wiki wiki, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone))
            .ToString(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "de" ? "d. MMMM yyyy, HH:mm" : "d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    /// <summary>The same for a machine, for <c>datetime</c>.</summary>
    public static string Iso(DateTimeOffset at) => at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
