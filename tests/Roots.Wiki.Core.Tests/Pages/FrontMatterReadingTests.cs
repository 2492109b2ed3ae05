using Roots.Wiki.Pages;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class FrontMatterReadingTests
{
    [Theory]
    [InlineData("---\ntitle: Kasse\n---\n# X\n", "Kasse")]
    [InlineData("\uFEFF---\r\ntitle: Kasse\r\n...\r\ntext", "Kasse")]
    [InlineData("---\ntitle: \"a: \\\"b\\\" \\u00e4\"  # note\n---\n", "a: \"b\" ä")]
    [InlineData("---\ntitle: 'it''s'\n---\n", "it's")]
    [InlineData("---\ntitle: C# und F#  # note\n---\n", "C# und F#")]
    [InlineData("---\n# note\n\ntitle: Kasse: SEPA\n---", "Kasse: SEPA")]
    [InlineData("---\ntitle: eins\n  zwei\n---\n", "eins zwei")]
    [InlineData("---\ntitle: >\n  eins\n  zwei\nother: 1\n---\n", "eins zwei")]
    [InlineData("---\n\"title\" : Kasse\n---\n", "Kasse")]
    [InlineData("---\ntitle: ~\n---\n", null)]
    [InlineData("---\ntitle:\n---\n", null)]
    [InlineData("---\ntitle: [a]\n---\n", null)]
    [InlineData("no front matter\n---\ntitle: x\n---\n", null)]
    public void A_scalar_is_read_as_it_was_meant(string text, string? title) => Assert.Equal(title, FrontMatter.Read(text).Scalar("title"));

    [Theory]
    [InlineData("tags: [a, \"b, c\", 'd']")]
    [InlineData("tags:\n  - a\n  - \"b, c\" # note\n  - d")]
    [InlineData("tags:\n- a\n# note\n- b, c\n- d")]
    [InlineData("tags: [a,\n  'b, c', # note\n  d\n]")]
    public void A_list_may_be_written_in_every_usual_way(string yaml) =>
        Assert.Equal(["a", "b, c", "d"], FrontMatter.Read($"---\n{yaml}\ntype: role\n---\n").List("tags"));

    [Theory]
    [InlineData("holders:\n  - {person: k3v9x2m7qa, until: 2027-03-20}")]
    [InlineData("holders:\n  - person: k3v9x2m7qa\n    until: 2027-03-20")]
    [InlineData("holders: [{person: k3v9x2m7qa, until: '2027-03-20'}]")]
    public void Maps_may_be_written_in_every_usual_way(string yaml)
    {
        var map = Assert.Single(FrontMatter.Read($"---\n{yaml}\n---\n").Maps("holders"));

        Assert.Equal(("k3v9x2m7qa", "2027-03-20", 2), (map["person"], map["until"], map.Count));
    }

    [Theory]
    [InlineData("answers:\n  konten: {confirmed: 2026-10-02, state: partial}\n  zz: {}")]
    [InlineData("answers:\n  konten:\n    confirmed: 2026-10-02\n    state: partial\n  zz:\n    a: 1")]
    [InlineData("answers: {konten: {confirmed: 2026-10-02, state: partial}, zz: {}}")]
    public void A_map_of_maps_may_be_written_in_every_usual_way(string yaml)
    {
        var entries = FrontMatter.Read($"---\n{yaml}\n---\n").MapOfMaps("answers");

        Assert.Equal(["konten", "zz"], entries.Select(e => e.Key));
        Assert.Equal("partial", entries[0].Value["state"]);
    }

    [Theory]
    [InlineData("title: &a x", 2)]
    [InlineData("a: 1\ntitle: *a", 3)]
    [InlineData("other: &a [x]", 2)]
    [InlineData("title: !!str x", 2)]
    [InlineData("<<: {title: x}", 2)]
    [InlineData("title: \"open", 2)]
    [InlineData("a: 1\ntags: [a, b", 3)]
    [InlineData("tags: [a, *b]", 2)]
    [InlineData("tags:\n  - a\n\t- b", 4)]
    [InlineData("tags:\n  - &x a", 3)]
    [InlineData("answers:\n  a: {}\n    b: {}", 4)]
    [InlineData("visibility: vorstand\nvisibility: öffentlich", 3)]
    [InlineData("title: x\njust words", 3)]
    [InlineData("tags: [[[[[[[[[[[[a]]]]]]]]]]]]", 2)]
    public void What_is_not_plain_yaml_is_a_problem_with_its_line(string yaml, int line)
    {
        var front = FrontMatter.Read($"---\n{yaml}\n---\nbody");

        Assert.Equal(new Problem(ProblemCode.BadFrontMatter, null, line).Code, front.Problem?.Code);
        Assert.Equal(line, Assert.Single(front.Problem!.Arguments));
        Assert.Null(front.Scalar("title"));
    }

    [Theory]
    [InlineData("menu:\n  main:\n    - name: x\n      url: \"/a\"\n\tb: *c")]
    [InlineData("note: |\n  *not* an alias\n  & no anchor")]
    [InlineData("cover: \"never closed")]
    public void Unknown_keys_are_left_alone_whatever_they_hold(string yaml)
    {
        var front = FrontMatter.Read($"---\n{yaml}\ntitle: Kasse\n---\nbody");

        Assert.Null(front.Problem);
        Assert.Equal("Kasse", front.Scalar("title"));
    }

    [Theory]
    [InlineData("---\njust a rule above\n\n---\nand one below\n")]
    [InlineData("---\n\nno closing line: at all\n")]
    [InlineData("----\ntitle: x\n---\n")]
    [InlineData(" ---\ntitle: x\n---\n")]
    public void A_thematic_break_at_the_start_is_no_front_matter(string text)
    {
        var front = FrontMatter.Read(text);

        Assert.Equal((false, 0, null), (front.Exists, front.BodyStart, front.Problem));
    }

    [Fact]
    public void Two_rules_more_than_200_lines_apart_are_no_front_matter()
    {
        var text = "---\n" + string.Concat(Enumerable.Repeat("words\n", 210)) + "key: value\n---\n";

        Assert.False(FrontMatter.Read(text).Exists);
    }

    [Fact]
    public void The_answers_of_a_large_sheet_are_read_although_they_take_more_than_200_lines()
    {
        var text = "---\nanswers:\n" + string.Concat(Enumerable.Range(0, 300).Select(i => $"  q{i:000}: {{confirmed: 2026-10-02}}\n")) + "---\n";

        Assert.Equal(300, FrontMatter.Read(text).MapOfMaps("answers").Count);
    }

    [Fact]
    public void Front_matter_beyond_the_bound_is_a_problem_and_closes_the_page()
    {
        var text = "---\nvisibility: öffentlich\nx: " + new string('x', 70_000) + "\n---\n";

        Assert.Equal(ProblemCode.BadFrontMatter, FrontMatter.Read(text).Problem?.Code);
    }

    [Fact]
    public void A_billion_laughs_are_refused_without_a_smile()
    {
        var bomb = "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"k{i}: &b{i} [*a, *a, *a]\n"));

        Assert.NotNull(FrontMatter.Read($"---\n{bomb}---\n").Problem);
    }
}
