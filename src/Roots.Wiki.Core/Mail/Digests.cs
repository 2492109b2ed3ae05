using Roots.Wiki.ForYou;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Mail;

/// <summary>The mail server does not work at the moment. Immutable.</summary>
/// <param name="Server">The server as it was tried.</param>
/// <param name="Failure">Why.</param>
/// <param name="Since">Since when.</param>
/// <param name="Tries">How often it was tried in a row.</param>
/// <param name="TryAgain">When it is tried again; other settings are tried at once.</param>
public sealed record MailTrouble(MailServer Server, MailFailure Failure, DateTimeOffset Since, int Tries, DateTimeOffset TryAgain);

/// <summary>
/// Tells people by mail what is due: at most one mail in a rhythm, only when there is something new, each thing once. A mail is
/// reserved before it is sent, so that a crash can lose one but never double it: everything stands in "Für dich" anyway. Safe to
/// call from many threads.
/// </summary>
public sealed class Digests(IPageStore store, IPersonRegistry persons, IDigestRegistry registry, DueList due, TimeProvider clock, IMailboxRegistry? mailboxes = null)
{
    /// <summary>Mails go out from this hour on, in the wiki's time zone.</summary>
    public const int FromHour = 8;

    /// <summary>No mail goes out from this hour on.</summary>
    public const int ToHour = 20;

    /// <summary>How often one mail is tried.</summary>
    public const int MostTries = 3;

    /// <summary>The most mails of one run; the rest follow with the next.</summary>
    public const int MostAtOnce = 50;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(30), LongestPause = TimeSpan.FromHours(12);

    private volatile MailTrouble? trouble;

    /// <summary>What is wrong with the mail server, since this program started; null while nothing is known to be.</summary>
    public MailTrouble? Trouble => trouble;

    /// <summary>Forgets what was wrong: the settings were changed.</summary>
    public void BeginAnew() => trouble = null;

    /// <summary>What a person wants; for themselves, or for whoever holds the link of one of their mails.</summary>
    public Task<DigestWish> WishAsync(PersonId person, CancellationToken ct) => registry.WishAsync(person, ct);

    /// <summary>Changes what a person wants; the caller is the person, or holds the link of one of their mails.</summary>
    /// <returns>What they want now.</returns>
    public async Task<DigestWish> ChangeAsync(PersonId person, Func<DigestWish, DigestWish> change, CancellationToken ct)
    {
        var wish = change(await registry.WishAsync(person, ct).ConfigureAwait(false));
        await registry.SaveWishAsync(wish, ct).ConfigureAwait(false);
        return wish;
    }

    /// <summary>The first day on which a person's next mail may come; null for never.</summary>
    public async Task<DateOnly?> NextAsync(PersonId person, CancellationToken ct)
    {
        var last = (await registry.LastAsync(ct).ConfigureAwait(false)).GetValueOrDefault(person);
        var today = store.Current.Settings.Today(clock);
        return (await registry.WishAsync(person, ct).ConfigureAwait(false)).NextAfter(last?.Day) is { } day ? (day < today ? today : day) : null;
    }

    /// <summary>Mails that did not arrive, or perhaps not, newest first: to whom, when and why, never what they said. For the administration; empty for others.</summary>
    public async Task<IReadOnlyList<DigestMail>> FailedAsync(Actor actor, CancellationToken ct) =>
        !actor.IsAdministrator ? [] : [.. (await registry.LastAsync(ct).ConfigureAwait(false)).Values.Where(m => m.State is not (DigestState.Sent or DigestState.Reserved)).OrderByDescending(m => m.At)];

    /// <summary>Sends what is to be sent now.</summary>
    /// <param name="server">The mail server.</param>
    /// <param name="mailer">Gives mails away.</param>
    /// <param name="write">Words a mail.</param>
    /// <param name="ct">Cancels between two mails.</param>
    /// <returns>How many went out.</returns>
    public async Task<int> SendDueAsync(MailServer server, IMailer mailer, Func<Digest, OutgoingMail> write, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById(store.Current.Settings.TimeZone);
        if (TimeZoneInfo.ConvertTime(now, zone).Hour is < FromHour or >= ToHour || (trouble is { } known && known.Server == server && known.TryAgain > now))
        {
            return 0;
        }

        var sent = 0;
        foreach (var (digest, seen) in await CollectAsync(now, ct).ConfigureAwait(false))
        {
            ct.ThrowIfCancellationRequested();
            var reserved = new DigestMail(
                digest.Wish.Person, seen is { State: DigestState.Failed } ? seen.Day : digest.Today, DigestState.Reserved, seen is { State: DigestState.Failed } ? seen.Tries + 1 : 1, now);
            if (!await registry.ReserveAsync(seen, reserved, digest.Keys, ct).ConfigureAwait(false))
            {
                continue;
            }

            // A mail that was begun is not torn by the end of the program: the mailer bounds itself.
            var failure = await mailer.SendAsync(server, write(digest), CancellationToken.None).ConfigureAwait(false);
            if (failure is { } bad && bad.IsOfServer())
            {
                await registry.FinishAsync(reserved, seen, CancellationToken.None).ConfigureAwait(false);
                Note(server, bad, now);
                return sent;
            }

            trouble = null;
            await registry.FinishAsync(reserved, Outcome(reserved, failure, now), CancellationToken.None).ConfigureAwait(false);
            sent += failure is null ? 1 : 0;
        }

        return sent;
    }

