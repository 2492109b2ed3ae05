using Roots.Wiki.Handovers;
using Roots.Wiki.Roles;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Handovers;

/// <summary>An association with a chair, a treasurer and somebody who will be the next one, in memory.</summary>
internal sealed class Baton
{
    public static readonly PagePath Kasse = PagePath.Parse("rollen/kasse/index");

    public Baton()
    {
        Store = new InMemoryPageStore(Clock);
        People = new InMemoryPeople(Clock);
        Handovers = new(Store, People, Clock);
        Store.With("rollen/vorsitz/index", $"---\ntype: role\ntitle: Vorsitz\nboard: true\ntemplates: [quick]\nholders:\n  - {{person: {Chair.Person}, kind: holder}}\n---\n# Vorsitz\n");
        Store.With("rollen/kasse/index", $"---\ntype: role\ntitle: Kasse\ntemplates: [quick, sheet]\nholders:\n  - {{person: {Giver.Person}, kind: holder, since: 2019-03-01}}\n---\n# Kasse\n");
        Store.With("rollen/kasse/wissen", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Frage aufgabe? {#aufgabe}\n\nRechnungen bezahlen und den Beitrag einziehen, jeden Monat am dritten\n");
    }

    public SettableClock Clock { get; } = new();

    public InMemoryPageStore Store { get; }

    public InMemoryPeople People { get; }

    public HandoverEditor Handovers { get; }

    public Actor.Member Chair { get; } = Given.AMember();

    public Actor.Member Giver { get; } = Given.AMember();

    public Actor.Member Taker { get; } = Given.AMember();

    public Actor.Member Helper { get; } = Given.AMember();

    public Actor.Member Stranger { get; } = Given.AMember();

    public DateOnly Today => Store.Current.Settings.Today(Clock);

    public IReadOnlyList<RoleTerm> Holders => Store.Current.Roles.Find(Kasse)!.Facts.Holders;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public HandoverPlan Plan(DateOnly? begins = null) => new(Giver.PersonId, Taker.PersonId, Helper.PersonId, Today.AddDays(56), begins);

    /// <summary>A running handover, started by the chair.</summary>
    public async Task<PagePath> StartAsync(DateOnly? begins = null) =>
        Assert.IsType<HandoverResult.Saved>(await Handovers.StartAsync(Chair, Kasse, Plan(begins), Ct)).Path;

    public HandoverFacts Facts(PagePath path) => Store.Current.Find(path)!.Facts.Handover!;

    public Task<string?> TextAsync(PagePath path) => Store.TextAsync(path.File);
}
