using Roots.Wiki.Clarifications;
using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.ForYou;
using Roots.Wiki.People;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Core.Tests.ForYou;

public sealed class DueListTests
{
    private const string Answers = "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\nanswers:\n  aufgabe: {confirmed: 2025-10-01}\n  rat: {confirmed: 2026-10-01}\n---\n### Frage aufgabe? {#aufgabe}\n\nGeld.\n\n### Frage rat? {#rat}\n\nImmer ruhig bleiben.\n";
    private const string Secret = "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: vorstand\nanswers:\n  vollmacht: {confirmed: 2025-01-01}\n---\n### Frage vollmacht? {#vollmacht}\n\nNur zu zweit unterschreiben.\n";
    private const string Fest = "---\nreview: {role: rollen/kasse, months: 6, confirmed: 2026-05-22}\n---\n# Sommerfest\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static AliveSample Wiki(params (string File, string Text)[] more) => new([("rollen/kasse/index.md", OfficeSample.Page), .. more]);

    [Fact]
    public async Task An_answer_becomes_due_when_its_interval_and_a_full_month_have_passed()
    {
        var wiki = Wiki((OfficeSample.Sheet.Value, Answers));
        var holder = await wiki.MemberAsync(OfficeSample.Holder);

        var due = Assert.Single(await wiki.Due.OfAsync(holder, wiki.Today, Ct));

        Assert.Equal((DueKind.AnswerReview, "aufgabe", new DateOnly(2026, 11, 1)), (due.Kind, due.QuestionId, due.Due));
        Assert.Equal("/-/fill/rollen/kasse/index?q=aufgabe", due.Target.Of(new("")));
        Assert.Equal(AnswerAge.ReviewDue, wiki.Overview.Current.Find(OfficeSample.Path)!.Questions.Single(q => q.Question.Id == "aufgabe").Age);
        wiki.Clock.Now = new(2026, 10, 31, 12, 0, 0, TimeSpan.Zero);
        Assert.Empty(await wiki.Due.OfAsync(holder, wiki.Today, Ct));
        Assert.Equal(AnswerAge.Current, wiki.Overview.Current.Find(OfficeSample.Path)!.Questions.Single(q => q.Question.Id == "aufgabe").Age);
    }

    [Fact]
    public async Task A_new_confirmation_makes_a_new_occasion_and_the_same_one_keeps_its_key()
    {
        var wiki = Wiki((OfficeSample.Sheet.Value, Answers));
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        var first = (await wiki.Due.OfAsync(holder, wiki.Today, Ct))[0].Key;
        wiki.Clock.Now = wiki.Clock.Now.AddDays(5);

        Assert.Equal(first, (await wiki.Due.OfAsync(holder, wiki.Today, Ct))[0].Key);
        var next = (await wiki.Due.OfAsync(holder, wiki.Today.AddYears(1), Ct)).Where(i => i.Kind == DueKind.AnswerReview).Select(i => i.Key).ToList();
        Assert.Equal(2, next.Distinct().Count());
    }

    [Fact]
    public async Task A_term_end_is_shown_to_whoever_it_concerns_ninety_days_before()
    {
        var wiki = Wiki();
        var (holder, other) = (await wiki.MemberAsync(OfficeSample.Holder), await wiki.MemberAsync());
        Assert.Empty(await wiki.Due.OfAsync(holder, wiki.Today, Ct));

        wiki.Clock.Now = new(2026, 12, 20, 12, 0, 0, TimeSpan.Zero);

        Assert.Equal((DueKind.TermEnd, new DateOnly(2027, 3, 20)), Assert.Single(await wiki.Due.OfAsync(holder, wiki.Today, Ct)) is var item ? (item.Kind, item.Due) : default);
        Assert.Empty(await wiki.Due.OfAsync(other, wiki.Today, Ct));
    }

    [Fact]
    public async Task Questions_of_readers_and_answers_of_guests_come_first()
    {
        var wiki = Wiki((OfficeSample.Sheet.Value, Answers));
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        await wiki.Desk.AskAsync(holder, new(ClarificationKind.Unclear, OfficeSample.Path, "rat", "?"), Ct);
        await wiki.Drafts.SaveAsync(new(new(null, "link1"), OfficeSample.Path, "laufendes", null, "", "Erde", AnswerState.Given, null, false, wiki.Clock.Now.AddDays(-2), true), Ct);

        var due = await wiki.Due.OfAsync(holder, wiki.Today, Ct);

        Assert.Equal([DueKind.Clarification, DueKind.WaitingAnswers, DueKind.AnswerReview], due.Select(d => d.Kind));
        Assert.Equal((wiki.Today, wiki.Today.AddDays(14)), (due[0].From, due[0].Due));
        Assert.Equal(wiki.Today.AddDays(-2), due[1].From);
    }

