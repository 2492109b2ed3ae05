using Roots.Wiki.Clarifications;
using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.ForYou;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.ForYou;

/// <summary>The office of <see cref="OfficeSample"/> with people who have accounts, and everything that keeps knowledge alive.</summary>
internal sealed class AliveSample
{
    public AliveSample(params (string File, string Text)[] files)
    {
        Store = new(files);
        People = new(Clock);
        Views = new(Store);
        Overview = new(Store, OfficeSample.Catalog, Clock, Registry);
        Desk = new(Store, Registry, People, OfficeSample.Catalog, Views, Clock);
        Due = new(Store, People, Drafts, Registry, OfficeSample.Catalog, Overview, Views, DueSources.All, Clock);
    }

    public SettableClock Clock { get; } = new();

    public SittingStore Store { get; }

    public InMemoryPeople People { get; }

    public InMemoryDraftStore Drafts { get; } = new();

    public InMemoryClarifications Registry { get; } = new();

    public AccessViews Views { get; }

    public RolesOverviewCache Overview { get; }

    public ClarificationDesk Desk { get; }

    public DueList Due { get; }

    public DateOnly Today => Store.Current.Settings.Today(Clock);

    /// <summary>Gives a person an account.</summary>
    public async Task<Actor.Member> MemberAsync(PersonId? person = null, bool administers = false)
    {
        var known = new Person(person ?? PersonId.New(), "Jemand", null, null, null);
        await People.SavePersonAsync(known, CancellationToken.None);
        return (Actor.Member)PeopleSnapshot.ActorOf(await People.AddMemberAsync(known.Id, known.Name, administers, CancellationToken.None));
    }

    /// <summary>An office's page.</summary>
    public static string Office(string title, string holders, string more = "") =>
        $"---\ntype: role\ntitle: {title}\ntemplates: [quick, sheet]\ncriticality: 3\n{more}holders:\n{holders}---\n# {title}\n";

    public static string Line(PersonId person, string kind = "holder", string more = "") => $"  - {{person: {person}, kind: {kind}{more}}}\n";
}
