using Roots.Wiki.People;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People;

public sealed class RightsWatchTests
{
    private const string Office = "---\ntype: role\nholders:\n  - {person: k3v9x2m7qa, kind: holder}\n---\n# Kasse\n";

    private readonly InMemoryPeople people = new(new SettableClock());
    private readonly PassingRetention marks = new();
    private readonly InMemoryPageStore wiki = Given.AWiki().With("start", "# Start\n");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private RightsWatch Watch => new(wiki, people, marks);

    [Fact]
    public async Task What_stood_before_the_watch_began_is_not_written_down()
    {
        wiki.With("rollen/kasse/index", Office);

        Assert.Equal(0, await Watch.FollowAsync(Ct));
        Assert.Empty(people.Audit);
    }

    [Theory]
    [InlineData("rollen/kasse/index.md", "", "office-ended")]
    [InlineData("rollen/kasse/index.md", "---\ntype: role\nholders:\n  - {person: abcdefghjk, kind: holder}\n---\n# Kasse\n", "holders-changed")]
    [InlineData("rollen/kasse/index.md", "---\ntype: role\nboard: true\nholders:\n  - {person: k3v9x2m7qa, kind: holder}\n---\n# Kasse\n", "office-rights-changed")]
    [InlineData("rollen/chor/index.md", Office, "office-made")]
    [InlineData("start.md", "---\nvisibility: vorstand\n---\n# Start\n", "visibility-changed")]
    [InlineData(".roots/wiki.yaml", "name: Verein\n", "settings-changed")]
    [InlineData(".roots/spaces.yaml", "spaces: {}\n", "space-rules-changed")]
    [InlineData(".roots/templates/kasse.yaml", "id: kasse\n", "template-changed")]
    public async Task A_change_of_rights_is_written_down_with_its_file(string file, string text, string action)
    {
        wiki.With("rollen/kasse/index", Office);
        await Watch.FollowAsync(Ct);

        wiki.Push("Somebody", (file, text));
        await Watch.FollowAsync(Ct);

        Assert.Equal((Actor.Host.Instance, action, file.EndsWith(".md", StringComparison.Ordinal) ? file[..^3] : file), Assert.Single(people.Audit));
    }

    [Fact]
    public async Task A_change_of_words_is_nobody_s_business()
    {
        wiki.With("rollen/kasse/index", Office);
        await Watch.FollowAsync(Ct);

        wiki.With("rollen/kasse/index", Office + "\nMehr Text.\n").With("neu", "# Neu\n");

        Assert.Equal(0, await Watch.FollowAsync(Ct));
    }

    [Fact]
    public async Task The_member_who_saved_is_named_and_nothing_is_written_twice()
    {
        var person = new Person(PersonId.New(), "Vera", null, null, null);
        await people.SavePersonAsync(person, Ct);
        var vera = await people.AddMemberAsync(person.Id, "Vera", isAdministrator: true, Ct);
        await Watch.FollowAsync(Ct);

        await wiki.SaveAsync("start", "---\nvisibility: vorstand\n---\n# Start\n", PeopleSnapshot.ActorOf(vera));
        await Watch.FollowAsync(Ct);
        await Watch.FollowAsync(Ct);

        var (actor, action, subject) = Assert.Single(people.Audit);
        Assert.Equal((vera.Id, "visibility-changed", "start"), (Assert.IsType<Actor.Member>(actor).Id, action, subject));
    }
}
