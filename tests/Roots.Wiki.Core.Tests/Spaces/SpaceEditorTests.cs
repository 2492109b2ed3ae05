using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Spaces;

public sealed class SpaceEditorTests : IAsyncDisposable
{
    private readonly InMemoryPageStore store = Given.AWiki()
        .With("start", "# Start\n").With("kasse/sepa", "# SEPA\n").With("bau/plan", "# Plan\n")
        .With("rollen/kasse/index", "---\ntype: role\n---\n")
        .Push("Given", (SpaceRules.File, "spaces:\n  kasse: {read: [vorstand]} # bleibt\n"));

    private readonly InMemoryPeople people = new(TimeProvider.System);

    private SpaceEditor Editor => new(store, people);

    private GroupDesk Groups => new(store, people, people);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_folder_is_a_space_with_rules_or_without()
    {
        Assert.Equal([("", true, 1), ("bau", false, 1), ("kasse", true, 1), ("rollen", false, 1)], Editor.List().Select(r => (r.Space.Folder, r.HasRules, r.Pages)));
    }

    [Fact]
    public async Task Rules_are_set_in_one_commit_that_touches_one_space_and_is_in_the_audit_log()
    {
        var result = await Editor.SaveAsync(Given.AnAdministrator(), new("bau", "Bau", CircleList.Of(["amt:rollen/kasse"]), null), isSure: false, Ct);

        Assert.IsType<SpaceResult.Saved>(result);
        Assert.Equal("spaces:\n  kasse: {read: [vorstand]} # bleibt\n  bau: {title: Bau, read: [amt:rollen/kasse]}\n", await store.TextAsync(GitPath.Parse(SpaceRules.File)));
        Assert.Equal(("space-rules-set", "bau"), people.Audit.Select(a => (a.Action, a.Subject)).Single());
    }

    [Fact]
    public async Task Opening_what_was_closed_is_asked_about_once_more()
    {
        var open = new Space("kasse", null, CircleList.Of(["öffentlich"]), null);

        Assert.IsType<SpaceResult.WouldOpen>(await Editor.SaveAsync(Given.AnAdministrator(), open, isSure: false, Ct));
        Assert.IsType<SpaceResult.WouldOpen>(await Editor.SaveAsync(Given.AnAdministrator(), open with { Read = null }, isSure: false, Ct));
        Assert.IsType<SpaceResult.WouldOpen>(await Editor.RemoveAsync(Given.AnAdministrator(), "kasse", isSure: false, Ct));
        Assert.Equal("vorstand", store.Current.Spaces.Of("kasse/sepa").Read?.Key);
        Assert.IsType<SpaceResult.Saved>(await Editor.SaveAsync(Given.AnAdministrator(), open, isSure: true, Ct));
        Assert.IsType<SpaceResult.Saved>(await Editor.RemoveAsync(Given.AnAdministrator(), "kasse", isSure: false, Ct));
        Assert.Null(store.Current.Spaces.Of("kasse/sepa").Read);
    }

    [Theory]
    [InlineData("bau", "gruppe:weg", null)]
    [InlineData("bau", "amt:rollen/weg", null)]
    [InlineData("bau", "unsinn", null)]
    [InlineData("bau", null, "öffentlich")]
    [InlineData("nirgends", "vorstand", null)]
    [InlineData("Kasse", "verein", null)]      // would stand beside the rule of the same folder
    public async Task Rules_that_mean_nothing_are_refused(string folder, string? read, string? write)
    {
        var space = new Space(folder, null, read is null ? null : CircleList.Of([read]), write is null ? null : CircleList.Of([write]));

        Assert.IsType<SpaceResult.Rejected>(await Editor.SaveAsync(Given.AnAdministrator(), space, isSure: true, Ct));
    }

    [Fact]
    public async Task Nobody_else_sets_rules()
    {
        Assert.IsType<SpaceResult.Rejected>(await Editor.SaveAsync(Given.AMember(), new("bau", null, null, null), isSure: true, Ct));
        Assert.IsType<SpaceResult.Rejected>(await Editor.RemoveAsync(Actor.Machine.Instance, "kasse", isSure: true, Ct));
        Assert.Empty(people.Audit);
    }

    [Fact]
    public async Task A_file_that_cannot_be_understood_is_not_written_over()
    {
        store.Push("Somebody", (SpaceRules.File, "spaces: nein\n"));

        var refused = Assert.IsType<SpaceResult.Rejected>(await Editor.SaveAsync(Given.AnAdministrator(), new("bau", null, CircleList.Board, null), isSure: true, Ct));

        Assert.Equal(ProblemCode.BadSpaces, refused.Problems[0].Code);
    }

    [Fact]
    public void Rules_that_name_what_is_no_more_are_told()
    {
        store.Push("Somebody", (SpaceRules.File, "spaces:\n  kasse: {read: [gruppe:weg, vorstand], write: [amt:rollen/weg, amt:rollen/kasse]}\n"));

        Assert.Equal(["gruppe:weg", "amt:rollen/weg"], Editor.Dangling().Select(d => d.Circle.Write()));
    }

    [Fact]
    public async Task A_group_cannot_go_while_a_rule_or_a_page_names_it_and_its_id_is_not_given_again_while_one_does()
    {
        var admin = Given.AnAdministrator();
        var (id, _) = await Groups.MakeAsync(admin, "Bauausschuss", Ct);
        store.With("bau/liste", $"---\nreaders: [gruppe:{id}]\n---\n");

        Assert.Equal(ProblemCode.GroupIsNamed, (await Groups.DeleteAsync(admin, id!, Ct))!.Code);
        store.With("bau/liste", "# Liste\n");
        Assert.Null(await Groups.DeleteAsync(admin, id!, Ct));
        store.With("bau/liste", $"---\nreaders: [gruppe:{id}]\n---\n");
        Assert.Equal("bauausschuss-2", (await Groups.MakeAsync(admin, "Bauausschuss", Ct)).Id);
    }

    [Theory]
    [InlineData("", ProblemCode.Required)]
    [InlineData("!!!", ProblemCode.Required)]
    [InlineData("schon da", ProblemCode.GroupTaken)]
    public async Task A_group_has_a_name_of_its_own(string title, ProblemCode expected)
    {
        await Groups.MakeAsync(Given.AnAdministrator(), "Schon da", Ct);

        Assert.Equal(expected, (await Groups.MakeAsync(Given.AnAdministrator(), title, Ct)).Problem?.Code);
    }

    [Fact]
    public async Task Nobody_else_makes_groups_or_guests()
    {
        var (id, _) = await Groups.MakeAsync(Given.AnAdministrator(), "Bau", Ct);
        var person = new Person(PersonId.New(), "Ada", null, null, null);
        await people.SavePersonAsync(person, Ct);
        var ada = await people.AddMemberAsync(person.Id, "Ada", isAdministrator: false, Ct);

        foreach (var actor in new Actor[] { PeopleSnapshot.ActorOf(ada), Actor.Machine.Instance, Actor.Visitor.Instance })
        {
            Assert.NotNull((await Groups.MakeAsync(actor, "Neu", Ct)).Problem);
            Assert.NotNull(await Groups.RenameAsync(actor, id!, "Neu", Ct));
            Assert.NotNull(await Groups.SetMembersAsync(actor, id!, [ada.Id], Ct));
            Assert.NotNull(await Groups.SetGuestAsync(actor, ada.Id, true, Ct));
            Assert.NotNull(await Groups.DeleteAsync(actor, id!, Ct));
        }

        Assert.False(people.Current.Members[ada.Id].Groups.Contains(id!));
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();
}
