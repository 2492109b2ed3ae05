using System.Globalization;
using Roots.Wiki.Clarifications;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>Says what a clarification is about.</summary>
public static class ClarificationWords
{
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
