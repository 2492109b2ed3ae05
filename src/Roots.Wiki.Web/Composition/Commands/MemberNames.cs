using Roots.Wiki.People;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Finds the member that somebody means at the console.</summary>
public static class MemberNames
{
    /// <summary>The active member of this id or name.</summary>
    /// <exception cref="CommandFailedException">There is none.</exception>
    public static Member Find(PeopleSnapshot people, string wanted) =>
        people.Members.Values.FirstOrDefault(m => m.IsActive && (m.Id.Value == wanted || m.DisplayName.Equals(wanted, StringComparison.OrdinalIgnoreCase)))
        ?? throw new CommandFailedException(ConsoleTexts.Say("NoSuchMember", wanted));
}
