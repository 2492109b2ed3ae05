using Roots.Wiki.Clarifications;
using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Core.Tests.Clarifications;

public sealed class ClarificationDeskTests
{
    private const string Known = "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: verein\nanswers:\n  rat: {confirmed: 2026-10-01}\n---\n### Frage rat? {#rat}\n\nImmer das rote Buch nehmen.\n";
    private const string Secret = "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: vorstand\nanswers:\n  vollmacht: {confirmed: 2026-10-01}\n---\n### Frage vollmacht? {#vollmacht}\n\nNur zu zweit unterschreiben.\n";

    private readonly AliveSample wiki = new(
        ("rollen/kasse/index.md", OfficeSample.Page), ("rollen/kasse/wissen-verein.md", Known), (OfficeSample.BoardSheet.Value, Secret), ("fest.md", "# Fest\n\nAm Samstag.\n"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reader_asks_and_the_holder_replies()
    {
        var (reader, holder) = (await wiki.MemberAsync(), await wiki.MemberAsync(OfficeSample.Holder));

        var (asked, problem) = await wiki.Desk.AskAsync(reader, Unclear("Welches rote Buch?"), Ct);

        Assert.Null(problem);
        Assert.Equal([OfficeSample.Holder], ClarificationDesk.ResponsibleFor(asked!, wiki.Store.Current, wiki.People.Current));
        Assert.True(Assert.Single(wiki.Desk.OpenAbout(holder, OfficeSample.Path)).IsForMe);
        Assert.Null(await wiki.Desk.ReplyAsync(holder, asked!.Id, "Das im Regal.", Ct));
        var seen = Assert.Single(await wiki.Desk.AboutAsync(reader, OfficeSample.Path, "rat", Ct));
        Assert.Equal(("Das im Regal.", true, true), (seen.Clarification.Reply, seen.IsMine, seen.IsSettled));
    }

    [Fact]
    public async Task One_tap_is_enough_to_say_that_an_answer_is_unclear_and_a_hint_needs_words()
    {
        var reader = await wiki.MemberAsync();

        Assert.NotNull((await wiki.Desk.AskAsync(reader, Unclear(""), Ct)).Asked);
        Assert.Equal(ProblemCode.Required, (await wiki.Desk.AskAsync(reader, Unclear(" ") with { Kind = ClarificationKind.Addition }, Ct)).Problem!.Code);
        Assert.Equal(ProblemCode.Required, (await wiki.Desk.AskAsync(reader, new(ClarificationKind.Unclear, PagePath.Parse("fest")), Ct)).Problem!.Code);
        Assert.Equal(ProblemCode.TooLong, (await wiki.Desk.AskAsync(reader, Unclear(new('x', Limits.RemarkLength + 1)), Ct)).Problem!.Code);
        Assert.Equal(ProblemCode.LooksLikeSecret, (await wiki.Desk.AskAsync(reader, Unclear("Ist das Passwort: Sommer2026!x noch gültig?"), Ct)).Problem!.Code);
        Assert.Equal(ProblemCode.NotText, (await wiki.Desk.AskAsync(reader, Unclear("a\0b"), Ct)).Problem!.Code);
    }

    [Fact]
    public async Task What_an_actor_may_not_read_cannot_be_asked_about_and_its_questions_do_not_exist()
    {
        var (reader, holder) = (await wiki.MemberAsync(), await wiki.MemberAsync(OfficeSample.Holder));
        var hidden = new ClarificationInput(ClarificationKind.Unclear, OfficeSample.Path, "vollmacht");

        Assert.Equal(ProblemCode.NotFound, (await wiki.Desk.AskAsync(reader, hidden, Ct)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await wiki.Desk.AskAsync(Actor.Visitor.Instance, Unclear("?"), Ct)).Problem!.Code);
        var (asked, _) = await wiki.Desk.AskAsync(holder, hidden, Ct);

        Assert.Null(await wiki.Desk.FindAsync(reader, asked!.Id, Ct));
        Assert.Empty(wiki.Desk.OpenAbout(reader, OfficeSample.Path));
        Assert.Equal(ProblemCode.NotFound, (await wiki.Desk.ReplyAsync(reader, asked.Id, "Ja.", Ct))!.Code);
    }

    [Fact]
    public async Task A_guest_says_only_that_they_do_not_know_and_who_could()
    {
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        var guest = new Actor.Guest("link1", OfficeSample.Path);

        Assert.Equal(ProblemCode.NotFound, (await wiki.Desk.AskAsync(guest, Unclear("?"), Ct)).Problem!.Code);
        Assert.Equal(ProblemCode.NotFound, (await wiki.Desk.AskAsync(guest, new(ClarificationKind.Unknown, OfficeSample.Path, "konten"), Ct)).Problem!.Code);
        var (asked, _) = await wiki.Desk.AskAsync(guest, new(ClarificationKind.Unknown, OfficeSample.Path, "laufendes", ToPerson: OfficeSample.Holder), Ct);

        Assert.Null(asked!.AskedBy);
        Assert.True((await wiki.Desk.FindAsync(holder, asked.Id, Ct))!.IsForMe);
    }

    [Fact]
    public async Task Who_is_named_as_one_who_could_know_sees_the_question_and_may_reply_without_reading_the_office()
    {
        var (holder, other) = (await wiki.MemberAsync(OfficeSample.Holder), await wiki.MemberAsync());
        var (asked, _) = await wiki.Desk.AskAsync(holder, new(ClarificationKind.Unknown, OfficeSample.Path, "laufendes", ToPerson: other.Person), Ct);

        var view = (await wiki.Desk.FindAsync(other, asked!.Id, Ct))!;

        Assert.Equal((true, false), (view.IsForMe, view.CanReadSubject));
        Assert.Null(await wiki.Desk.ReplyAsync(other, asked.Id, "Die Rechnung der Erde.", Ct));
    }

    [Fact]
    public async Task Working_on_the_answer_settles_the_question_and_confirming_it_does_not()
    {
        var reader = await wiki.MemberAsync();
        var (asked, _) = await wiki.Desk.AskAsync(reader, Unclear("?"), Ct);

        await WriteAsync(Known.Replace("2026-10-01", "2026-11-22", StringComparison.Ordinal));
        Assert.Equal(0, await wiki.Desk.SettleAsync(Ct));
        Assert.False((await wiki.Desk.FindAsync(reader, asked!.Id, Ct))!.IsSettled);

        await WriteAsync(Known.Replace("rote Buch", "rote Buch im Regal", StringComparison.Ordinal));
        Assert.True((await wiki.Desk.FindAsync(reader, asked.Id, Ct))!.IsSettled);
        Assert.Equal(1, await wiki.Desk.SettleAsync(Ct));
        Assert.Equal((ClarificationState.Answered, null, null), ((await wiki.Desk.FindAsync(reader, asked.Id, Ct))!.Clarification is var c ? (c.State, c.Reply, c.ClosedBy) : default));
    }

    [Fact]
    public async Task An_answer_that_somebody_has_not_understood_for_more_than_14_days_counts_as_partly_given()
    {
        var reader = await wiki.MemberAsync();
        await wiki.Desk.AskAsync(reader, Unclear("?"), Ct);
        await wiki.Desk.AskAsync(reader, Unclear("Noch etwas.") with { Kind = ClarificationKind.Addition }, Ct);

        wiki.Clock.Now = wiki.Clock.Now.AddDays(14);
        Assert.Equal(1, ValueOf("rat"));
        wiki.Clock.Now = wiki.Clock.Now.AddDays(1);
        Assert.Equal(0.5, ValueOf("rat"));

        await WriteAsync(Known.Replace("rote Buch", "rote Buch im Regal", StringComparison.Ordinal));
        Assert.Equal(1, ValueOf("rat"));
    }

    [Fact]
    public async Task Only_whoever_asked_takes_it_back()
    {
        var (reader, other) = (await wiki.MemberAsync(), await wiki.MemberAsync());
        var (asked, _) = await wiki.Desk.AskAsync(reader, Unclear("?"), Ct);

        Assert.False(await wiki.Desk.WithdrawAsync(other, asked!.Id, Ct));
        Assert.True(await wiki.Desk.WithdrawAsync(reader, asked.Id, Ct));
        Assert.False(await wiki.Desk.WithdrawAsync(reader, asked.Id, Ct));
        Assert.Single(await wiki.Desk.MineAsync(reader, Ct));
        Assert.Empty(await wiki.Desk.MineAsync(other, Ct));
    }

    [Fact]
    public async Task The_same_answer_takes_no_more_than_so_many_open_questions()
    {
        var reader = await wiki.MemberAsync();
        for (var i = 0; i < ClarificationDesk.MostOpen; i++)
        {
            Assert.NotNull((await wiki.Desk.AskAsync(reader, Unclear("?"), Ct)).Asked);
        }

        Assert.Equal(ProblemCode.TooManyOpen, (await wiki.Desk.AskAsync(reader, Unclear("?"), Ct)).Problem!.Code);
        Assert.NotNull((await wiki.Desk.AskAsync(reader, new(ClarificationKind.Addition, PagePath.Parse("fest"), "", "Der Schlüssel hängt links."), Ct)).Asked);
    }

    private static ClarificationInput Unclear(string text) => new(ClarificationKind.Unclear, OfficeSample.Path, "rat", text);

    private double ValueOf(string question) => wiki.Overview.Current.Find(OfficeSample.Path)!.Questions.Single(q => q.Question.Id == question).Value;

    private async Task WriteAsync(string text) => await wiki.Store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Save, [new FileEdit.Transform(GitPath.Parse("rollen/kasse/wissen-verein.md"), _ => text)]), Ct);
}
