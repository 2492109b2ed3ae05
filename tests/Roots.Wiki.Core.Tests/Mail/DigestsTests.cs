using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.ForYou;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Core.Tests.Mail;

public sealed class DigestsTests
{
    private static readonly PersonId Ada = PersonId.New();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    // Three pages that Ada's office looks after: one due now, one in two weeks, one in six.
    private static PostSample Wiki() => new(
        ("rollen/haus/index.md", AliveSample.Office("Haus", AliveSample.Line(Ada))),
        ("eins.md", Page("Eins", "2026-05-20")), ("zwei.md", Page("Zwei", "2026-06-05")), ("drei.md", Page("Drei", "2026-07-03")));

    [Fact]
    public async Task A_mail_comes_when_something_is_due_and_the_next_one_a_month_later()
    {
        var post = Wiki();
        await post.ReaderAsync(Ada);
        Assert.Equal(1, await post.RunAsync());
        Assert.Equal(0, await post.RunAsync());

        await post.DaysAsync(29);
        Assert.Single(post.Mailer.Sent);
        await post.DaysAsync(1);

        Assert.Equal(2, post.Mailer.Sent.Count);
        Assert.Equal([["page:eins:2026-11-20"], ["page:zwei:2026-12-05"]], post.Mailer.Sent.Select(m => m.Text.Split('\n')));
        await post.DaysAsync(31);
        Assert.Equal("page:drei:2027-01-03", post.Mailer.Sent[^1].Text);
    }

    [Fact]
    public async Task Nothing_new_means_no_mail_also_while_old_things_wait()
    {
        var post = Wiki();
        await post.ReaderAsync(Ada);

        await post.DaysAsync(300);

        Assert.Equal(3, post.Mailer.Sent.Count);
        Assert.Equal(2, post.Sent[^1].Earlier);
    }

    [Theory]
    [InlineData(DigestRhythm.Weekly, 3)]
    [InlineData(DigestRhythm.Quarterly, 2)]
    [InlineData(DigestRhythm.Never, 0)]
    public async Task Everybody_chooses_how_often(DigestRhythm rhythm, int mails)
    {
        var post = Wiki();
        await post.ReaderAsync(Ada);
        await post.Post.ChangeAsync(Ada, w => w with { Rhythm = rhythm }, Ct);

        await post.DaysAsync(120);

        Assert.Equal(mails, post.Mailer.Sent.Count);
    }

    [Fact]
    public async Task A_pause_is_kept_and_afterwards_everything_is_told()
    {
        var post = Wiki();
        await post.ReaderAsync(Ada);
        await post.Post.ChangeAsync(Ada, w => w with { PausedUntil = new(2027, 1, 15) }, Ct);
        Assert.Equal(new DateOnly(2027, 1, 15), await post.Post.NextAsync(Ada, Ct));

        await post.DaysAsync(53);
        Assert.Empty(post.Mailer.Sent);
        await post.DaysAsync(1);

        Assert.Equal(3, Assert.Single(post.Sent).Next.Count);
    }

    [Fact]
    public async Task No_mail_goes_out_at_night()
    {
        var post = Wiki();
        await post.ReaderAsync(Ada);
        post.Wiki.Clock.Now = new(2026, 11, 22, 19, 30, 0, TimeSpan.Zero);   // half past eight in the evening in Berlin

        Assert.Equal(0, await post.RunAsync());

        post.Wiki.Clock.Now = new(2026, 11, 23, 6, 59, 0, TimeSpan.Zero);
        Assert.Equal(0, await post.RunAsync());
        post.Wiki.Clock.Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
        Assert.Equal(1, await post.RunAsync());
    }

