using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Roles;

/// <summary>Behalten, vereinfachen, teilen, weglassen: what is said stands beside the duty in the page.</summary>
public sealed class DutiesTests : IAsyncDisposable
{
    private const string Sheet = "---\ntype: knowledge\nvisibility: amt\nanswers:\n  aufgaben: {confirmed: 2026-01-01}\n---\n### Frage aufgaben? {#aufgaben}\n\n| Aufgabe | Wie oft | Farbe |\n| --- | --- | --- |\n| Beitrag einziehen | im Mai | rot |\n| Rundbrief drucken | jeden Monat | blau |\n";

    private static readonly TemplateCatalog Catalog = new(
    [
        .. OfficeSample.Catalog.Templates.Select(t => t.Id == "sheet" ? t with { Sections = [.. t.Sections, new("d", new("Alltag"), [Asked()])] } : t),
    ], [], []);

    private readonly SettableClock clock = new();
    private readonly InMemoryDraftStore drafts = new();
    private readonly SittingStore store = new(
        ("fussball/index.md", "---\ntype: unit\ntitle: Fußball\n---\n"),
        ("fussball/rollen/trainer/index.md", "---\ntype: role\ntitle: Training\ntemplates: [sheet]\n---\n"),
        ("fussball/rollen/trainer/wissen.md", "---\ntype: knowledge\nvisibility: amt\n---\n### Frage aufgaben? {#aufgaben}\n\n| Aufgabe | Wie oft | Wie weiter | Warum |\n| --- | --- | --- | --- |\n| Trikots waschen | jede Woche | Teilen | zu viel |\n"),
        ("rollen/kasse/index.md", OfficeSample.Page),
        (OfficeSample.Sheet.Value, Sheet));

    private readonly Sittings sittings;
    private readonly Duties duties;

    public DutiesTests()
    {
        sittings = new(store, drafts, new InMemoryPeople(clock), () => Catalog, clock);
        duties = new(sittings, () => Catalog);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private Role Office => store.Current.Roles.Find(OfficeSample.Path)!;

    [Fact]
    public async Task What_is_said_stands_beside_the_duty_and_the_rest_of_the_table_stays()
    {
        var sheet = (await duties.OpenAsync(OfficeSample.TheHolder, Office, Ct))!;

        var result = await duties.SayAsync(OfficeSample.TheHolder, Office, sheet.Base, [new(1, DutyVerdict.Drop, "Liest niemand"), new(0, DutyVerdict.Keep, "")], [], Ct);

        Assert.IsType<DutyResult.Saved>(result);
        var text = store.Text(OfficeSample.Sheet)!;
        Assert.Contains("| Aufgabe | Wie oft | Wie weiter | Warum | Farbe |", text, StringComparison.Ordinal);
        Assert.Contains("| Beitrag einziehen | im Mai | behalten | | rot |", text, StringComparison.Ordinal);
        Assert.Contains("| Rundbrief drucken | jeden Monat | weglassen | Liest niemand | blau |", text, StringComparison.Ordinal);
        Assert.Equal(1, store.Commits);
        Assert.Equal([DutyVerdict.Keep, DutyVerdict.Drop], (await duties.OpenAsync(OfficeSample.TheHolder, Office, Ct))!.All.Select(d => d.Verdict));
    }

    [Fact]
    public async Task The_list_has_what_should_not_stay_and_can_be_read()
    {
        var sheet = (await duties.OpenAsync(OfficeSample.TheHolder, Office, Ct))!;
        await duties.SayAsync(OfficeSample.TheHolder, Office, sheet.Base, [new(1, DutyVerdict.Drop, ""), new(0, DutyVerdict.Keep, "")], [], Ct);

        IEnumerable<string> List(Actor actor, Unit? unit = null) => duties.Proposals(new AccessView(store.Current, actor), unit).Select(p => $"{p.Role.Title}: {p.Duty.Task} {p.Duty.Verdict}");

        Assert.Equal(["Kasse: Rundbrief drucken Drop", "Training: Trikots waschen Share"], List(Given.AnAdministrator()));
        Assert.Equal(["Training: Trikots waschen Share"], List(Given.AnAdministrator(), store.Current.Units.Resolve("fussball")));
        Assert.Equal(["Kasse: Rundbrief drucken Drop"], List(OfficeSample.TheHolder));
        Assert.Empty(List(Given.AMember()));
        Assert.Empty(List(Actor.Visitor.Instance));
    }

    [Fact]
    public async Task Who_may_not_answer_for_the_office_is_not_asked()
    {
        foreach (var actor in new Actor[] { Given.AMember(), Actor.Visitor.Instance, Actor.Machine.Instance, new Actor.Guest("link", OfficeSample.Path) })
        {
            Assert.Null(await duties.OpenAsync(actor, Office, Ct));
            Assert.IsType<DutyResult.NotFound>(await duties.SayAsync(actor, Office, "", [new(0, DutyVerdict.Drop, "")], [], Ct));
        }

        Assert.Equal(0, store.Commits);
    }

    [Fact]
    public async Task Duties_that_changed_meanwhile_and_drafts_of_them_are_not_written_over()
    {
        var sheet = (await duties.OpenAsync(OfficeSample.TheHolder, Office, Ct))!;
        Assert.IsType<DutyResult.Changed>(await duties.SayAsync(OfficeSample.TheHolder, Office, "0000000000000000", [new(0, DutyVerdict.Drop, "")], [], Ct));

        await sittings.SaveAnswerAsync(OfficeSample.TheHolder, OfficeSample.Path, new(Duties.QuestionId, AnswerValue.Of([new Dictionary<string, string> { ["aufgabe"] = "Neu geordnet" }]), AnswerState.Given), Ct);

        Assert.True((await duties.OpenAsync(OfficeSample.TheHolder, Office, Ct))!.HasDraft);
        Assert.IsType<DutyResult.Changed>(await duties.SayAsync(OfficeSample.TheHolder, Office, sheet.Base, [new(0, DutyVerdict.Drop, "")], [], Ct));
        Assert.Single(await drafts.ListAsync(DraftOwner.Of(OfficeSample.TheHolder)!, null, Ct));
        Assert.Equal(Sheet, store.Text(OfficeSample.Sheet));
    }

    [Fact]
    public async Task A_reason_with_a_secret_is_refused_and_kept_nowhere()
    {
        var sheet = (await duties.OpenAsync(OfficeSample.TheHolder, Office, Ct))!;

        var result = await duties.SayAsync(OfficeSample.TheHolder, Office, sheet.Base, [new(0, DutyVerdict.Simplify, "Passwort: Linde!2026xy")], [], Ct);

        Assert.Contains(Assert.IsType<DutyResult.Rejected>(result).Problems, p => p.Code is ProblemCode.LooksLikeSecret or ProblemCode.MaybeSecret);
        Assert.Empty(await drafts.ListAsync(DraftOwner.Of(OfficeSample.TheHolder)!, null, Ct));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static Question Asked() => OfficeSample.Q(Duties.QuestionId, "table") with
    {
        Columns =
        [
            new("aufgabe", new("Aufgabe"), true, []), new("wie-oft", new("Wie oft"), true, []),
            new(Duties.VerdictColumn, new("Wie weiter"), false, []), new(Duties.ReasonColumn, new("Warum"), false, []),
        ],
    };
}
