using Roots.Wiki.Spaces;

namespace Roots.Wiki.Core.Tests.Spaces;

public sealed class SpaceRulesTests
{
    private const string Sample = """
        # Wer darf wo?
        default: {read: [verein]}
        spaces:
          kasse: {title: "Kasse, Steuern", read: [vorstand, amt:rollen/kasse], write: [amt:rollen/kasse]} # geprüft
          bau:
            title: Bau
            read:
              - gruppe:bau
              - verwaltung
          Straßenfest:
        """;

    [Fact]
    public void The_file_says_who_reads_and_writes_in_which_space()
    {
        var rules = SpaceRules.Read(Sample);

        Assert.Null(rules.Problem);
        Assert.Equal(["kasse", "bau", "Straßenfest"], rules.Named.Select(s => s.Folder));
        Assert.Equal(("Kasse, Steuern", "vorstand,amt:rollen/kasse", "amt:rollen/kasse"), (rules.Of("kasse/sepa").Title, rules.ReadersOf(rules.Of("kasse/sepa"))?.Key, rules.WritersOf(rules.Of("kasse/sepa"))?.Key));
        Assert.Equal("gruppe:bau,verwaltung", rules.ReadersOf(rules.Of("bau/plan.png"))?.Key);
        Assert.Equal("verein", rules.ReadersOf(rules.Of("Straßenfest/plan"))?.Key);
        Assert.Null(rules.WritersOf(rules.Of("start")));
    }

    [Theory]
    [InlineData("kasse")]
    [InlineData("Kasse")]
    [InlineData("KASSE")]
    public void No_other_spelling_of_a_folder_gets_around_a_rule(string folder) =>
        Assert.Equal("kasse", SpaceRules.Read(Sample).Of(folder + "/sepa").Folder);

    [Theory]
    [InlineData("strassenfest")]
    [InlineData("Straßenfest")]
    public void Umlauts_are_folded_as_in_links(string folder) => Assert.Equal("Straßenfest", SpaceRules.Read(Sample).Of(folder + "/x").Folder);

    [Theory]
    [InlineData("kasse: [vorstand]\n")]                                          // a space at the top
    [InlineData("spaces:\n  kasse: {reed: [vorstand]}\n")]                       // a slip of the pen
    [InlineData("spaces:\n  kasse: {read: [vorstant]}\n")]
    [InlineData("spaces:\n  kasse: {read: [{a: b}]}\n")]
    [InlineData("spaces:\n  kasse: {read: [vorstand], read: [öffentlich]}\n")]
    [InlineData("spaces:\n  kasse: {read: [vorstand]}\n  Kasse: {read: [öffentlich]}\n")]
    [InlineData("spaces:\n  kasse/alt: {read: [vorstand]}\n")]
    [InlineData("spaces: [kasse]\n")]
    [InlineData("default: offen\n")]
    [InlineData("default: {read: &x [verein]}\n")]
    [InlineData("spaces:\n\tkasse: {}\n")]
    [InlineData("irgendwas ohne Doppelpunkt\n")]
    [InlineData("spaces:\n  kasse: {read: [vorstand]\n")]
    [InlineData("default: {read: [verein]}\n---\nspaces:\n  kasse: {read: [vorstand]}\n")]   // what stands below a line of dashes would be lost
    [InlineData("default: {read: [verein]}\nirgendwas\n")]
    public void A_file_that_cannot_be_understood_closes_everything_to_all_but_the_board(string yaml)
    {
        var rules = SpaceRules.Read(yaml);

        Assert.Equal(ProblemCode.BadSpaces, rules.Problem?.Code);
        Assert.Equal((CircleList.Board, CircleList.Board), (rules.ReadersOf(rules.Of("kasse/sepa")), rules.WritersOf(rules.Of("start"))));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n# nichts\n")]
    [InlineData("spaces:\n")]
    [InlineData("default:\n")]
    public void An_empty_file_bounds_nobody(string yaml)
    {
        var rules = SpaceRules.Read(yaml);

        Assert.Null(rules.Problem);
        Assert.Null(rules.ReadersOf(rules.Of("kasse/sepa")));
    }

    [Fact]
    public void A_change_touches_the_line_of_its_space_alone()
    {
        var changed = SpacesText.Set(Sample, new("kasse", "Kasse", CircleList.Of(["vorstand"]), null));

        Assert.Equal(Sample.Replace("  kasse: {title: \"Kasse, Steuern\", read: [vorstand, amt:rollen/kasse], write: [amt:rollen/kasse]} # geprüft", "  kasse: {title: Kasse, read: [vorstand]}", StringComparison.Ordinal), changed.TrimEnd('\n'));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nur Worte\n")]
    [InlineData("default: {read: [verein]}\r\nspaces:\r\n  kasse: {read: [vorstand]}\r\n")]
    [InlineData("spaces: {kasse: {read: [vorstand]}, bau: {}}\n")]
    [InlineData("spaces:\n")]
    [InlineData(Sample)]
    public void What_is_set_reads_back_and_the_rest_stays(string yaml)
    {
        var before = SpaceRules.Read(yaml);
        var wanted = new Space("straße & co", "Straße: #1", CircleList.Of(["öffentlich", "gruppe:a, b"]), CircleList.Of(Array.Empty<string>()));

        var text = SpacesText.Set(SpacesText.Set(yaml, wanted), new("", null, null, CircleList.Of(["vorstand"])));
        var after = SpaceRules.Read(text);

        Assert.Null(after.Problem);
        var made = Assert.Single(after.Named, s => s.Folder == wanted.Folder);
        Assert.Equal((wanted.Title, wanted.Read, wanted.Write), (made.Title, made.Read, made.Write));
        Assert.Equal(before.Named.Select(s => (s.Folder, s.Title, s.Read, s.Write)), after.Named.Where(s => s.Folder != wanted.Folder).Select(s => (s.Folder, s.Title, s.Read, s.Write)));
        Assert.Equal((null, "vorstand"), (after.Others.Read?.Key, after.Others.Write?.Key));
        Assert.Equal(before.Named.Count, SpaceRules.Read(SpacesText.Remove(text, wanted.Folder)).Named.Count);
    }
}
