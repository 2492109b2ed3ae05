using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Handovers;

/// <summary>
/// What the write door asks of every change of a handover's page, whichever way it comes: a record that both confirmed is
/// frozen, nobody confirms for somebody else, and only the board says who gives, who takes and from when.
/// </summary>
internal static class HandoverGuard
{
    public static Problem? Check(AccessView view, PageEntry? page, HandoverFacts? old, HandoverFacts? now, string? role)
    {
        var actor = view.Actor;
        var isBoard = view.Can(Permission.ManageTerms);
        if (old is { IsFrozen: true })
        {
            return new(ProblemCode.HandoverFrozen);
        }

        if (now is null)
        {
            return isBoard ? null : new(ProblemCode.NeedsBoard);
        }

        if (now.Confirmations.Any(c => old?.Confirmations.GetValueOrDefault(c.Key) != c.Value && (c.Value.Person != actor.Person || now.PersonOf(c.Key) != actor.Person)))
        {
            return new(ProblemCode.ConfirmsForOthers);
        }

        if (now.State == HandoverState.Done && Enum.GetValues<HandoverSide>().Any(s => !now.IsConfirmedBy(s) && !now.Unconfirmed.Contains(s)))
        {
            return new(ProblemCode.HandoverNotConfirmed);
        }

        return isBoard || (old is null ? MayStart(view, now, role) : MayChange(view, page!, old, now)) ? null : new(ProblemCode.NeedsBoard);
    }

    // Whoever holds the office may begin to hand it over; to whom and from when, the board says.
    private static bool MayStart(AccessView view, HandoverFacts now, string? role) =>
        now is { Taker: null, Begins: null, State: HandoverState.Open, IsWithoutGiver: false, Unconfirmed.Count: 0 }
        && view.Actor.Person is { } person && role is not null && view.Snapshot.Roles.Resolve(role) is { } office && view.Snapshot.Roles.Holds(person, office.Path)
        && (now.Giver is null || now.Giver == person);

    private static bool MayChange(AccessView view, PageEntry page, HandoverFacts old, HandoverFacts now)
    {
        var isGiver = view.Actor.Person is { } person && (person == old.Giver || (view.Snapshot.Roles.OfficeOf(page) is { } office && view.Snapshot.Roles.Holds(person, office)));
        return old.Giver == now.Giver && old.Taker == now.Taker && old.Begins == now.Begins && old.IsWithoutGiver == now.IsWithoutGiver
            && old.Unconfirmed.SequenceEqual(now.Unconfirmed)
            && (old.Helper == now.Helper || isGiver)
            && (old.State == now.State || now.State == HandoverState.Done || (now.State == HandoverState.Withdrawn && isGiver && old.Taker is null));
    }
}
