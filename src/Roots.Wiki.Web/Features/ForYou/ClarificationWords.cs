using System.Globalization;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Clarifications;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>Says what a clarification is about and whom it reaches.</summary>
public static class ClarificationWords
{
    /// <summary>Whom it reaches: the person who was named, or the office with its people, or the board.</summary>
    public static string Whom(Clarification asked, Wiki wiki, bool withNames, IStringLocalizer texts)
    {
        var people = wiki.Persons.Current;
        var who = ClarificationDesk.ResponsibleFor(asked, wiki.Snapshot, people);
        var names = !withNames ? "" : string.Join(", ", who.Select(p => people.Persons.GetValueOrDefault(p)?.Name).OfType<string>());
        if (asked.ToPerson is { } named && who.Contains(named) && names.Length > 0)
        {
            return names;
        }

        var role = (asked.ToOffice ?? Responsibility.OfficeOf(asked.Page, wiki.Snapshot)) is { } office ? wiki.Snapshot.Roles.Find(office) : null;
        var title = role?.Facts.Holders.Any(h => who.Contains(h.Person)) == true ? role.Title : texts["WhoBoard"].Value;
        return names.Length > 0 ? $"{title} ({names})" : title;
    }

    /// <summary>The question with its office, or the page's title.</summary>
    public static string About(Clarification asked, Wiki wiki)
    {
        if (!asked.IsAboutAnswer)
        {
            return wiki.Snapshot.Find(asked.Page)?.Facts.Title ?? asked.Page.Value;
        }

        var question = wiki.Templates.Question(asked.Question)?.Text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) ?? asked.Question;
        return wiki.Snapshot.Roles.Find(asked.Page) is { } role ? $"{role.Title}: {question}" : question;
    }
}
