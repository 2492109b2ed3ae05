using Roots.Wiki.Mail;

namespace Roots.Wiki.Testing.Mail;

/// <summary>What every <see cref="IDigestRegistry"/> does.</summary>
public abstract class DigestRegistryContract
{
    private static readonly DateOnly Day = new(2026, 11, 22);
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    protected abstract IDigestRegistry Registry { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Whoever_has_said_nothing_wants_a_mail_a_month_at_most()
    {
        var person = PersonId.New();

        Assert.Equal(new(person, DigestRhythm.Monthly), await Registry.WishAsync(person, Ct));
        Assert.DoesNotContain(person, await Registry.WishesAsync(Ct));
    }

    [Fact]
    public async Task What_somebody_wants_is_kept_and_changed()
    {
        var wish = new DigestWish(PersonId.New(), DigestRhythm.Weekly, Day, "en");
        await Registry.SaveWishAsync(wish, Ct);
        Assert.Equal(wish, await Registry.WishAsync(wish.Person, Ct));

        await Registry.SaveWishAsync(wish with { Rhythm = DigestRhythm.Never, PausedUntil = null, Language = null }, Ct);

        Assert.Equal(new(wish.Person, DigestRhythm.Never), (await Registry.WishesAsync(Ct))[wish.Person]);
    }

    [Fact]
    public async Task Of_two_who_want_to_send_the_same_mail_one_is_too_late()
    {
        var mail = Reserved(PersonId.New());

        var won = await Task.WhenAll(Registry.ReserveAsync(null, mail, ["a"], Ct), Registry.ReserveAsync(null, mail with { At = Now.AddSeconds(1) }, ["a"], Ct));

        Assert.Single(won, w => w);
        Assert.Equal(["a"], await Registry.ToldAsync(mail.Person, Ct));
    }

    [Fact]
    public async Task What_was_sent_is_told_and_the_next_mail_begins_from_there()
    {
        var mail = Reserved(PersonId.New());
        await Registry.ReserveAsync(null, mail, ["a", "b"], Ct);
        var sent = mail with { State = DigestState.Sent };
        await Registry.FinishAsync(mail, sent, Ct);

        Assert.Equal(sent, (await Registry.LastAsync(Ct))[mail.Person]);
        Assert.True(await Registry.ReserveAsync(sent, mail with { Day = Day.AddMonths(1) }, ["b", "c"], Ct));
        Assert.Equal(["a", "b", "c"], (await Registry.ToldAsync(mail.Person, Ct)).Order());
        Assert.Empty(await Registry.ToldAsync(PersonId.New(), Ct));
    }

    [Fact]
    public async Task What_surely_was_not_sent_is_not_told()
    {
        var mail = Reserved(PersonId.New());
        await Registry.ReserveAsync(null, mail, ["a"], Ct);
        var failed = mail with { State = DigestState.Failed, Failure = MailFailure.RecipientRefused, TryAgain = Now.AddDays(1) };

        await Registry.FinishAsync(mail, failed, Ct);

        Assert.Equal(failed, (await Registry.LastAsync(Ct))[mail.Person]);
        Assert.Empty(await Registry.ToldAsync(mail.Person, Ct));
    }

    [Fact]
    public async Task What_perhaps_was_sent_counts_as_told()
    {
        var mail = Reserved(PersonId.New());
        await Registry.ReserveAsync(null, mail, ["a"], Ct);

        await Registry.FinishAsync(mail, mail with { State = DigestState.Unclear, Failure = MailFailure.Unclear }, Ct);

        Assert.Equal(["a"], await Registry.ToldAsync(mail.Person, Ct));
    }

    [Fact]
    public async Task A_mail_that_could_not_be_tried_leaves_everything_as_it_was()
    {
        var (first, person) = (Reserved(PersonId.New()), PersonId.New());
        var sent = first with { Person = person, State = DigestState.Sent };
        await Registry.ReserveAsync(null, first with { Person = person }, ["a"], Ct);
        await Registry.FinishAsync(first with { Person = person }, sent, Ct);
        var next = Reserved(person) with { Day = Day.AddMonths(1), At = Now.AddDays(30) };
        await Registry.ReserveAsync(sent, next, ["b"], Ct);

        await Registry.FinishAsync(next, sent, Ct);

        Assert.Equal(sent, (await Registry.LastAsync(Ct))[person]);
        Assert.Equal(["a"], await Registry.ToldAsync(person, Ct));
        await Registry.ReserveAsync(null, first, ["c"], Ct);
        await Registry.FinishAsync(first, null, Ct);
        Assert.DoesNotContain(first.Person, await Registry.LastAsync(Ct));
        Assert.Empty(await Registry.ToldAsync(first.Person, Ct));
    }

    [Fact]
    public async Task Whoever_comes_late_to_finish_changes_nothing()
    {
        var mail = Reserved(PersonId.New());
        await Registry.ReserveAsync(null, mail, ["a"], Ct);

        await Registry.FinishAsync(mail with { Tries = 2 }, null, Ct);

        Assert.Equal(mail, (await Registry.LastAsync(Ct))[mail.Person]);
        Assert.Equal(["a"], await Registry.ToldAsync(mail.Person, Ct));
    }

    private static DigestMail Reserved(PersonId person) => new(person, Day, DigestState.Reserved, 1, Now);
}
