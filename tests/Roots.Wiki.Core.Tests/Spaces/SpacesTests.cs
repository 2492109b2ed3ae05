using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Core.Tests.Spaces;

/// <summary>A space's rule and a page's readers narrow what its level says, for every way of reading and of writing.</summary>
public sealed class SpacesTests : IAsyncDisposable
{
    private static readonly PersonId Treasurer = PersonId.Parse("aaaaaaaaaa"), Deputy = PersonId.Parse("bbbbbbbbbb"), Chair = PersonId.Parse("cccccccccc"), Successor = PersonId.Parse("dddddddddd"), Helper = PersonId.Parse("eeeeeeeeee");

    private readonly InMemoryPageStore store = Given.AWiki()
        .With("rollen/kasse/index", "---\ntype: role\nholders:\n  - {person: aaaaaaaaaa, kind: holder, since: 2024-03-01}\n  - {person: bbbbbbbbbb, kind: deputy}\n  - {person: dddddddddd, kind: successor}\n---\n")
        .With("rollen/vorsitz/index", "---\ntype: role\nboard: true\nholders:\n  - {person: cccccccccc, kind: holder}\n---\n")
        .With("start", "# Start\n")
        .With("kasse/sepa", "# SEPA\n")
        .With("kasse/offen", "---\nvisibility: öffentlich\n---\n# Offen\n")
        .With("bau/plan", "# Plan\n")
        .With("fest/liste", "---\nreaders: [gruppe:bau]\n---\n# Liste\n")
        .With("fest/uebergabe", "---\ntype: handover\nrole: rollen/kasse\nhelper: eeeeeeeeee\nvisibility: amt\n---\n# Übergabe\n")
        .Push("Given", (".roots/spaces.yaml", "spaces:\n  kasse: {title: Kasse, read: [vorstand, amt:rollen/kasse], write: [amt:rollen/kasse]}\n  bau: {read: [verein, gruppe:bau], write: [gruppe:bau]}\n  fest: {read: [öffentlich]}\n"),
            ("kasse/beleg.pdf", "x"), ("kasse/leer/foto.png", "y"), ("start.png", "z"));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string, string, bool> Reading => new()
    {
        { "member", "kasse/sepa", false },
        { "member", "kasse/offen", false },
        { "member", "start", true },
        { "member", "bau/plan", true },
        { "member", "fest/liste", false },
        { "treasurer", "kasse/sepa", true },
        { "deputy", "kasse/sepa", true },
        { "successor", "kasse/sepa", false },    // holds the office from the day that the board set
        { "board", "kasse/sepa", true },
        { "board", "fest/liste", false },
        { "builder", "fest/liste", true },
        { "builder", "kasse/sepa", false },
        { "guest", "start", false },
        { "guest", "kasse/sepa", false },
        { "guest", "bau/plan", true },
        { "guest", "fest/liste", true },
        { "guest", "kasse/offen", false },
        { "guest without a group", "bau/plan", false },
        { "guest without a group", "fest/liste", false },
        { "visitor", "kasse/offen", false },
        { "administration", "kasse/sepa", true },
        { "administration", "fest/liste", true },
        { "machine", "kasse/sepa", true },
        { "helper", "fest/uebergabe", true },
        { "member", "fest/uebergabe", false },
    };

    [Theory]
    [MemberData(nameof(Reading))]
    public void A_page_is_read_by_whom_its_level_its_space_and_its_readers_let_in(string who, string address, bool expected)
    {
        var view = new AccessView(store.Current, Actor(who));
        var page = store.Current.Find(PagePath.Parse(address))!;

        Assert.Equal(expected, view.CanRead(page));
        Assert.Equal(expected, view.Explain(page).IsAllowed);
    }

    [Theory]
    [InlineData("member", false)]
    [InlineData("treasurer", true)]
    [InlineData("guest", false)]
    [InlineData("visitor", false)]
    public void What_lies_in_a_space_goes_by_its_rule_also_where_no_page_lies_beside_it(string who, bool expected)
    {
        var view = new AccessView(store.Current, Actor(who));

        Assert.Equal((expected, expected), (view.CanRead(GitPath.Parse("kasse/beleg.pdf")), view.CanRead(GitPath.Parse("kasse/leer/foto.png"))));
    }

    [Theory]
    [InlineData("treasurer", AccessGround.Holder)]
    [InlineData("deputy", AccessGround.Deputy)]
    [InlineData("board", AccessGround.Board)]
    [InlineData("administration", AccessGround.Administration)]
    [InlineData("machine", AccessGround.Program)]
    [InlineData("member", AccessGround.NotInSpace)]
    [InlineData("visitor", AccessGround.NotSignedIn)]
    public void The_reason_is_told(string who, AccessGround expected)
    {
        var why = new AccessView(store.Current, Actor(who)).Explain(store.Current.Find(PagePath.Parse("kasse/sepa"))!);

        Assert.Contains(expected, why.Deciding.Select(r => r.Ground));
        Assert.All(why.Deciding, r => Assert.Equal(why.IsAllowed, r.Allows));
    }

