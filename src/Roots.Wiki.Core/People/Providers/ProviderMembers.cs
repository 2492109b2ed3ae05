namespace Roots.Wiki.People.Providers;

/// <summary>What came of asking somebody's groups at a sign-in.</summary>
public enum GroupOutcome
{
    /// <summary>They may come in, with what the groups give.</summary>
    LetIn,
    /// <summary>They may come in, and stay of the Verwaltung although no group says so any more: nobody else could get in without the provider.</summary>
    StaysAdministrator,
    /// <summary>They came in by a group alone and are in none any more.</summary>
    InNoGroup,
}

/// <summary>Lets the groups of a provider take effect on a member, at each sign-in anew. Safe to call from many threads.</summary>
/// <remarks>What the association gave by its own hand stays untouched. An office is only proposed: who holds it stands in git, and the board says so.</remarks>
public sealed class ProviderMembers(IPersonRegistry persons, IProviderRegistry providers)
{
    /// <summary>Gives and takes what the groups say.</summary>
    /// <param name="member">An active member.</param>
    /// <param name="verdict">What their groups mean now.</param>
    /// <param name="isNew">Whether they have just become a member by the provider alone.</param>
    /// <param name="ct">Cancels before anything is changed.</param>
    public async Task<GroupOutcome> ApplyAsync(MemberId member, GroupVerdict verdict, bool isNew, CancellationToken ct)
    {
        var before = (await providers.GrantsAsync(ct).ConfigureAwait(false)).Where(g => g.Member == member).Select(g => g.Grant).ToList();
        var cameByProvider = isNew || before.Any(g => g.Kind == GrantKind.Membership);
        if (cameByProvider && !verdict.IsLetIn)
        {
            await TakeAsync(member, before, CancellationToken.None).ConfigureAwait(false);
            await providers.GrantAsync(member, [new(GrantKind.Membership)], CancellationToken.None).ConfigureAwait(false);
            return GroupOutcome.InNoGroup;
        }

        List<ProviderGrant> grants = [.. verdict.Grants.Where(g => g.Kind == GrantKind.Office)];
        if (cameByProvider)
        {
            grants.Add(new(GrantKind.Membership));
        }

        var outcome = GroupOutcome.LetIn;
        if (verdict.Administers)
        {
            var hadItByHand = persons.Current.Members[member].IsAdministrator && before.All(g => g.Kind != GrantKind.Administration);
            if (!hadItByHand)
            {
                // The note before the right: a crash between both must not make a group's gift look like the association's own.
                grants.Add(new(GrantKind.Administration));
                await providers.GrantAsync(member, grants, CancellationToken.None).ConfigureAwait(false);
                await ChangeAsync(member, administers: true, CancellationToken.None).ConfigureAwait(false);
                return outcome;
            }
        }
        else if (!await TakeAsync(member, before, CancellationToken.None).ConfigureAwait(false))
        {
            grants.Add(new(GrantKind.Administration));
            outcome = GroupOutcome.StaysAdministrator;
        }

        await providers.GrantAsync(member, grants, CancellationToken.None).ConfigureAwait(false);
        return outcome;
    }

    private async Task<bool> TakeAsync(MemberId member, IEnumerable<ProviderGrant> before, CancellationToken ct) =>
        before.All(g => g.Kind != GrantKind.Administration) || await ChangeAsync(member, administers: false, ct).ConfigureAwait(false);

    private async Task<bool> ChangeAsync(MemberId member, bool administers, CancellationToken ct)
    {
        var found = persons.Current.Members[member];
        if (found.IsAdministrator == administers)
        {
            return true;
        }

        if (await persons.ChangeMemberAsync(member, administers, found.IsActive, ct).ConfigureAwait(false) is not null)
        {
            return false;
        }

        await persons.AuditAsync(PeopleSnapshot.ActorOf(found), administers ? "group-administers" : "group-administers-no-more", member.Value, ct).ConfigureAwait(false);
        return true;
    }
}
