using Microsoft.AspNetCore.DataProtection;
using Roots.Wiki.People;
using Roots.Wiki.People.Providers;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>What becomes of somebody whom the provider vouched for.</summary>
public enum Arrival
{
    /// <summary>They are in.</summary>
    SignedIn,
    /// <summary>They are in and have just become a member.</summary>
    Welcomed,
    /// <summary>An account with their address exists: they sign in once as before, so that both become one.</summary>
    AsksOnce,
    /// <summary>They are in none of the groups that may come in.</summary>
    InNoGroup,
    /// <summary>Their membership has ended.</summary>
    Former,
    /// <summary>The invitation was used or has run out.</summary>
    InvitationOver,
    /// <summary>Another browser is just doing the same.</summary>
    Busy,
    /// <summary>The provider has ended its session meanwhile.</summary>
    Over,
}

/// <summary>Lets somebody in whom the provider vouched for: finds, links or makes the member, asks the groups, begins a session of the wiki's own. One per request.</summary>
public sealed class ProviderSignIn(ProviderAccounts accounts, Accounts local, PendingLink pending, IDataProtectionProvider protection)
{
    /// <summary>Takes somebody in who comes from the provider.</summary>
    /// <param name="invitation">The secret of an invitation that they hold, or null.</param>
    public async Task<Arrival> ArriveAsync(HttpContext http, Wiki wiki, Provider provider, ProviderIdentity identity, string? invitation, CancellationToken ct)
    {
        var verdict = provider.Rules.Judge(identity.Groups);
        if (await accounts.FindAsync(identity.Key, ct) is { } account)
        {
            return MemberId.TryParse(account.Member, out var member) ? await EnterAsync(http, wiki, identity, member, verdict, isNew: false, ct) : Arrival.Busy;
        }

        if (invitation is not null)
        {
            return await AcceptAsync(http, wiki, provider, identity, invitation, verdict, ct);
        }

        if (await wiki.Providers.IsBarredAsync(identity.Key, ct))
        {
            return Arrival.Former;
        }

        var email = await SafeEmailAsync(wiki, provider, identity, ct);
        var owners = email is null ? [] : local.OfEmail(email).Select(a => MemberId.Parse(a.Member!)).Where(m => wiki.Persons.Current.Members.GetValueOrDefault(m) is { IsActive: true }).ToArray();
        if (owners.Length > 0)
        {
            pending.Keep(http, wiki.Id, new(identity, owners));
            return Arrival.AsksOnce;
        }

        return verdict.IsLetIn ? await WelcomeAsync(http, wiki, provider, identity, email, verdict, ct) : Arrival.InNoGroup;
    }

    /// <summary>Ties what was pending to one of its members, who has just signed in the old way, and lets them in.</summary>
    public async Task<Arrival> LinkAsync(HttpContext http, Wiki wiki, Provider provider, Pending link, MemberId member, CancellationToken ct)
    {
        if (!await accounts.LinkAsync(member, link.Identity.Key, provider.Label, ct))
        {
            return Arrival.Busy;
        }

        await wiki.Persons.AuditAsync(PeopleSnapshot.ActorOf(wiki.Persons.Current.Members[member]), "provider-linked", null, CancellationToken.None);
        return await EnterAsync(http, wiki, link.Identity, member, provider.Rules.Judge(link.Identity.Groups), isNew: false, ct);
    }

    /// <summary>Lets somebody in who shares an address with a member and is somebody else: with an account of their own, without the address.</summary>
    public async Task<Arrival> SeparateAsync(HttpContext http, Wiki wiki, Provider provider, Pending link, CancellationToken ct)
    {
        var verdict = provider.Rules.Judge(link.Identity.Groups);
        return verdict.IsLetIn ? await WelcomeAsync(http, wiki, provider, link.Identity, null, verdict, ct) : Arrival.InNoGroup;
    }

