using Roots.Wiki.Pages;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Handovers;

/// <summary>Who has to do with an office after it went from one to another. Pure.</summary>
public static class TermChange
{
    /// <summary>The lines of an office from a day on: the old holder was in office until then, the new one is from then.</summary>
    /// <param name="holders">The lines now.</param>
    /// <param name="giver">Who leaves, or null.</param>
    /// <param name="taker">Who comes, or null.</param>
    /// <param name="begins">The day; where it is not reached, the taker is the named successor until then.</param>
    /// <param name="until">The end of the new term, or null.</param>
    /// <param name="today">Today.</param>
    public static IReadOnlyList<RoleTerm> Apply(IReadOnlyList<RoleTerm> holders, PersonId? giver, PersonId? taker, DateOnly? begins, DateOnly? until, DateOnly today)
    {
        var lines = holders.ToList();
        if (begins is not { } day || day > today)
        {
            if (taker is not null && !lines.Any(h => h.Person == taker && h.Kind is HolderKind.Holder or HolderKind.Successor))
            {
                lines.Add(new(taker, HolderKind.Successor, null, until, StandsAgain.Unknown));
            }

            return begins is { } end ? [.. lines.Select(h => h.Person == giver && h.Kind == HolderKind.Holder ? h with { Until = end } : h)] : lines;
        }

        lines = [.. lines.Select(h => h.Person == giver && h.Kind == HolderKind.Holder ? h with { Kind = HolderKind.Predecessor, Until = h.Until is { } u && u < day ? u : day, Again = StandsAgain.Unknown } : h)];
        if (taker is null)
        {
            return lines;
        }

        lines.RemoveAll(h => h.Person == taker && h.Kind is HolderKind.Successor or HolderKind.Predecessor);
        var at = lines.FindIndex(h => h.Person == taker && h.Kind == HolderKind.Holder);
        if (at >= 0)
        {
            lines[at] = lines[at] with { Since = lines[at].Since ?? day, Until = until ?? lines[at].Until };
        }
        else
        {
            lines.Insert(0, new(taker, HolderKind.Holder, day, until, StandsAgain.Unknown));
        }

        return lines;
    }

    /// <summary>The lines without a successor who will not come.</summary>
    public static IReadOnlyList<RoleTerm> Without(IReadOnlyList<RoleTerm> holders, PersonId? taker) =>
        [.. holders.Where(h => h.Person != taker || h.Kind != HolderKind.Successor)];

    /// <summary>The edit of an office's page that changes its lines.</summary>
    internal static FileEdit Edit(Role role, Func<IReadOnlyList<RoleTerm>, IReadOnlyList<RoleTerm>> change) =>
        new FileEdit.Transform(role.Path.File, text =>
        {
            if (text is null)
            {
                return null;
            }

            var old = RoleFactsReader.Read(FrontMatter.Read(text)).Holders;
            var now = change(old);
            return old.SequenceEqual(now) ? null : FrontMatter.SetMaps(text, "holders", [.. now.Select(RoleFactsReader.Write)]);
        });
}