    [Fact]
    public void Who_holds_an_office_is_told_since_when()
    {
        var why = new AccessView(store.Current, Actor("treasurer")).Explain(store.Current.Find(PagePath.Parse("kasse/sepa"))!);

        Assert.Equal(("rollen/kasse/index", new DateOnly(2024, 3, 1)), (why.Space.Name, why.Space.Since!.Value));
    }

    [Fact]
    public void With_the_handover_the_right_goes_to_the_new_holder()
    {
        store.With("rollen/kasse/index", "---\ntype: role\nholders:\n  - {person: dddddddddd, kind: holder}\n  - {person: aaaaaaaaaa, kind: predecessor}\n---\n");
        var page = store.Current.Find(PagePath.Parse("kasse/sepa"))!;

        Assert.True(new AccessView(store.Current, Actor("successor")).CanRead(page));
        Assert.False(new AccessView(store.Current, Actor("treasurer")).CanRead(page));
    }

    public static TheoryData<string, string, ProblemCode?> Writing => new()
    {
        { "treasurer", "kasse/neu.md", null },
        { "treasurer", "kasse/beleg2.pdf", null },
        { "board", "kasse/neu.md", ProblemCode.NoWritingHere },
        { "board", "kasse/beleg2.pdf", ProblemCode.NoWritingHere },
        { "member", "kasse/neu.md", ProblemCode.NotAllowed },
        { "member", "Kasse/neu.md", ProblemCode.NotAllowed },
        { "member", "kasse/beleg2.pdf", ProblemCode.NotAllowed },
        { "member", "bau/neu.md", ProblemCode.NoWritingHere },
        { "builder", "bau/neu.md", null },
        { "guest", "bau/neu.md", ProblemCode.NotAllowed },
        { "member", "start/neu.md", null },
        { "administration", "kasse/neu.md", null },
        { "machine", "kasse/neu.md", null },
        { "member", ".roots/spaces.yaml", ProblemCode.NeedsManageRoles },
        { "board", ".roots/spaces.yaml", ProblemCode.NeedsManageRoles },
        { "machine", ".roots/spaces.yaml", ProblemCode.NeedsManageRoles },
    };

    [Theory]
    [MemberData(nameof(Writing))]
    public async Task Who_writes_where_is_asked_at_the_write_door(string who, string file, ProblemCode? expected)
    {
        var path = GitPath.Parse(file);
        var over = store.Current.Files.GetValueOrDefault(path);
        var result = await store.CommitAsync(new(Actor(who), ChangeKind.Import, [new FileEdit.WriteBytes(path, "# spaces:\n"u8.ToArray(), over)]), Ct);

        Assert.Equal(expected, result is CommitResult.Rejected(var problems) ? problems[0].Code : null);
        Assert.Equal(expected is null, result is CommitResult.Committed);
    }

    [Theory]
    [InlineData("kasse/sepa.md")]
    [InlineData("kasse/beleg.pdf")]
    [InlineData("kasse/leer/foto.png")]
    public async Task What_may_not_be_read_cannot_be_replaced_or_deleted(string file)
    {
        var path = GitPath.Parse(file);
        var over = store.Current.Files[path];

        foreach (FileEdit edit in new FileEdit[] { new FileEdit.Delete(path, over), new FileEdit.WriteBytes(path, "weg"u8.ToArray(), over), new FileEdit.Transform(path, _ => "weg") })
        {
            var refused = Assert.IsType<CommitResult.Rejected>(await store.CommitAsync(new(Actor("member"), ChangeKind.Save, [edit]), Ct));
            Assert.Equal(ProblemCode.NotFound, refused.Problems[0].Code);
        }
    }