    [Fact]
    public async Task A_page_with_a_named_reviewer_is_due_at_their_office()
    {
        var wiki = Wiki(("fest.md", Fest));
        var holder = await wiki.MemberAsync(OfficeSample.Holder);

        var due = Assert.Single(await wiki.Due.OfAsync(holder, wiki.Today, Ct));

        Assert.Equal((DueKind.PageReview, "Sommerfest", OfficeSample.Path, new DateOnly(2026, 11, 22)), (due.Kind, due.Label, due.Office, due.Due));
        Assert.Equal("/fest", due.Target.Of(new("")));
    }

    [Fact]
    public async Task What_somebody_may_not_read_is_not_due_for_them()
    {
        var wiki = Wiki((OfficeSample.BoardSheet.Value, Secret), ("rollen/it/index.md", AliveSample.Office("IT", "", "board: true\n")));
        var deputy = PersonId.New();
        var item = Assert.Single(await wiki.Due.FindAsync(wiki.Today, Ct), i => i.Kind == DueKind.AnswerReview);
        var member = await wiki.MemberAsync(deputy);

        Assert.False(DueList.MaySee(wiki.Views.Of(member), item));
        Assert.True(DueList.MaySee(wiki.Views.Of(await wiki.MemberAsync(OfficeSample.Holder)), item));
        Assert.Empty(await wiki.Due.VisibleAsync(member, wiki.Today, Ct));
    }

    [Fact]
    public void The_last_day_to_end_a_contract_is_read_from_its_table()
    {
        var contracts = OfficeSample.Q("vertraege", "table") with { Columns = [new("partner", new("Mit wem"), true, []), new("kuendigen-bis", new("Kündigen bis"), true, [])] };
        var standing = new RolesOverview([RoleStanding.Of(
            OfficeSample.Snapshot(("rollen/kasse/index.md", OfficeSample.Page.Replace("quick, sheet", "v", StringComparison.Ordinal)), (OfficeSample.Sheet.Value, "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Frage? {#vertraege}\n\n| Mit wem | Kündigen bis |\n| --- | --- |\n| Telefon | 31.12.2026 |\n| Strom | 30. September |\n| Alt | 1.1.2020 |\n")).Roles.All[0],
            new([new("v", 1, Roots.Wiki.Templates.TemplateKind.RoleSheet, new("V"), new(""), [new("a", new("A"), [contracts])])], [], []), new(2026, 11, 22))]);
        var context = new DueContext(OfficeSample.Snapshot(("rollen/kasse/index.md", OfficeSample.Page)), PeopleSnapshot.Empty, OfficeSample.Catalog, standing, OpenClarifications.None, [], new(2026, 11, 22));

        var items = new NoticeDaysDue().Find(context).ToList();

        Assert.Equal([("Telefon", new DateOnly(2026, 12, 31)), ("Strom", new DateOnly(2027, 9, 30))], items.Select(i => (i.Label!, i.Due)));
        Assert.Equal(new DateOnly(2026, 11, 19), items[0].From);
        Assert.Equal(2, items.Select(i => i.Key).Distinct().Count());
    }

    [Fact]
    public void An_announcement_is_no_day_to_end_a_contract()
    {
        Assert.False(NoticeDaysDue.IsNotice(new("ankuendigung", new("Wie angekündigt", "How announced"), true, [])));
        Assert.True(NoticeDaysDue.IsNotice(new("bis", new("Kündigen bis"), true, [])));
    }

    [Fact]
    public async Task An_office_of_which_nobody_said_how_critical_it_is_is_asked_of_the_board()
    {
        var chair = PersonId.New();
        var wiki = new AliveSample(
            ("rollen/vorsitz/index.md", AliveSample.Office("Vorsitz", AliveSample.Line(chair), "board: true\ncriticality-said: 2026-11-01\n")),
            ("rollen/it/index.md", "---\ntype: role\ntitle: IT\n---\n# IT\n"));
        var board = await wiki.MemberAsync(chair);

        Assert.Equal("rollen/it/index", Assert.Single(await wiki.Due.OfAsync(board, wiki.Today, Ct), i => i.Kind == DueKind.Criticality).Office!.Value);
    }
}
