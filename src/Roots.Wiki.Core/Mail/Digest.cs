using Roots.Wiki.ForYou;
using Roots.Wiki.People;

namespace Roots.Wiki.Mail;

/// <summary>What one mail tells one person: a few things in full, a few more by name, and how many wait besides. Immutable.</summary>
/// <param name="Member">To whom.</param>
/// <param name="To">The address.</param>
/// <param name="Wish">What they want of mails.</param>
/// <param name="Today">The day.</param>
/// <param name="Next">At most <see cref="PersonalDue.MostNext"/>, the most pressing first; never empty.</param>
/// <param name="Also">At most <see cref="MostAlso"/> more.</param>
/// <param name="Waiting">How many groups are new and come with a later mail.</param>
/// <param name="Earlier">How many groups were told before and are still due.</param>
public sealed record Digest(
    Member Member, string To, DigestWish Wish, DateOnly Today, IReadOnlyList<DueGroup> Next, IReadOnlyList<DueGroup> Also, int Waiting, int Earlier)
{
    /// <summary>The most things that are only named.</summary>
    public const int MostAlso = 7;

    /// <summary>The keys of everything that the mail tells.</summary>
    public IReadOnlyList<string> Keys => [.. Next.Concat(Also).SelectMany(g => g.Items).Select(i => i.Key).Distinct(StringComparer.Ordinal)];

    /// <summary>Puts a mail together; null where there is nothing new to tell.</summary>
    /// <param name="member">To whom.</param>
    /// <param name="to">The address.</param>
    /// <param name="wish">What they want.</param>
    /// <param name="items">What is their turn, most urgent kind first, also what begins to show before the next mail.</param>
    /// <param name="told">What they were told before.</param>
    /// <param name="today">The day.</param>
    public static Digest? Of(Member member, string to, DigestWish wish, IReadOnlyList<DueItem> items, IReadOnlySet<string> told, DateOnly today)
    {
        var next = wish.Step(today);
        var isNew = items.Any(i => i.From <= today && !told.Contains(i.Key));
        if (!isNew)
        {
            return null;
        }

        // What has a last day before the next mail is told now, also where it would be shown only later.
        var fresh = DueGroup.Of(items.Where(i => !told.Contains(i.Key) && (i.From <= today || HasToBeBy(i, next))))
            .OrderBy(g => g.Items.Any(i => HasToBeBy(i, next)) ? 0 : 1).ToList();
        var earlier = DueGroup.Of(items.Where(i => i.From <= today && told.Contains(i.Key))).Count;
        return new(
            member, to, wish, today, [.. fresh.Take(PersonalDue.MostNext)], [.. fresh.Skip(PersonalDue.MostNext).Take(MostAlso)],
            Math.Max(0, fresh.Count - PersonalDue.MostNext - MostAlso), earlier);
    }

    private static bool HasToBeBy(DueItem item, DateOnly day) =>
        item.Kind is DueKind.Notice or DueKind.Expiry or DueKind.TermEnd or DueKind.Handover && item.Due <= day;
}
