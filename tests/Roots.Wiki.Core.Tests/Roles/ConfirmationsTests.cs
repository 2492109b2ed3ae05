using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class ConfirmationsTests
{
    private const string Sheet = "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\nanswers:\n  aufgabe: {confirmed: 2025-01-01}   # gut so\n  konten: {state: partial}\n  rat: {confirmed: 2025-02-02, eigenes: ja}\n---\n### Frage aufgabe? {#aufgabe}\n\nGeld.\n\n### Frage konten? {#konten}\n\n- Sparkasse\n\n### Frage rat? {#rat}\n\nImmer ruhig bleiben.\n";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Saying_that_it_still_holds_sets_the_day_and_touches_nothing_else()
    {
        var (wiki, confirmations, holder) = await OfficeAsync();

        var done = Assert.IsType<ConfirmResult.Done>(await confirmations.ConfirmAsync(holder, OfficeSample.Path, [Seen("rat", "Immer ruhig bleiben."), Seen("konten", "- Sparkasse")], [], Ct));

        Assert.Equal(["rat", "konten"], done.Questions);
        Assert.Equal((1, ChangeKind.Confirm), (wiki.Store.Commits, wiki.Store.Last!.Kind));
        Assert.Equal(
            Sheet.Replace("{state: partial}", "{confirmed: 2026-11-22, state: partial}", StringComparison.Ordinal).Replace("2025-02-02", "2026-11-22", StringComparison.Ordinal),
            wiki.Store.Text(OfficeSample.Sheet));
    }

    [Fact]
    public async Task An_answer_that_reads_differently_by_now_is_left_as_it_is()
    {
        var (wiki, confirmations, holder) = await OfficeAsync();

        var done = Assert.IsType<ConfirmResult.Done>(await confirmations.ConfirmAsync(holder, OfficeSample.Path, [Seen("rat", "Was früher dastand."), Seen("frist", "")], [], Ct));

        Assert.Equal(["rat", "frist"], done.Left);
        Assert.Equal((0, Sheet), (wiki.Store.Commits, wiki.Store.Text(OfficeSample.Sheet)));
    }

    [Fact]
    public async Task Nobody_else_confirms()
    {
        var (wiki, confirmations, _) = await OfficeAsync();
        IReadOnlyList<SeenAnswer> seen = [Seen("rat", "Immer ruhig bleiben.")];

        Assert.IsType<ConfirmResult.NotFound>(await confirmations.ConfirmAsync(await wiki.MemberAsync(), OfficeSample.Path, seen, [], Ct));
        Assert.IsType<ConfirmResult.NotFound>(await confirmations.ConfirmAsync(new Actor.Guest("l", OfficeSample.Path), OfficeSample.Path, seen, [], Ct));
        Assert.Equal(0, wiki.Store.Commits);
    }

    [Fact]
    public async Task More_than_ten_at_once_ask_to_open_three_must_answers_first()
    {
        var ids = Enumerable.Range(1, 11).Select(i => "q" + i).ToList();
        var catalog = new TemplateCatalog(
            [new("quick", 1, TemplateKind.QuickStart, new("S"), new(""), [new("a", new("A"), [.. ids.Select((id, i) => OfficeSample.Q(id, "text", i < 5 ? QuestionWeight.Must : QuestionWeight.Normal))])])], [], []);
        var text = "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n" + string.Concat(ids.Select(id => $"### Frage? {{#{id}}}\n\nJa.\n\n"));
        var wiki = new AliveSample(("rollen/kasse/index.md", OfficeSample.Page), (OfficeSample.Sheet.Value, text));
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        var confirmations = new Confirmations(wiki.Store, wiki.People, catalog, wiki.Clock);
        var seen = ids.Select(id => Seen(id, "Ja.")).ToList();

        Assert.IsType<ConfirmResult.Done>(await confirmations.ConfirmAsync(holder, OfficeSample.Path, [.. seen.Take(10)], [], Ct));
        var look = Assert.IsType<ConfirmResult.Look>(await confirmations.ConfirmAsync(holder, OfficeSample.Path, seen, ["q1", "q2", "q9"], Ct));

        Assert.Equal(3, look.Questions.Distinct().Intersect(ids.Take(5)).Count());
        Assert.Equal(11, Assert.IsType<ConfirmResult.Done>(await confirmations.ConfirmAsync(holder, OfficeSample.Path, seen, look.Questions.ToList(), Ct)).Questions.Count);
    }

    [Fact]
    public void A_fact_that_has_run_out_cannot_be_confirmed()
    {
        var question = OfficeSample.Q("stichtag", "date") with { ValidMonths = 0 };
        var answer = new Answer("stichtag", "", "2026-11-21", AnswerState.Given, null, null);

        Assert.False(Confirmations.CanConfirm(question, answer, new(2026, 11, 22)));
        Assert.True(Confirmations.CanConfirm(question, answer, new(2026, 11, 21)));
        Assert.False(Confirmations.CanConfirm(question, answer with { State = AnswerState.Unknown }, new(2026, 11, 21)));
        Assert.False(Confirmations.CanConfirm(question, null, new(2026, 11, 21)));
    }

    [Fact]
    public async Task A_page_is_confirmed_by_whoever_looks_after_it()
    {
        const string page = "---\nreview: {role: rollen/kasse, months: 6, confirmed: 2026-01-01}\n---\n# Fest\n";
        var wiki = new AliveSample(("rollen/kasse/index.md", OfficeSample.Page), ("fest.md", page));
        var (holder, other) = (await wiki.MemberAsync(OfficeSample.Holder), await wiki.MemberAsync());
        var confirmations = new Confirmations(wiki.Store, wiki.People, OfficeSample.Catalog, wiki.Clock);
        var path = PagePath.Parse("fest");
        var blob = wiki.Store.Current.Find(path)!.Blob;

        Assert.IsType<ConfirmResult.NotFound>(await confirmations.ConfirmPageAsync(other, path, blob, Ct));
        Assert.Single(Assert.IsType<ConfirmResult.Done>(await confirmations.ConfirmPageAsync(holder, path, blob, Ct)).Questions);
        Assert.Equal(page.Replace("2026-01-01", "2026-11-22", StringComparison.Ordinal), wiki.Store.Text(path.File));
        Assert.Empty(Assert.IsType<ConfirmResult.Done>(await confirmations.ConfirmPageAsync(holder, path, blob, Ct)).Questions);
        Assert.IsType<ConfirmResult.NotFound>(await confirmations.ConfirmPageAsync(holder, OfficeSample.Path, blob, Ct));
    }

    private static async Task<(AliveSample Wiki, Confirmations Confirmations, Actor.Member Holder)> OfficeAsync()
    {
        var wiki = new AliveSample(("rollen/kasse/index.md", OfficeSample.Page), (OfficeSample.Sheet.Value, Sheet));
        return (wiki, new(wiki.Store, wiki.People, OfficeSample.Catalog, wiki.Clock), await wiki.MemberAsync(OfficeSample.Holder));
    }

    private static SeenAnswer Seen(string id, string text) => new(id, SittingQuestion.BaseOf(text));
}