    [Fact]
    public async Task A_crash_between_reserving_and_noting_never_doubles_a_mail()
    {
        var post = Wiki();
        await post.ReaderAsync(Ada);
        post.Mailer.Before = _ => throw new InvalidOperationException("The power is gone.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => post.RunAsync());
        post.Mailer.Before = null;
        post.Restarted();

        await post.DaysAsync(29);
        Assert.Empty(post.Mailer.Sent);
        await post.DaysAsync(1);

        Assert.Equal("page:zwei:2026-12-05", Assert.Single(post.Mailer.Sent).Text);
    }

    [Fact]
    public async Task Who_looks_while_a_mail_is_on_its_way_sends_no_second_one()
    {
        var post = Wiki();
        await post.ReaderAsync(Ada);
        var other = new Digests(post.Wiki.Store, post.Wiki.People, post.Registry, post.Wiki.Due, post.Wiki.Clock);
        Task<int>? second = null;
        post.Mailer.Before = _ =>
        {
            post.Mailer.Before = null;
            second = other.SendDueAsync(PostSample.Server, post.Mailer, d => new(d.To, "", "", "", ""), Ct);
        };

        Assert.Equal(1, await post.RunAsync());

        Assert.Equal(0, await second!);
        Assert.Single(post.Mailer.Sent);
    }

    [Fact]
    public async Task A_refused_address_is_tried_three_times_and_then_given_up_until_the_next_mail()
    {
        var post = Wiki();
        var admin = await post.Wiki.MemberAsync(administers: true);
        await post.ReaderAsync(Ada);
        post.Mailer.Fails = MailFailure.RecipientRefused;
        await post.RunAsync();
        Assert.Equal((DigestState.Failed, 1), Assert.Single(await post.Post.FailedAsync(admin, Ct)) is var failed ? (failed.State, failed.Tries) : default);

        await post.DaysAsync(10);

        Assert.Equal(3, post.Mailer.Tries);
        Assert.Equal((DigestState.GivenUp, MailFailure.RecipientRefused), Assert.Single(await post.Post.FailedAsync(admin, Ct)) is var given ? (given.State, given.Failure) : default);
        Assert.Empty(await post.Post.FailedAsync(Actor.Visitor.Instance, Ct));
        Assert.Null(post.Post.Trouble);
        post.Mailer.Fails = null;
        await post.DaysAsync(20);
        Assert.Equal(["page:eins:2026-11-20", "page:zwei:2026-12-05"], Assert.Single(post.Mailer.Sent).Text.Split('\n').Order());
        Assert.Empty(await post.Post.FailedAsync(admin, Ct));
    }

    [Fact]
    public async Task A_mail_that_may_have_arrived_is_not_sent_again()
    {
        var post = Wiki();
        await post.ReaderAsync(Ada);
        post.Mailer.Fails = MailFailure.Unclear;
        await post.RunAsync();
        post.Mailer.Fails = null;

        await post.DaysAsync(29);

        Assert.Empty(post.Mailer.Sent);
    }

    [Fact]
    public async Task A_server_that_does_not_work_costs_nobody_a_mail_and_is_asked_ever_more_seldom()
    {
        var post = Wiki();
        await post.ReaderAsync(Ada);
        await post.ReaderAsync(await OtherOfficeAsync(post), "ben@example.org");
        post.Mailer.Fails = MailFailure.SignInRefused;

        for (var minutes = 0; minutes < 9 * 60; minutes += 10)
        {
            await post.RunAsync();
            post.Wiki.Clock.Now = post.Wiki.Clock.Now.AddMinutes(10);
        }

        Assert.InRange(post.Mailer.Tries, 3, 6);
        Assert.Equal(MailFailure.SignInRefused, post.Post.Trouble!.Failure);
        Assert.Empty(await post.Registry.LastAsync(Ct));
        post.Mailer.Fails = null;
        post.Wiki.Clock.Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(2, await post.RunAsync(PostSample.Server with { Password = "neu" }));   // other settings are tried at once
        Assert.Null(post.Post.Trouble);
    }

    [Fact]
    public async Task Two_members_may_share_one_address_and_each_gets_their_own()
    {
        var post = Wiki();
        var ben = await OtherOfficeAsync(post);
        await post.ReaderAsync(Ada);
        await post.ReaderAsync(ben);

        await post.RunAsync();

        Assert.Equal(2, post.Mailer.Sent.Count);
        Assert.Equal(2, post.Mailer.Sent.Select(m => m.Text).Distinct().Count());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("keine adresse")]
    public async Task Whoever_has_no_address_gets_no_mail_and_loses_nothing(string? email)
    {
        var post = Wiki();
        var ada = await post.ReaderAsync(Ada, email);

        Assert.Equal(0, await post.RunAsync());

        Assert.Single(await post.Wiki.Due.OfAsync(ada, post.Wiki.Today, Ct), i => i.Kind == DueKind.PageReview);
    }

    [Fact]
    public async Task Whoever_left_gets_no_mail_and_who_comes_after_is_told()
    {
        var post = Wiki();
        var (ada, ben) = (await post.ReaderAsync(Ada), await post.ReaderAsync(email: "ben@example.org"));
        await post.RunAsync();
        await post.Wiki.People.ChangeMemberAsync(ada.Id, isAdministrator: false, isActive: false, Ct);
        await post.WriteAsync("rollen/haus/index.md", AliveSample.Office("Haus", AliveSample.Line(ben.PersonId)));

        await post.DaysAsync(40);

        Assert.Equal(["ada@example.org", "ben@example.org"], post.Mailer.Sent.Select(m => m.To).Distinct());
        Assert.Contains("page:eins:2026-11-20", post.Mailer.Sent.First(m => m.To == "ben@example.org").Text.Split('\n'));
    }

    [Fact]
    public async Task Three_things_are_told_in_full_seven_by_name_and_the_rest_waits()
    {
        var post = new PostSample([("rollen/haus/index.md", AliveSample.Office("Haus", AliveSample.Line(Ada))), .. Enumerable.Range(10, 15).Select(i => ($"s{i}.md", Page("S" + i, "2026-05-20")))]);
        await post.ReaderAsync(Ada);

        await post.RunAsync();

        var digest = Assert.Single(post.Sent);
        Assert.Equal((3, 7, 5), (digest.Next.Count, digest.Also.Count, digest.Waiting));
        await post.DaysAsync(31);
        Assert.Equal((3, 2, 0, 10), (post.Sent[1].Next.Count, post.Sent[1].Also.Count, post.Sent[1].Waiting, post.Sent[1].Earlier));
    }

    private static async Task<PersonId> OtherOfficeAsync(PostSample post)
    {
        var ben = PersonId.New();
        await post.WriteAsync("rollen/garten/index.md", AliveSample.Office("Garten", AliveSample.Line(ben)));
        await post.WriteAsync("beet.md", Page("Beet", "2026-05-20", "rollen/garten"));
        return ben;
    }

    private static string Page(string title, string confirmed, string role = "rollen/haus") => $"---\nreview: {{role: {role}, months: 6, confirmed: {confirmed}}}\n---\n# {title}\n";
}
