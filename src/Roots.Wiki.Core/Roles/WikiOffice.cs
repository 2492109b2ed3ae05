using Roots.Wiki.Pages;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>The office that keeps the wiki itself: there from the first day, so that the keeper is not its first single point of failure. Pure.</summary>
public static class WikiOffice
{
    /// <summary>The template that makes an office this one, and the shipped office that asks it.</summary>
    public const string Template = "wiki";

    /// <summary>The office, whatever it is called; null where there is none yet.</summary>
    public static Role? Find(Snapshot snapshot) => snapshot.Roles.All.FirstOrDefault(Is);

    /// <summary>Whether an office is this one.</summary>
    public static bool Is(Role role) => role.Facts.Templates.Contains(Template);

    /// <summary>The edits that make it; none where there is one already, or something else at its address.</summary>
    /// <param name="keeper">Who holds it.</param>
    /// <param name="language">The wiki's language.</param>
    public static IReadOnlyList<FileEdit> Edits(Snapshot snapshot, TemplateCatalog catalog, PersonId keeper, string language) =>
        Find(snapshot) is not null || catalog.Roles.FirstOrDefault(r => r.Id == Template) is not { } shipped ? []
        : RoleSetup.Edits(snapshot, catalog, [new(shipped.Title.In(language), shipped.Id, keeper, null)], language);
}
