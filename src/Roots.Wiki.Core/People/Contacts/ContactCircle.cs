using Roots.Wiki.Spaces;

namespace Roots.Wiki.People;

/// <summary>Who sees somebody's e-mail address and telephone number.</summary>
public enum ContactCircle
{
    /// <summary>The administration alone.</summary>
    Administration,
    /// <summary>The board and the administration.</summary>
    Board,
    /// <summary>Every member.</summary>
    Association,
}

/// <summary>Decides who sees what of a person. Pure.</summary>
public static class ContactRights
{
    /// <summary>Whether the actor sees a person's e-mail address and telephone number; everybody sees their own.</summary>
    public static bool SeesDetails(AccessView view, Person person) =>
        view.Actor is Actor.Host || (view.Actor.Person is { } me && me == person.Id) || view.Can(Permission.ManageMembers)
        || (view.SeesNames && !person.IsHidden && person.Circle switch
        {
            ContactCircle.Association => true,
            ContactCircle.Board => view.Can(Permission.ManageTerms),
            _ => false,
        });

    /// <summary>Whether a page shows a person's e-mail address and telephone number to the actor: what only the administration sees stands in no page.</summary>
    public static bool ShowsOnPages(AccessView view, Person person) =>
        person is { IsHidden: false, Circle: not ContactCircle.Administration } && view.SeesNames && SeesDetails(view, person);
}
