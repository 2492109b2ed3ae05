using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Core.Tests.Spaces;

public sealed class UnitTests
{
    [Fact]
    public void A_unit_has_a_kind_and_lies_below_the_one_it_names_or_the_one_around_it()
    {
        var units = Given.AWiki()
            .With("fussball/index", "---\ntype: unit\nkind: section\ntitle: Fußball\n---\n")
            .With("fussball/jugend/index", "---\ntype: unit\ntitle: Jugend\n---\n")
            .With("kita", "---\ntype: unit\nkind: body\nparent: fussball\n---\n# Kita\n").Current.Units;

        Assert.Equal([("Fußball", UnitKind.Section, null), ("Jugend", UnitKind.Section, "Fußball"), ("Kita", UnitKind.Body, "Fußball")],
            units.All.Select(u => (u.Title, u.Facts.Kind, units.ParentOf(u)?.Title)));
    }

    [Fact]
    public void An_office_belongs_to_the_unit_it_names_or_in_whose_folder_it_lies()
    {
        var wiki = Given.AWiki()
            .With("fussball/index", "---\ntype: unit\n---\n")
            .With("fussball/rollen/kasse/index", "---\ntype: role\n---\n")
            .With("rollen/trainer/index", "---\ntype: role\nunit: fussball\n---\n")
            .With("rollen/kasse/index", "---\ntype: role\n---\n").Current;

        Assert.Equal(["fussball/index", "fussball/index"], wiki.Roles.All.Select(r => wiki.Units.Of(r)?.Path.Value).OfType<string>());
        Assert.Null(wiki.Units.Of(wiki.Roles.Resolve("rollen/kasse")!));
    }

    [Fact]
    public void Units_that_name_each_other_end_somewhere()
    {
        var units = Given.AWiki().With("a", "---\ntype: unit\nparent: b\n---\n").With("b", "---\ntype: unit\nparent: a\n---\n").With("c", "---\ntype: unit\n---\n").Current.Units;

        Assert.True(units.IsWithin(units.Resolve("a"), units.Resolve("b")!));
        Assert.False(units.IsWithin(units.Resolve("a"), units.Resolve("c")!));
    }

    [Fact]
    public void A_new_unit_and_a_new_office_in_it_say_what_was_entered()
    {
        var unit = new NewUnit("Fußball", UnitKind.Section, null);
        var path = UnitSetup.PathOf(unit)!;
        var page = Assert.IsType<FileEdit.Transform>(UnitSetup.Edit(path, unit)).Change(null)!;
        var snapshot = Given.AWiki().With(path.Value, page).Current;
        var made = Assert.Single(snapshot.Units.All);
        var office = new NewUnitOffice("Kasse Fußball", made, ["schnellstart", "kasse"], 4, true, [new(PersonId.Parse("aaaaaaaaaa"), HolderKind.Holder, null, null, StandsAgain.Unknown), new(PersonId.Parse("bbbbbbbbbb"), HolderKind.Holder, null, null, StandsAgain.Unknown)]);

        var text = Assert.IsType<FileEdit.Write>(UnitSetup.Edit(UnitSetup.PathOf(office)!, office)).Text;

        Assert.Equal(("fussball/index", "Fußball", UnitKind.Section), (path.Value, made.Title, made.Facts.Kind));
        Assert.Equal("fussball/rollen/kasse-fussball/index", UnitSetup.PathOf(office)!.Value);
        var facts = PageFacts.Read(UnitSetup.PathOf(office)!, System.Text.Encoding.UTF8.GetBytes(text)).Office!;
        Assert.Equal(("fussball", 4, true, 2), (facts.Unit, facts.Criticality!.Value, facts.IsLead, facts.Holders.Count));
        Assert.Equal(["schnellstart", "kasse"], facts.Templates);
    }

    [Fact]
    public void A_page_that_stands_there_becomes_a_unit_and_keeps_its_text()
    {
        var unit = new NewUnit("Bienen", UnitKind.Local, null);

        var page = Assert.IsType<FileEdit.Transform>(UnitSetup.Edit(UnitSetup.PathOf(unit)!, unit)).Change("---\ntags: [honig]\n---\n# Unsere Bienen\n\nText.\n");

        Assert.Equal("---\ntags: [honig]\ntype: unit\nkind: local\n---\n# Unsere Bienen\n\nText.\n", page);
    }

    [Fact]
    public void Three_offices_of_one_template_keep_their_own_answers_holders_and_levels()
    {
        string Office(string more) => $"---\ntype: role\ntitle: Kasse\ntemplates: [quick]\ncriticality: 4\n{more}---\n";
        const string Answer = "---\ntype: knowledge\nanswers:\n  aufgabe: {confirmed: 2026-11-01}\n---\n### Aufgabe? {#aufgabe}\n\n";
        var wiki = Given.AWiki()
            .With("fussball/index", "---\ntype: unit\n---\n").With("tennis/index", "---\ntype: unit\n---\n")
            .With("rollen/kasse/index", Office("holders:\n  - {person: aaaaaaaaaa, kind: holder}\n"))
            .With("fussball/rollen/kasse/index", Office("holders:\n  - {person: bbbbbbbbbb, kind: holder}\n  - {person: cccccccccc, kind: holder}\n"))
            .With("tennis/rollen/kasse/index", Office(""))
            .With("rollen/kasse/wissen", Answer + "Das Geld des Vereins hüten.\n")
            .With("fussball/rollen/kasse/wissen", Answer + "Die Startgelder einsammeln.\n").Current;

        var standings = wiki.Roles.All.Select(r => RoleStanding.Of(r, Core.Tests.Roles.OfficeSample.Catalog, new(2026, 11, 24))).ToList();

        Assert.Equal(["fussball/rollen/kasse/index", "rollen/kasse/index", "tennis/rollen/kasse/index"], standings.Select(s => s.Role.Path.Value));
        Assert.Equal(["Die Startgelder einsammeln.", "Das Geld des Vereins hüten.", null], standings.Select(s => s.Questions[0].Answer?.Text));
        Assert.Equal([2.0, 1.0, 0.0], standings.Select(s => s.People));
        Assert.Equal([40, 25, 0], standings.Select(s => s.Knowledge));
    }
}
