using System.Globalization;
using Roots.Wiki.Clarifications;
using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.ForYou;

namespace Roots.Wiki.Core.Tests.Mail;

/// <summary>A year of somebody with four offices, day by day.</summary>
public sealed class YearOfMailTests
{
    private const int Days = 365;
    private static readonly string[] Folders = ["kasse", "haus", "fest", "it"];
    private static readonly PersonId Ada = PersonId.New();
    private static readonly DueKind[] WithLastDay = [DueKind.Handover, DueKind.TermEnd, DueKind.Expiry, DueKind.Notice];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twelve_months_bring_twelve_mails_at_most_each_thing_once_and_miss_nothing()
    {
        var post = Year();
        var ada = await post.ReaderAsync(Ada);
        var reader = await post.Wiki.MemberAsync();
        var (due, mailed) = (new Dictionary<string, (DueItem Item, DateOnly Since)>(), new Dictionary<string, DateOnly>());
        await post.DaysAsync(Days, each: async () =>
        {
            await AskNowAndThenAsync(post, reader);
            foreach (var item in await post.Wiki.Due.OfAsync(ada, post.Wiki.Today, Ct))
            {
                due.TryAdd(item.Key, (item, post.Wiki.Today));
            }
        });

        foreach (var digest in post.Sent)
        {
            Assert.All(digest.Keys, key => Assert.True(mailed.TryAdd(key, digest.Today), key + " was told twice."));
            Assert.InRange(digest.Next.Count, 1, 3);
        }

        Assert.InRange(post.Sent.Count, 6, 12);
        Assert.True(due.Count > 30, due.Count.ToString(CultureInfo.InvariantCulture));
        Assert.All(due.Values.Where(d => d.Since < post.Wiki.Today.AddDays(-31)), d => Assert.Contains(d.Item.Key, mailed));
        Assert.All(due.Values.Where(d => WithLastDay.Contains(d.Item.Kind) && mailed.ContainsKey(d.Item.Key)), d => Assert.True(mailed[d.Item.Key] <= d.Item.Due, d.Item.Key));
        Assert.Superset(new HashSet<DueKind> { DueKind.AnswerReview, DueKind.PageReview, DueKind.TermEnd, DueKind.Handover, DueKind.Clarification }, due.Values.Select(d => d.Item.Kind).ToHashSet());
    }

    [Fact]
    public async Task A_pause_of_a_quarter_is_kept_and_nothing_is_lost()
    {
        var post = Year();
        await post.ReaderAsync(Ada);
        await post.DaysAsync(60);
        var (before, until) = (post.Sent.Count, post.Wiki.Today.AddDays(90));
        await post.Post.ChangeAsync(Ada, w => w with { PausedUntil = until }, Ct);

        await post.DaysAsync(89);
        Assert.Equal(before, post.Sent.Count);
        await post.DaysAsync(Days - 149);

        Assert.InRange(post.Sent.Count, before + 1, 12);
        Assert.True(post.Sent[before].Today >= until);
        var told = post.Sent.SelectMany(d => d.Keys).ToList();
        Assert.Equal(told.Count, told.Distinct().Count());
    }

    [Fact]
    public async Task The_same_year_without_a_mail_server_shows_every_thing_on_the_day_it_becomes_due()
    {
        var post = Year();
        var (ada, chair) = (await post.ReaderAsync(Ada, email: null), await post.Wiki.MemberAsync(administers: true));
        var reader = await post.Wiki.MemberAsync();
        var (seen, announced) = (new HashSet<string>(), new HashSet<string>());
        for (var day = 0; day < Days; day++)
        {
            post.Wiki.Clock.Now = post.Wiki.Clock.Now.AddDays(1);
            await AskNowAndThenAsync(post, reader);
            var today = post.Wiki.Today;
            var own = await post.Wiki.Due.OfAsync(ada, today.AddDays(PersonalDue.ComingDays), Ct);
            var page = PersonalDue.Of(own, today);
            var now = page.Next.Concat(page.Later).SelectMany(g => g.Items).Select(i => i.Key).ToHashSet();
            var coming = page.Coming.SelectMany(g => g.Items).Select(i => i.Key);
            var listed = (await post.Wiki.Due.VisibleAsync(chair, today.AddDays(PersonalDue.ComingDays), Ct)).Select(i => i.Key).ToHashSet();

            Assert.Equal(own.Where(i => i.From <= today).Select(i => i.Key).Order(), now.Order());
            Assert.Superset(own.Select(i => i.Key).ToHashSet(), listed);
            Assert.All(own.Where(i => i.From == today && i.Kind != DueKind.Clarification && day > PersonalDue.ComingDays), i => Assert.Contains(i.Key, announced));   // what has a day stood among what is to come
            announced.UnionWith(coming);
            seen.UnionWith(now);
        }

        Assert.True(seen.Count > 30);
    }

    private static Task AskNowAndThenAsync(PostSample post, Actor reader) =>
        post.Wiki.Today.DayNumber % 23 == 0
            ? post.Wiki.Desk.AskAsync(reader, new(ClarificationKind.Unclear, PagePath.Parse($"seite{post.Wiki.Today.DayNumber % 4}"), "", "Wie ist das gemeint?"), Ct)
            : Task.CompletedTask;

    // Answers and pages of four offices, confirmed on days all over the year before; two terms that end in it.
    private static PostSample Year()
    {
        var files = new List<(string, string)>();
        for (var office = 0; office < Folders.Length; office++)
        {
            var role = "rollen/" + Folders[office];
            var until = office switch { 0 => ", until: 2027-04-10", 1 => ", until: 2027-09-30", _ => "" };
            files.Add(($"{role}/index.md", AliveSample.Office(Folders[office], AliveSample.Line(Ada, more: until))));
            string[] asked = ["aufgabe", "laufendes", "konten", "rat"];
            var answers = asked.Select((id, i) => $"  {id}: {{confirmed: {Day(office * 67 + i * 31)}}}\n");
            var texts = asked.Select(id => $"### Frage {id}? {{#{id}}}\n\nSo machen wir das.\n\n");
            files.Add(($"{role}/wissen.md", $"---\ntype: knowledge\nrole: {role}\nvisibility: amt\nanswers:\n{string.Concat(answers)}---\n{string.Concat(texts)}"));
            files.Add(($"seite{office}.md", $"---\nreview: {{role: {role}, months: 6, confirmed: {Day(office * 40 + 100)}}}\n---\n# Seite {office}\n"));
            files.Add(($"mehr{office}.md", $"---\nreview: {{role: {role}, months: 12, confirmed: {Day(office * 80 + 20)}}}\n---\n# Mehr {office}\n"));
        }

        return new([.. files]);
    }

    private static string Day(int number) => new DateOnly(2025, 11, 22).AddDays(number % 365).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