    /// <summary>The address by which an account may be found or that it gets: checked by the provider, and no office's.</summary>
    public static async Task<string?> SafeEmailAsync(Wiki wiki, Provider provider, ProviderIdentity identity, CancellationToken ct) =>
        identity.Email is { Length: <= Limits.NameLength } email && (identity.IsEmailVerified || provider.TrustsEmail) && !await OfficeAddress.IsOneAsync(wiki, email, ct) ? email : null;

    private async Task<Arrival> WelcomeAsync(HttpContext http, Wiki wiki, Provider provider, ProviderIdentity identity, string? email, GroupVerdict verdict, CancellationToken ct)
    {
        if (await accounts.ReserveAsync(identity.Key, provider.Label, null, ct) is not { } reserved)
        {
            return Arrival.Busy;
        }

        // The address for mails about what is due; no way in beside the provider, whose groups decide.
        var person = new Person(PersonId.New(), identity.Name, email, null, null);
        await wiki.Persons.SavePersonAsync(person, CancellationToken.None);
        var member = await wiki.Persons.AddMemberAsync(person.Id, identity.Name, isAdministrator: false, CancellationToken.None);
        await accounts.GiveAsync(reserved, member.Id, CancellationToken.None);
        await wiki.Persons.AuditAsync(PeopleSnapshot.ActorOf(member), "provider-joined", null, CancellationToken.None);
        var arrival = await EnterAsync(http, wiki, identity, member.Id, verdict, isNew: true, CancellationToken.None);
        return arrival == Arrival.SignedIn ? Arrival.Welcomed : arrival;
    }

    private async Task<Arrival> AcceptAsync(HttpContext http, Wiki wiki, Provider provider, ProviderIdentity identity, string invitation, GroupVerdict verdict, CancellationToken ct)
    {
        var email = await SafeEmailAsync(wiki, provider, identity, ct);
        if (await wiki.Links.FindAsync(invitation, wiki.Clock.GetUtcNow(), ct) is not { Purpose: LinkPurpose.Invitation })
        {
            return Arrival.InvitationOver;
        }

        if (await accounts.ReserveAsync(identity.Key, provider.Label, email, ct) is not { } reserved)
        {
            return Arrival.Busy;
        }

        if (await new Invitations(wiki).AcceptAsync(invitation, identity.Name, email, CancellationToken.None) is not { } accepted)
        {
            await accounts.DropAsync(reserved, CancellationToken.None);
            return Arrival.InvitationOver;
        }

        await accounts.GiveAsync(reserved, accepted.Member.Id, CancellationToken.None);
        await wiki.Providers.LiftAsync(identity.Key, CancellationToken.None);
        var arrival = await EnterAsync(http, wiki, identity, accepted.Member.Id, verdict, isNew: false, CancellationToken.None);
        return arrival == Arrival.SignedIn ? Arrival.Welcomed : arrival;
    }

    private async Task<Arrival> EnterAsync(HttpContext http, Wiki wiki, ProviderIdentity identity, MemberId member, GroupVerdict verdict, bool isNew, CancellationToken ct)
    {
        if (wiki.Persons.Current.Members.GetValueOrDefault(member) is not { IsActive: true } active)
        {
            return Arrival.Former;
        }

        if (await new ProviderMembers(wiki.Persons, wiki.Providers).ApplyAsync(member, verdict, isNew, ct) == GroupOutcome.InNoGroup)
        {
            await wiki.Providers.EndSessionsAsync(identity.Key, CancellationToken.None);
            return Arrival.InNoGroup;
        }

        var session = await http.SignInAsync(wiki, active.Id, keep: false, CancellationToken.None);
        if (!await wiki.Providers.RememberAsync(new(session, identity.Key, identity.Sid, Seal(wiki).Protect(identity.Token)), CancellationToken.None))
        {
            await http.SignOutAsync(wiki, CancellationToken.None);
            await wiki.Persons.EndSessionsAsync(member, s => s.Id == session, CancellationToken.None);
            return Arrival.Over;
        }

        return Arrival.SignedIn;
    }

    private IDataProtector Seal(Wiki wiki) => ProviderSignOut.Seal(protection, wiki.Id);
}
