using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Start;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Start;

/// <summary>The guide ticks itself from what stands in the wiki, and is for the administration and the board.</summary>
public sealed class FirstWeeksTests
{
    private const string Chair = "---\ntype: role\ntitle: Vorsitz\ntemplates: [quick]\nboard: true\nholders:\n  - {person: aaaaaaaaaa, kind: holder}\n---\n";
    private const string Known = "---\ntype: knowledge\nvisibility: amt\n---\n### A {#aufgabe}\n\nDas Geld hüten.\n\n### F {#frist}\n\n| Was | Bis wann |\n| --- | --- |\n| Pacht | Januar |\n\n### L {#laufendes}\n\nDer Antrag beim Stadtverband läuft noch bis Dezember.\n";

    private readonly PeoplePorts people = PeoplePorts.InMemory(new SettableClock());

    [Fact]
    public void On_an_empty_wiki_everything_is_to_come()
    {
        var weeks = Look(Given.AnAdministrator())!;

        Assert.Equal([(FirstStep.Offices, false), (FirstStep.QuickStart, false), (FirstStep.SecondPerson, false), (FirstStep.Resolution, false)], weeks.Steps.Select(s => (s.Step, s.IsDone)));
        Assert.Equal((FirstStep.Offices, false, false), (weeks.Next!.Value, weeks.IsDone, weeks.IsHidden));
    }

    [Fact]
    public async Task Each_step_is_done_once_the_facts_say_so()
    {
        await people.AddAsync("Ada", administers: true);
        await people.AddAsync("Ben");

        var weeks = Look(
            Given.AnAdministrator(),
            ("rollen/kasse/index.md", OfficeSample.Page), (OfficeSample.Sheet.Value, Known), ("rollen/vorsitz/index.md", Chair),
            ("verein/beschluss.md", "---\ntemplate: beschluss-wissen\n---\n# Beschluss\n\n### Ab wann gilt der Beschluss? {#beschluss-ab-wann}\n\n2027-03-20\n"))!;

        Assert.True(weeks.IsDone);
        Assert.Equal(("rollen/vorsitz/index", "verein/beschluss"), (weeks.QuickStartOffice!.Value, weeks.Resolution!.Value));
    }

    [Fact]
    public void A_resolution_without_its_day_is_only_a_text()
    {
        var weeks = Look(Given.AnAdministrator(), ("beschluss.md", "---\ntemplate: beschluss-wissen\n---\n# Beschluss\n"))!;

        Assert.Equal((false, "beschluss"), (weeks.Steps[^1].IsDone, weeks.Resolution?.Value));
    }

    [Fact]
    public void The_board_begins_with_its_own_office_and_nobody_else_has_the_guide()
    {
        (string, string)[] files = [("rollen/kasse/index.md", OfficeSample.Page), ("rollen/vorsitz/index.md", Chair)];

        Assert.Equal("rollen/vorsitz/index", Look(Given.AMember(MapSample.Ada), files)!.QuickStartOffice!.Value);
        foreach (var actor in new Actor[] { OfficeSample.TheHolder, Given.AMember(), Actor.Visitor.Instance, Actor.Machine.Instance, Actor.Host.Instance })
        {
            Assert.Null(Look(actor, files));
        }
    }

    [Fact]
    public async Task It_is_put_away_for_one_person_only()
    {
        var (ada, ben) = (await people.AddAsync("Ada", administers: true), await people.AddAsync("Ben", administers: true));
        var before = Look(PeopleSnapshot.ActorOf(ada))!.Tag;

        await people.Persons.HideFirstWeeksAsync(ada.Id, isHidden: true, TestContext.Current.CancellationToken);

        Assert.Equal((true, false), (Look(PeopleSnapshot.ActorOf(ada))!.IsHidden, Look(PeopleSnapshot.ActorOf(ben))!.IsHidden));
        Assert.NotEqual(before, Look(PeopleSnapshot.ActorOf(ada))!.Tag);
    }

    private FirstWeeks? Look(Actor actor, params (string File, string Text)[] files)
    {
        // "beschluss-wissen" need not be in the catalogue: answers of a page are read by its front matter.
        var snapshot = OfficeSample.Snapshot(files);
        return FirstWeeks.Of(new AccessView(snapshot, actor), RolesOverview.Of(snapshot, OfficeSample.Catalog, MapSample.Today), people.Persons.Current);
    }
}
