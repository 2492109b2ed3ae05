using Roots.Wiki.Pages;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Composition;

/// <summary>Fills the throw-away wiki of <c>--demo</c>: the sample association and somebody who administers it.</summary>
public static class DemoWiki
{
    private static readonly GitPath Contacts = GitPath.Parse("verein/kontakte.md");

    /// <summary>Brings in the sample and makes the one who looks.</summary>
    /// <param name="wiki">An empty wiki.</param>
    /// <param name="name">What the one who looks is called.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<Member> FillAsync(Wiki wiki, string name, CancellationToken ct)
    {
        // An older version that names people stands behind the page of contacts: something to find and to remove.
        await wiki.Store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Import, [new FileEdit.Transform(Contacts, _ => OldContacts)]), ct);
        await SampleAssociation.BringInAsync(wiki, ct);
        var person = new Person(PersonId.New(), name, null, null, null);
        await wiki.Persons.SavePersonAsync(person, ct);
        var member = await wiki.Persons.AddMemberAsync(person.Id, name, isAdministrator: true, ct);
        await wiki.Persons.HideFirstWeeksAsync(member.Id, isHidden: true, ct);   // the sample is long set up
        return member;
    }

    private const string OldContacts = "# Kontakte\n\n| Wer | Telefon |\n| --- | --- |\n| Ulrike Beispiel, Sparkasse | 030 23125001 |\n| Hannes Muster, Stadtverband | 030 23125002 |\n";
}
