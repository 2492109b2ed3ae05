using Roots.Wiki.Handovers;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.ForYou;

/// <summary>The next step of everybody in a running handover, spread over its weeks; the look back after a hundred days; and the handover that should begin before a term ends.</summary>
public sealed class HandoverDue : IDueSource
{
    /// <summary>How long before the end of a term a handover should begin.</summary>
    public const int BeginLeadDays = 56;

    private const int LookBackLeadDays = 7;
    private const int UsualDays = 56;
    private const double BeginMinutes = 5, UnknownMinutes = 15;

    /// <inheritdoc/>
    public IEnumerable<DueItem> Find(DueContext context)
    {
        var handovers = context.Snapshot.Roles.Handovers
            .Select(page => page.Facts.Handover is { State: not HandoverState.Withdrawn } facts && context.Snapshot.Roles.OfficeOf(page) is { } office && context.Snapshot.Roles.Find(office) is { } role
                ? new Handover(page, facts, role) : null)
            .OfType<Handover>().ToList();
        var running = handovers.Where(h => h.Facts.State == HandoverState.Open).Select(h => h.Role.Path).ToHashSet();
        return handovers.SelectMany(h => h.Facts.State == HandoverState.Done ? LookBack(h, context) : Steps(h, context))
            .Concat(context.Snapshot.Roles.All.Where(r => !running.Contains(r.Path)).SelectMany(r => Beginnings(r, context)));
    }

    private static IEnumerable<DueItem> Steps(Handover handover, DueContext context)
    {
        var facts = handover.Facts;
        var giving = Reachable(context, facts.IsWithoutGiver ? null : facts.Giver, facts.Helper) ?? context.ResponsibleFor(null);
        var own = Item(handover, HandoverPart.Giver, giving, context);
        var taking = facts.Taker is null ? [] : Reachable(context, facts.Taker, facts.Helper) ?? context.ResponsibleFor(null);
        var other = facts.Taker is null ? null : Item(handover, HandoverPart.Taker, taking, context);

        // Where one person stands in for both, one and the same step is one thing.
        return new[] { own, other is not null && own is not null && own.Step == other.Step && own.Who.SequenceEqual(other.Who) ? null : other }.OfType<DueItem>();
    }

    private static DueItem? Item(Handover handover, HandoverPart part, IReadOnlyList<PersonId> who, DueContext context)
    {
        var reader = who.Select(w => MemberOf(w, context)).FirstOrDefault(m => m is not null);
        var view = new AccessView(context.Snapshot, reader is null ? Actor.Visitor.Instance : PeopleSnapshot.ActorOf(reader));
        var next = new HandoverGuide(handover, view, context.Catalog, context.Today).NextFor(part);
        if (next.Task is HandoverTask.Wait or HandoverTask.Nothing)
        {
            return null;
        }

        var step = next.Task == HandoverTask.Step ? next.Step!.Value.ToString() : next.Task.ToString();
        var (from, end) = (handover.Facts.Started ?? context.Today, End(handover));
        var due = next.Step is { } stage && stage < HandoverStep.Talk && end is { } day ? Spread(from, day, stage) : end ?? context.Today.AddDays(UsualDays);
        return new()
        {
            Key = $"handover:{handover.Path}:{part}:{step}",
            Kind = DueKind.Handover,
            Office = handover.Role.Path,
            Step = step,
            From = from,
            Due = due,
            Minutes = next.Minutes ?? UnknownMinutes,
            Target = new("handover", handover.Path),
            Who = who,
        };
    }

    private static IEnumerable<DueItem> LookBack(Handover handover, DueContext context)
    {
        if (handover.HundredDays is not { } day || handover.Facts.Taker is not { } taker || handover.Facts.Ticked.ContainsKey(HandoverStep.HundredDays))
        {
            return [];
        }

        return
        [
            new()
            {
                Key = $"handover:{handover.Path}:{HandoverPart.Taker}:{HandoverStep.HundredDays}",
                Kind = DueKind.Handover,
                Office = handover.Role.Path,
                Step = nameof(HandoverStep.HundredDays),
                From = day.AddDays(-LookBackLeadDays),
                Due = day,
                Minutes = 10,
                Target = new("first-days", handover.Role.Path),
                Who = Reachable(context, taker) ?? context.ResponsibleFor(handover.Role.Path),
            },
        ];
    }

    private static IEnumerable<DueItem> Beginnings(Role role, DueContext context) =>
        from term in role.Facts.Holders
        where term is { Kind: HolderKind.Holder, Until: not null, Again: not StandsAgain.Yes }
        let until = term.Until!.Value
        select new DueItem
        {
            Key = FormattableString.Invariant($"handover-begin:{role.Path}:{term.Person}:{until:yyyy-MM-dd}"),
            Kind = DueKind.Handover,
            Office = role.Path,
            Step = "Begin",
            From = until.AddDays(-BeginLeadDays),
            Due = until,
            Minutes = BeginMinutes,
            Target = new("handovers/new", null, "?role=" + Uri.EscapeDataString(role.Path.Value)),
            Who = Reachable(context, term.Person) ?? context.ResponsibleFor(role.Path),
            Reads = context.Snapshot.ClassOf(role.Page),
        };

    private static DateOnly? End(Handover handover) => handover.Facts.Due ?? handover.Facts.Begins ?? handover.Facts.Started?.AddDays(UsualDays);

    private static DateOnly Spread(DateOnly from, DateOnly end, HandoverStep step) => from.AddDays((end.DayNumber - from.DayNumber) * ((int)step + 1) / ((int)HandoverStep.Talk + 1));

    // The first of them who has an account; null where nobody has.
    private static IReadOnlyList<PersonId>? Reachable(DueContext context, params ReadOnlySpan<PersonId?> people)
    {
        foreach (var person in people)
        {
            if (person is not null && Responsibility.IsReachable(person, context.People))
            {
                return [person];
            }
        }

        return null;
    }

    private static Member? MemberOf(PersonId person, DueContext context) => context.People.Members.Values.FirstOrDefault(m => m.IsActive && m.Person == person);
}
