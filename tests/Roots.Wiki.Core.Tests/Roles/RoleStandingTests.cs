using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class RoleStandingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public void An_untouched_office_asks_for_its_quick_start_first()
    {
        var standing = Standing("holders:\n  - {person: k3v7x2m5qa, kind: holder, until: 2029-01-01}\n", answers: "", body: "");

        Assert.IsType<NextStep.StartQuickStart>(standing.Next);
        Assert.False(standing.QuickStartDone);
        Assert.Equal(Level.Seed, standing.Level);
    }

    [Fact]
    public void Answering_knowing_nothing_and_not_applying_all_finish_the_quick_start()
    {
        var standing = Standing(
            "holders:\n  - {person: k3v7x2m5qa, kind: holder, until: 2029-01-01}\n",
            "  aufgabe: {confirmed: 2026-11-01}\n  frist: {state: unknown}\n  konto: {state: not-applicable, reason: \"Wir haben keins.\"}\n",
            "### Aufgabe {#aufgabe}\n\nGeld kommt rechtzeitig rein\n");

        Assert.True(standing.QuickStartDone);
        Assert.IsNotType<NextStep.StartQuickStart>(standing.Next);
        Assert.IsType<NextStep.AnswerMust>(standing.Next);
    }

    [Fact]
    public void An_expired_fact_comes_before_open_questions()
    {
        var standing = Standing(
            "holders:\n  - {person: k3v7x2m5qa, kind: holder, until: 2029-01-01}\n",
            "  aufgabe: {confirmed: 2026-11-01}\n  bescheid: {confirmed: 2026-11-01}\n  frist: {state: unknown}\n  konto: {state: unknown}\n",
            "### Aufgabe {#aufgabe}\n\nGeld kommt rechtzeitig rein\n\n### Bescheid {#bescheid}\n\n2021-11-21\n");

        var review = Assert.IsType<NextStep.Review>(standing.Next);
        Assert.Equal("bescheid", review.Question.Id);
        Assert.Equal(new DateOnly(2026, 11, 21), review.ExpiredOn);
    }

    [Fact]
    public void A_fact_is_valid_to_the_very_day()
    {
        var standing = Standing(
            "holders:\n  - {person: k3v7x2m5qa, kind: holder, until: 2029-01-01}\n",
            "  bescheid: {confirmed: 2026-11-01}\n",
            "### Bescheid {#bescheid}\n\n2021-11-22\n");

        Assert.Equal(1, standing.Questions.Single(q => q.Question.Id == "bescheid").Freshness);
    }

    [Fact]
    public void Not_applying_without_a_reason_takes_out_at_most_a_third_of_the_must_questions()
    {
        var standing = Standing(
            "holders: []\n",
            "  aufgabe: {state: not-applicable}\n  frist: {state: not-applicable}\n  konto: {state: not-applicable}\n",
            "");

        Assert.Equal(2, standing.Questions.Count(q => q.IsOpen && q.Question.Weight == QuestionWeight.Must));
    }

    [Fact]
    public void A_second_person_counts_and_a_predecessor_by_half()
    {
        var standing = Standing(
            "holders:\n  - {person: aaaaaaaaaa, kind: holder, until: 2029-01-01}\n  - {person: bbbbbbbbbb, kind: second, since: 2026-01-01}\n  - {person: cccccccccc, kind: predecessor, until: 2025-12-01}\n  - {person: dddddddddd, kind: second, since: 2020-01-01}\n",
            "", "");

        Assert.Equal(2.5, standing.People);
        Assert.Equal(0.8, standing.Redundancy, 9);
    }

    [Fact]
    public void Two_hundred_offices_are_ordered_with_vacant_ones_first_and_unknown_ends_last()
    {
        var pages = Enumerable.Range(0, 200).Select(i => ($"rollen/amt-{i:000}/index", $"---\ntype: role\ntitle: Amt {i:000}\ntemplates: [kurz]\n{Holders(i)}---\n# Amt\n"));

        var overview = RolesOverview.Of(Snapshot(pages), Catalog(), Today);

        Assert.Equal(200, overview.Standings.Count);
        Assert.Null(overview.Standings[0].MainHolder);
        Assert.NotNull(overview.Standings[^1].MainHolder);
        Assert.Null(overview.Standings[^1].NextDate);
    }

    [Fact]
    public void New_offices_get_their_page_their_templates_and_their_holder_once()
    {
        var person = PersonId.Parse("k3v7x2m5qa");
        NewOffice[] offices = [new("Kassenwartin Jugend", null, person, new DateOnly(2027, 3, 1)), new("Bienenhaus", null, null, null), new("Bienenhaus", null, null, null)];

        var edits = RoleSetup.Edits(Snapshot([]), Catalog(), offices, "de").Cast<FileEdit.Write>().ToList();

        Assert.Equal(["rollen/kassenwartin-jugend/index.md", "rollen/bienenhaus/index.md"], edits.Select(e => e.File.Value));
        var facts = PageFacts.Read(PagePath.Parse("rollen/kassenwartin-jugend/index"), Encoding.UTF8.GetBytes(edits[0].Text));
        Assert.Equal("Kassenwartin Jugend", facts.Title);
        Assert.Equal(["kurz"], facts.Office!.Templates);
        Assert.Equal((5, true), (facts.Office.Criticality, facts.Office.IsBoard));
        Assert.Equal(new RoleTerm(person, HolderKind.Holder, null, new DateOnly(2027, 3, 1), StandsAgain.Unknown), Assert.Single(facts.Office.Holders));
    }

    private static string Holders(int i) => (i % 3) switch
    {
        0 => "",
        1 => "holders:\n  - {person: aaaaaaaaaa, kind: holder}\n",
        _ => $"holders:\n  - {{person: aaaaaaaaaa, kind: holder, until: 2027-01-{1 + (i % 28):00}}}\n",
    };

    private static RoleStanding Standing(string holders, string answers, string body) => RoleStanding.Of(
        Assert.Single(Snapshot(
        [
            ("rollen/kasse/index", $"---\ntype: role\ntitle: Kasse\ntemplates: [kurz, blatt]\ncriticality: 5\n{holders}---\n# Kasse\n"),
            ("rollen/kasse/wissen", $"---\ntype: knowledge\nrole: rollen/kasse\nanswers:\n{answers}---\n# Wissen\n\n{body}"),
        ]).Roles.All),
        Catalog(),
        Today);

    private static Snapshot Snapshot(IEnumerable<(string Path, string Text)> pages) => global::Roots.Wiki.Pages.Snapshot.Empty.With(
        CommitId.Parse(new string('a', 40)),
        pages.Select((p, i) => SnapshotChange.Of(PagePath.Parse(p.Path).File, BlobId.Parse(i.ToString("x40", System.Globalization.CultureInfo.InvariantCulture)), Encoding.UTF8.GetBytes(p.Text))));

    private static TemplateCatalog Catalog()
    {
        var text = new AnyText();
        Question Ask(string id, QuestionWeight weight, int? valid = null) => new() { Id = id, Text = new(id), Type = text, Weight = weight, ReviewMonths = 12, ValidMonths = valid };
        return new(
            [
                new("kurz", 1, TemplateKind.QuickStart, new("Kurz"), new(""), [new("eins", new("Eins"), [Ask("aufgabe", QuestionWeight.Must), Ask("frist", QuestionWeight.Must), Ask("konto", QuestionWeight.Must)])]),
                new("blatt", 1, TemplateKind.RoleSheet, new("Blatt"), new(""), [new("eins", new("Eins"), [Ask("aufgabe", QuestionWeight.Must), Ask("bescheid", QuestionWeight.Normal, 60)])]),
            ],
            [new("kasse", new("Kasse"), new Dictionary<string, IReadOnlyList<string>> { ["de"] = ["Kassenwartin"] }, 5, true, ["kurz"], new("Hält das Geld zusammen."))],
            []);
    }

    private sealed class AnyText : IQuestionType
    {
        public string Name => "text";

        public InputKind Input => InputKind.Line;

        public double Minutes => 1.5;

        public Problem? Check(Question question, AnswerValue value) => null;

        public string Write(Question question, AnswerValue value, string language) => value.Text;

        public AnswerValue Read(Question question, string markdown) => AnswerValue.Of(markdown);

        public bool IsComplete(Question question, AnswerValue value) => true;
    }
}