    [Fact]
    public async Task A_page_does_not_move_out_of_its_space_by_the_hand_of_one_who_manages_no_rights()
    {
        var from = GitPath.Parse("kasse/sepa.md");
        var to = GitPath.Parse("start/sepa.md");
        Changeset Move(Actor actor) => new(actor, ChangeKind.Move, [new FileEdit.Delete(from, store.Current.Files[from]), new FileEdit.WriteBytes(to, "# SEPA\n"u8.ToArray(), null)])
        {
            MovedFrom = new Dictionary<GitPath, GitPath> { [to] = from },
        };

        var refused = Assert.IsType<CommitResult.Rejected>(await store.CommitAsync(Move(Actor("treasurer")), Ct));

        Assert.Equal(ProblemCode.NeedsManageRoles, Assert.Single(refused.Problems).Code);
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Move(Actor("administration")), Ct));
    }

    [Theory]
    [InlineData("readers: [gruppe:bau]", "")]
    [InlineData("readers: [gruppe:bau]", "readers: [gruppe:bau, verein]")]
    [InlineData("readers: [gruppe:bau]", "readers: verein")]
    public async Task Who_reads_a_page_alone_is_changed_by_nobody_who_manages_no_rights(string before, string after)
    {
        store.With("fest/karte", $"---\ntitle: Karte\n{before}\n---\n");
        var over = store.Current.Find(PagePath.Parse("fest/karte"))!.Blob;
        Changeset Change(Actor actor) => Given.ASave(actor, "fest/karte", $"---\ntitle: Karte\n{after}\n---\n", over);

        Assert.IsType<CommitResult.Rejected>(await store.CommitAsync(Change(Actor("builder")), Ct));
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(Change(Actor("administration")), Ct));
    }

    [Theory]
    [InlineData("readers: []")]
    [InlineData("readers: {a: b}")]
    [InlineData("readers: [vorstant]")]
    [InlineData("readers: [vorstand")]
    public void Readers_that_cannot_be_understood_close_the_page(string line)
    {
        store.With("fest/odd", $"---\n{line}\n---\n");

        Assert.False(new AccessView(store.Current, Actor("member")).CanRead(store.Current.Find(PagePath.Parse("fest/odd"))!));
    }

    [Fact]
    public async Task Rules_that_cannot_be_understood_are_not_taken()
    {
        var path = GitPath.Parse(SpaceRules.File);

        var refused = Assert.IsType<CommitResult.Rejected>(await store.CommitAsync(new(Actor("administration"), ChangeKind.Settings, [new FileEdit.WriteBytes(path, "spaces: nein\n"u8.ToArray(), store.Current.Files[path])]), Ct));

        Assert.Equal(ProblemCode.BadSpaces, refused.Problems[0].Code);
    }

    [Fact]
    public void Rules_that_were_pushed_and_cannot_be_understood_close_everything()
    {
        store.Push("Somebody", (SpaceRules.File, "spaces: nein\n"));

        bool Reads(string who) => new AccessView(store.Current, Actor(who)).CanRead(store.Current.Find(PagePath.Parse("start"))!);
        Assert.Equal((false, true, true), (Reads("member"), Reads("board"), Reads("administration")));
    }

    [Fact]
    public async Task A_lead_makes_no_office_that_a_rule_waits_for()
    {
        store.With("fussball/index", "---\ntype: unit\n---\n")
            .With("fussball/rollen/leitung/index", "---\ntype: role\nlead: true\nholders:\n  - {person: eeeeeeeeee, kind: holder}\n---\n")
            .Push("Given", (SpaceRules.File, "spaces:\n  kasse: {read: [amt:fussball/rollen/weg]}\n"));

        var result = await store.CommitAsync(Given.ASave(Actor("helper"), "fussball/rollen/weg/index", "---\ntype: role\nholders:\n  - {person: eeeeeeeeee, kind: holder}\n---\n"), Ct);

        Assert.IsType<CommitResult.Rejected>(result);
    }

    [Fact]
    public void Views_are_made_anew_when_somebody_joins_a_group()
    {
        var views = new AccessViews(store);
        var member = Given.AMember(Helper);
        var page = store.Current.Find(PagePath.Parse("fest/liste"))!;

        Assert.False(views.Of(member).CanRead(page));
        Assert.True(views.Of(member with { Groups = GroupSet.Of(["bau"]) }).CanRead(page));
        Assert.Same(views.Of(member with { Groups = GroupSet.Of(["bau"]) }), views.Of(member with { Groups = GroupSet.Of(["bau"]) }));
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    private static Actor Actor(string who) => who switch
    {
        "treasurer" => Given.AMember(Treasurer),
        "deputy" => Given.AMember(Deputy),
        "successor" => Given.AMember(Successor),
        "board" => Given.AMember(Chair),
        "helper" => Given.AMember(Helper),
        "builder" => Given.AMember() with { Groups = GroupSet.Of(["bau"]) },
        "guest" => Given.AMember() with { Groups = GroupSet.Of(["bau"]), IsGuest = true },
        "guest without a group" => Given.AMember() with { IsGuest = true },
        "administration" => Given.AnAdministrator(),
        "visitor" => Roots.Wiki.Actor.Visitor.Instance,
        "machine" => Roots.Wiki.Actor.Machine.Instance,
        _ => Given.AMember(),
    };
}