    private static DigestMail Outcome(DigestMail reserved, MailFailure? failure, DateTimeOffset now) => failure switch
    {
        null => reserved with { State = DigestState.Sent },
        MailFailure.Unclear => reserved with { State = DigestState.Unclear, Failure = failure },
        _ when reserved.Tries >= MostTries => reserved with { State = DigestState.GivenUp, Failure = failure },
        MailFailure.TryLater => reserved with { State = DigestState.Failed, Failure = failure, TryAgain = now.AddHours(1) },
        _ => reserved with { State = DigestState.Failed, Failure = failure, TryAgain = now.AddDays(1) },
    };

    private void Note(MailServer server, MailFailure failure, DateTimeOffset now)
    {
        var before = trouble is { } known && known.Server == server ? known : null;
        var tries = (before?.Tries ?? 0) + 1;
        var pause = FirstPause * Math.Pow(2, Math.Min(tries - 1, 10));
        trouble = new(server, failure, before?.Since ?? now, tries, now + (pause < LongestPause ? pause : LongestPause));
    }

    private async Task<IReadOnlyList<(Digest Digest, DigestMail? Seen)>> CollectAsync(DateTimeOffset now, CancellationToken ct)
    {
        var (people, today) = (persons.Current, store.Current.Settings.Today(clock));
        var wishes = await registry.WishesAsync(ct).ConfigureAwait(false);
        var last = await registry.LastAsync(ct).ConfigureAwait(false);
        var readers = people.Members.Values
            .Where(m => m.IsActive).OrderBy(m => m.Id.Value, StringComparer.Ordinal).DistinctBy(m => m.Person)   // one mail for each person, also with two accounts
            .Select(m => (Member: m, To: people.Persons.GetValueOrDefault(m.Person)?.Email, Wish: wishes.GetValueOrDefault(m.Person) ?? new(m.Person), Seen: last.GetValueOrDefault(m.Person)))
            .Where(r => EmailAddress.IsValid(r.To) && MayGo(r.Wish, r.Seen, today, now))
            .ToList();
        if (readers.Count == 0)
        {
            return await CollectMailboxesAsync(people, wishes, last, today, now, MostAtOnce, ct).ConfigureAwait(false);
        }

        var items = await due.OfAllAsync([.. readers.Select(r => PeopleSnapshot.ActorOf(r.Member))], readers.Max(r => r.Wish.Step(today)), ct).ConfigureAwait(false);
        var digests = new List<(Digest, DigestMail?)>();
        foreach (var reader in readers)
        {
            if (items.TryGetValue(reader.Member.Person, out var own)
                && Digest.Of(reader.Member, reader.To!, reader.Wish, own, await registry.ToldAsync(reader.Member.Person, ct).ConfigureAwait(false), today) is { } digest)
            {
                digests.Add((digest, reader.Seen));
            }

            if (digests.Count == MostAtOnce)
            {
                break;
            }
        }

        digests.AddRange(await CollectMailboxesAsync(people, wishes, last, today, now, MostAtOnce - digests.Count, ct).ConfigureAwait(false));
        return digests;
    }

    // A copy for the office's own mailbox: what is its holders' and deputies' turn and belongs to this office. Several people read it, so that nothing of the board stands in it.
    private async Task<IReadOnlyList<(Digest Digest, DigestMail? Seen)>> CollectMailboxesAsync(
        PeopleSnapshot people, IReadOnlyDictionary<PersonId, DigestWish> wishes, IReadOnlyDictionary<PersonId, DigestMail> last, DateOnly today, DateTimeOffset now, int most, CancellationToken ct)
    {
        var digests = new List<(Digest, DigestMail?)>();
        foreach (var box in mailboxes is null || most <= 0 ? [] : await mailboxes.AllAsync(ct).ConfigureAwait(false))
        {
            var (wish, seen) = (wishes.GetValueOrDefault(box.Reader) ?? new(box.Reader), last.GetValueOrDefault(box.Reader));
            if (digests.Count == most || store.Current.Roles.Find(box.Office) is not { } office || !MayGo(wish, seen, today, now))
            {
                continue;
            }

            var staff = office.Facts.Holders.Where(h => h.Kind is HolderKind.Holder or HolderKind.Deputy).Select(h => h.Person).ToHashSet();
            var actors = people.Members.Values.Where(m => m.IsActive && staff.Contains(m.Person)).Select(PeopleSnapshot.ActorOf).ToList();
            var items = (await due.OfAllAsync(actors, wish.Step(today), ct).ConfigureAwait(false)).Values
                .SelectMany(own => own).Where(i => i.Office == box.Office && i.Reads?.Level is not Visibility.Board).DistinctBy(i => i.Key)
                .OrderBy(i => i.Kind).ThenBy(i => i.Due).ThenBy(i => i.Key, StringComparer.Ordinal).ToList();
            var reader = new Member(MemberId.New(), AuthorId.New(), box.Reader, office.Title, IsAdministrator: false, IsActive: true);
            if (items.Count > 0 && Digest.Of(reader, box.Address, wish, items, await registry.ToldAsync(box.Reader, ct).ConfigureAwait(false), today) is { } digest)
            {
                digests.Add((digest, seen));
            }
        }

        return digests;
    }

    private static bool MayGo(DigestWish wish, DigestMail? seen, DateOnly today, DateTimeOffset now) =>
        seen is { State: DigestState.Failed, TryAgain: { } again }
            ? again <= now && wish.NextAfter(null) is { } open && open <= today
            : wish.NextAfter(seen?.Day) is { } next && next <= today;
}
