using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Handovers;
using Roots.Wiki.People;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Handovers;

public sealed class ThanksTests
{
    private readonly Baton baton = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static TemplateCatalog WithTasks { get; } = new(
        [.. OfficeSample.Catalog.Templates, new("tasks", 1, TemplateKind.RoleSheet, new("Aufgaben"), new(""), [new("t", new("Aufgaben"), [OfficeSample.Q("aufgaben", "table")])])], [], []);

    [Fact]
    public async Task A_proof_names_office_time_and_tasks_and_no_other_person()
    {
        await baton.People.SavePersonAsync(new Person(PersonId.New(), "Berta Krause", null, null, null), Ct);
        baton.Store.With("rollen/kasse/wissen-2", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Frage aufgaben? {#aufgaben}\n\n| Was | Bis wann |\n| --- | --- |\n| Beitrag einziehen | März |\n| Frau Krause besuchen | Mai |\n");
        var path = await baton.StartAsync(baton.Today);
        var farewell = new Thanks(baton.Store, baton.People, () => WithTasks);

        var proof = farewell.Proof(baton.Handovers.Find(baton.Giver, path)!)!;

        Assert.Equal((baton.Giver.PersonId, new DateOnly(2019, 3, 1), baton.Today), (proof.Person, proof.Since, proof.Until));
        Assert.Equal(["Beitrag einziehen"], proof.Tasks);
        Assert.Null(farewell.Proof(baton.Handovers.Find(baton.Taker, path)!));
        Assert.NotNull(farewell.Proof(baton.Handovers.Find(baton.Chair, path)!));
    }

    [Fact]
    public async Task Who_wrote_takes_their_own_words_along()
    {
        await baton.StartAsync();
        await baton.Store.SaveAsync("rollen/kasse/wissen", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Frage aufgabe? {#aufgabe}\n\nMeine Worte über die [Bank](person:k3v9x2m7qa)\n", baton.Giver);
        await baton.Store.SaveAsync("rollen/kasse/wissen", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Frage aufgabe? {#aufgabe}\n\nSpäter anders\n", baton.Chair);
        var farewell = new Thanks(baton.Store, baton.People, () => OfficeSample.Catalog);
        var role = baton.Store.Current.Roles.Find(Baton.Kasse)!;

        var own = await farewell.OwnTextsAsync(baton.Giver, role, Ct);

        Assert.Contains("Meine Worte über die Bank", own, StringComparison.Ordinal);
        Assert.DoesNotContain("Später", own, StringComparison.Ordinal);
        Assert.Empty(await farewell.OwnTextsAsync(baton.Taker, role, Ct));
    }
}
