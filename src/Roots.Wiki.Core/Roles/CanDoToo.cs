using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Roles;

/// <summary>"Kann ich auch": a member puts their own name to an office as one who can do it too, and takes it back. Gives no right to read. Safe to call from many threads.</summary>
public sealed class CanDoToo(IPageStore store, TimeProvider clock)
{
    /// <summary>Whether somebody is not yet named as one who knows the office now.</summary>
    public static bool IsNew(Role role, PersonId person) => role.Facts.Holders.All(h => h.Person != person || h.Kind == HolderKind.Predecessor);

    /// <summary>Says it, or takes it back.</summary>
    /// <param name="actor">Who can do it.</param>
    /// <param name="office">The office's page.</param>
    /// <param name="can">False takes it back.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What came of it; null where there is no such office for the actor, or they are named there already.</returns>
    public async Task<CommitResult?> SayAsync(Actor actor, PagePath office, bool can, CancellationToken ct)
    {
        var view = new AccessView(store.Current, actor);
        if (actor is not Actor.Member member || store.Current.Roles.Find(office) is not { } role || !view.CanRead(role.Page) || (can && !IsNew(role, member.PersonId)))
        {
            return null;
        }

        var edit = RoleHolders.Offer(role, member.PersonId, can ? store.Current.Settings.Today(clock) : null);
        return await store.CommitAsync(new(actor, ChangeKind.Settings, [edit]), ct).ConfigureAwait(false);
    }
}
