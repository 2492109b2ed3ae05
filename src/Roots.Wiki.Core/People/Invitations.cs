using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.People;

/// <summary>What came of an accepted invitation.</summary>
/// <param name="Member">The new member.</param>
/// <param name="IsInOffice">False where the link named an office whose page is gone or cannot be read: the administration must enter them.</param>
public sealed record Accepted(Member Member, bool IsInOffice);

/// <summary>Makes a member out of whoever holds an invitation. Safe to call from many threads.</summary>
public sealed class Invitations(Wiki wiki)
{
    /// <summary>Redeems an invitation: a person, a member and, where the link names an office, a line in its page by the host itself.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="name">How the person wants to be called; not empty.</param>
    /// <param name="email">Their e-mail address, or null.</param>
    /// <param name="ct">Cancels; after the link is redeemed nothing is cancelled any more.</param>
    /// <returns>Null where the link was used, withdrawn or ran out: of two at the same moment one is too late.</returns>
    public async Task<Accepted?> AcceptAsync(string secret, string name, string? email, CancellationToken ct)
    {
        var now = wiki.Clock.GetUtcNow();
        if (await wiki.Links.FindAsync(secret, now, ct).ConfigureAwait(false) is not { Purpose: LinkPurpose.Invitation }
            || await wiki.Links.RedeemAsync(secret, now, ct).ConfigureAwait(false) is not { } link)
        {
            return null;
        }

        var known = link.Person is { } id ? wiki.Persons.Current.Persons.GetValueOrDefault(id) : null;
        var person = (known ?? new Person(PersonId.New(), name, null, null, null)) with { Name = name, Email = email ?? known?.Email };
        await wiki.Persons.SavePersonAsync(person, CancellationToken.None).ConfigureAwait(false);
        var member = link.AsGuest
            ? await wiki.Groups.AddGuestAsync(person.Id, name, CancellationToken.None).ConfigureAwait(false)
            : await wiki.Persons.AddMemberAsync(person.Id, name, link.Administers, CancellationToken.None).ConfigureAwait(false);
        await wiki.Persons.AuditAsync(PeopleSnapshot.ActorOf(member), "invitation-accepted", link.Id, CancellationToken.None).ConfigureAwait(false);
        return new(member, link.Role is null || await EnterAsync(person.Id, link.Role, link.RoleKind ?? HolderKind.Holder, CancellationToken.None).ConfigureAwait(false));
    }

    // By the host itself: who made the invitation had the right, whoever accepts it has none yet.
    private async Task<bool> EnterAsync(PersonId person, PagePath office, HolderKind kind, CancellationToken ct)
    {
        if (wiki.Snapshot.Roles.Find(office) is null)
        {
            return false;
        }

        var term = new RoleTerm(person, kind, wiki.Snapshot.Settings.Today(wiki.Clock), null, StandsAgain.Unknown);
        var edit = new FileEdit.Transform(office.File, text => text is null ? null : HolderLines.Add(text, term));
        return await wiki.Store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Settings, [edit]), ct).ConfigureAwait(false)
            is CommitResult.Committed or CommitResult.Unchanged;
    }
}
