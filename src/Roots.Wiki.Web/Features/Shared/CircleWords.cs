using Microsoft.Extensions.Localization;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>A circle of people to be ticked.</summary>
/// <param name="Value">As it is written.</param>
/// <param name="Label">In plain words.</param>
public sealed record CircleChoice(string Value, string Label);

/// <summary>Says circles of people in plain words, in the reader's language.</summary>
public static class CircleWords
{
    /// <summary>Everything that may be ticked: everybody, the association, the board, each group (for who does not administer: their own), each office that the actor may see.</summary>
    /// <param name="named">What is named already and stays to be chosen, also where it is no more.</param>
    public static IReadOnlyList<CircleChoice> Choices(this IStringLocalizer<SharedTexts> texts, Wiki wiki, AccessView view, CircleList? named, bool withPublic)
    {
        var ids = view.Actor is Actor.Member { IsAdministrator: false } member ? member.Groups.Ids : wiki.Persons.Current.Groups.Keys;
        var groups = ids.Select(id => new Circle(CircleKind.Group, id));
        var offices = view.Snapshot.Roles.All.Where(r => view.CanRead(r.Page)).OrderBy(r => r.Title, StringComparer.CurrentCulture).Select(r => new Circle(CircleKind.Office, AddressOf(r)));
        Circle[] all = [.. withPublic ? [new(CircleKind.Public)] : Array.Empty<Circle>(), new(CircleKind.Association), new(CircleKind.Board), .. groups, .. offices];
        var known = all.Select(c => c.Write()).ToHashSet(StringComparer.Ordinal);
        return [.. all.Concat(named?.Circles.Where(c => c.Kind != CircleKind.Administration && !known.Contains(c.Write())) ?? []).Select(c => new CircleChoice(c.Write(), texts.Say(wiki, view, c)))];
    }

    /// <summary>One circle in words.</summary>
    public static string Say(this IStringLocalizer<SharedTexts> texts, Wiki wiki, AccessView view, Circle circle) => circle.Kind switch
    {
        CircleKind.Group => wiki.Persons.Current.Groups.TryGetValue(circle.Name!, out var title) ? texts["CircleGroup", title] : texts["CircleNoGroup", circle.Name!],
        CircleKind.Office => view.Snapshot.Roles.Resolve(circle.Name!) is { } role && view.CanRead(role.Page) ? texts["CircleOffice", role.Title] : texts["CircleNoOffice", circle.Name!],
        CircleKind.Unknown => texts["CircleUnknown", circle.Name ?? ""],
        _ => texts["Circle" + circle.Kind],
    };

    /// <summary>A list in one line; the administration alone where it is empty.</summary>
    public static string Say(this IStringLocalizer<SharedTexts> texts, Wiki wiki, AccessView view, CircleList list) =>
        list.Circles.Count == 0 ? texts["CircleAdministration"] : string.Join(", ", list.Circles.Select(c => texts.Say(wiki, view, c)));

    // The folder is shorter and stays right when the page is named otherwise.
    private static string AddressOf(Roots.Wiki.Roles.Role role) => role.Path.Name is "index" or "README" && role.Folder.Length > 0 ? role.Folder : role.Path.Value;
}
