using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Core.Tests.Spaces;

/// <summary>Who manages the offices of a branch: its lead, nobody else below the administration; the write door holds it.</summary>
public sealed class BranchRightsTests : IAsyncDisposable
{
    private const string Trainer = "fussball/rollen/trainer/index";
    private const string Youth = "fussball/jugend/rollen/betreuung/index";
    private const string Tennis = "tennis/rollen/kasse/index";
    private const string Main = "rollen/vorsitz/index";

    private static readonly PersonId FootballLead = PersonId.Parse("aaaaaaaaaa"), TennisLead = PersonId.Parse("bbbbbbbbbb"), Chair = PersonId.Parse("cccccccccc"), Holder = PersonId.Parse("dddddddddd"), LeadsDeputy = PersonId.Parse("eeeeeeeeee");

    private readonly InMemoryPageStore store = Given.AWiki()
        .With("fussball/index", "---\ntype: unit\n---\n")
        .With("fussball/jugend/index", "---\ntype: unit\n---\n")
        .With("tennis/index", "---\ntype: unit\n---\n")
        .With("fussball/rollen/leitung/index", "---\ntype: role\nlead: true\nholders:\n  - {person: aaaaaaaaaa, kind: holder}\n  - {person: eeeeeeeeee, kind: deputy}\n---\n")
        .With("tennis/rollen/leitung/index", "---\ntype: role\nlead: true\nholders:\n  - {person: bbbbbbbbbb, kind: holder}\n---\n")
        .With(Main, "---\ntype: role\nboard: true\nlead: true\nholders:\n  - {person: cccccccccc, kind: holder}\n---\n")
        .With(Trainer, "---\ntype: role\ncriticality: 3\nholders:\n  - {person: dddddddddd, kind: holder}\n---\n# Trainer\n")
        .With(Youth, "---\ntype: role\n---\n# Betreuung\n")
        .With(Tennis, "---\ntype: role\n---\n# Kasse\n");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool, bool, bool> Matrix => new()
    {
        // who, office, sees it on the map, manages it, sees its numbers
        { "lead of football", Trainer, true, true, true },
        { "lead of football", Youth, true, true, true },
        { "lead of football", Tennis, false, false, false },
        { "lead of football", Main, false, false, false },
        { "lead of tennis", Trainer, false, false, false },
        { "lead of tennis", Tennis, true, true, true },
        { "deputy of the lead", Trainer, false, false, false },
        { "board", Trainer, true, false, true },
        { "board", Main, true, false, true },
        { "holder", Trainer, false, false, true },
        { "holder", Youth, false, false, false },
        { "member", Trainer, false, false, false },
        { "administration", Tennis, true, true, true },
        { "visitor", Trainer, false, false, false },
        { "machine", Trainer, false, false, false },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public async Task Rights_end_at_the_branch_and_the_write_door_says_the_same(string who, string office, bool sees, bool manages, bool numbers)
    {
        var actor = Actor(who);
        var view = new AccessView(store.Current, actor);
        var path = PagePath.Parse(office);

        Assert.Equal((sees, manages, numbers), (view.Can(Permission.SeeKnowledgeMap, path), view.Can(Permission.ManageRoles, path), view.Can(Permission.SeeKnowledgeNumbers, path)));
        Assert.Equal(actor.IsAdministrator, view.Can(Permission.ManageRoles));

        // The board enters who holds an office, and nothing else about it.
        Assert.Equal(manages || view.Can(Permission.ManageTerms), await store.CommitAsync(Edit(actor, office, Enter), Ct) is CommitResult.Committed);
    }

    [Theory]
    [InlineData("lead of football", true)]
    [InlineData("board", true)]
    [InlineData("administration", true)]
    [InlineData("holder", false)]
    [InlineData("member", false)]
    [InlineData("visitor", false)]
    public void There_is_a_map_for_leads_the_board_and_the_administration(string who, bool expected) =>
        Assert.Equal(expected, new AccessView(store.Current, Actor(who)).Can(Permission.SeeKnowledgeMap));

    [Theory]
    [InlineData(Trainer, "board: true\n")]
    [InlineData(Trainer, "visibility: öffentlich\n")]
    [InlineData(Trainer, "unit: tennis\n")]
    [InlineData(Trainer, "role: rollen/vorsitz\n")]
    public async Task A_lead_cannot_take_an_office_out_of_the_branch_or_into_the_board(string office, string line)
    {
        var result = await store.CommitAsync(Edit(Actor("lead of football"), office, text => text!.Replace("type: role\n", "type: role\n" + line, StringComparison.Ordinal)), Ct);

        Assert.Equal(ProblemCode.NeedsManageRoles, Assert.Single(Assert.IsType<CommitResult.Rejected>(result).Problems).Code);
    }

    [Fact]
    public async Task A_lead_makes_and_deletes_offices_of_the_branch()
    {
        var lead = Actor("lead of football");

        var made = await store.CommitAsync(Edit(lead, "fussball/rollen/platz/index", _ => "---\ntype: role\n---\n# Platz\n"), Ct);
        var named = await store.CommitAsync(Edit(lead, "rollen/busse/index", _ => "---\ntype: role\nunit: fussball/jugend\n---\n# Busse\n"), Ct);
        var gone = await store.CommitAsync(new(lead, ChangeKind.Delete, [new FileEdit.Delete(Given.APage(Youth), store.Current.Find(PagePath.Parse(Youth))!.Blob)]), Ct);

        Assert.All([made, named, gone], r => Assert.IsType<CommitResult.Committed>(r));
    }

    [Fact]
    public async Task A_lead_makes_no_office_elsewhere_and_no_unit()
    {
        var lead = Actor("lead of football");

        foreach (var (address, text) in new[] { ("rollen/neu/index", "---\ntype: role\n---\n"), ("rollen/neu/index", "---\ntype: role\nunit: tennis\n---\n"), ("fussball/damen/index", "---\ntype: unit\n---\n") })
        {
            Assert.IsType<CommitResult.Rejected>(await store.CommitAsync(Edit(lead, address, _ => text), Ct));
        }
    }

    [Fact]
    public async Task A_new_office_of_a_lead_takes_in_no_page_that_stands_there()
    {
        store.With("geheim/notiz", "---\nvisibility: amt\n---\n").With("kasse/wissen", "---\ntype: knowledge\nrole: rollen/alt\nvisibility: amt\n---\n");
        var lead = Actor("lead of football");

        foreach (var address in new[] { "geheim/index", "rollen/alt/index" })
        {
            Assert.IsType<CommitResult.Rejected>(await store.CommitAsync(Edit(lead, address, _ => "---\ntype: role\nunit: fussball\nholders:\n  - {person: aaaaaaaaaa, kind: holder}\n---\n"), Ct));
        }
    }

    [Fact]
    public async Task Nobody_but_the_administration_moves_a_unit_to_another_branch()
    {
        string Moved(string? text) => text!.Replace("type: unit\n", "type: unit\nparent: fussball\n", StringComparison.Ordinal);

        foreach (var who in new[] { "lead of football", "lead of tennis", "board", "member" })
        {
            Assert.IsType<CommitResult.Rejected>(await store.CommitAsync(Edit(Actor(who), "tennis/index", Moved), Ct));
        }

        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Edit(Actor("administration"), "tennis/index", Moved), Ct));
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    private static Actor Actor(string who) => who switch
    {
        "lead of football" => Given.AMember(FootballLead),
        "lead of tennis" => Given.AMember(TennisLead),
        "deputy of the lead" => Given.AMember(LeadsDeputy),
        "board" => Given.AMember(Chair),
        "holder" => Given.AMember(Holder),
        "administration" => Given.AnAdministrator(),
        "visitor" => Roots.Wiki.Actor.Visitor.Instance,
        "machine" => Roots.Wiki.Actor.Machine.Instance,
        _ => Given.AMember(),
    };

    private static string? Enter(string? text) => FrontMatter.SetMaps(text!, "holders", [[new("person", "zzzzzzzzzz"), new("kind", "holder")]]);

    private static Changeset Edit(Actor actor, string address, Func<string?, string?> change) => new(actor, ChangeKind.Settings, [new FileEdit.Transform(Given.APage(address), change)]);
}
