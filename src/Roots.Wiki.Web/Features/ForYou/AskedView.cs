using Microsoft.Extensions.Localization;
using Roots.Wiki.Clarifications;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>A clarification with names.</summary>
/// <param name="By">Who asked, as far as the reader may know.</param>
/// <param name="To">Whom it was sent to beside the office itself, or null.</param>
/// <param name="RepliedBy">Who replied, or null.</param>
/// <param name="Href">Where it is answered, or null on that page itself.</param>
public sealed record AskedView(Clarification Clarification, bool IsSettled, string By, string? To, string? RepliedBy, string? Href)
{
    public static AskedView Of(ClarificationView view, Wiki wiki, IStringLocalizer<ForYouTexts> texts, PageUrl? urls)
    {
        var asked = view.Clarification;
        var people = wiki.Persons.Current;
        string? Name(MemberId? id) => id is null ? null : people.Members.GetValueOrDefault(id)?.DisplayName;
        return new(
            asked, view.IsSettled, Name(asked.AskedBy) ?? texts[asked.AskedBy is null ? "BySomebodyWithLink" : "ByFormerMember"],
            asked.ToPerson is { } person ? people.Persons.GetValueOrDefault(person)?.Name : asked.ToOffice is { } office ? wiki.Snapshot.Roles.Find(office)?.Title : null,
            Name(asked.ClosedBy), urls?.Of("clarification/" + asked.Id));
    }
}
