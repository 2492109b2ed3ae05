using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Spaces;

/// <summary>What decides, what explains and what filters the search say the same, for wikis, rules and people by chance.</summary>
public sealed class AccessProperties
{
    private static readonly string[] Folders = ["a", "b", "c", "rollen/x", "rollen/y"];
    private static readonly string[] Words = ["öffentlich", "verein", "vorstand", "verwaltung", "gruppe:g", "gruppe:h", "amt:rollen/x", "amt:rollen/y", "amt:rollen/weg", "unsinn"];
    private static readonly string[] Levels = ["", "visibility: öffentlich\n", "visibility: verein\n", "visibility: amt\n", "visibility: vorstand\n", "visibility: [x]\n"];
    private static readonly PersonId[] People = [.. Enumerable.Range(0, 6).Select(i => PersonId.Parse(new string((char)('a' + i), 10)))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void The_decision_its_reason_and_the_filter_agree(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var store = Given.AWiki().Push("By chance",
            [
                (".roots/wiki.yaml", $"open: {(random.Next(2) == 0 ? "true" : "false")}\n"),
                (".roots/spaces.yaml", Rules(random)),
                ("rollen/x/index.md", Office(random, "board: true\n")),
                ("rollen/y/index.md", Office(random, "")),
                .. Enumerable.Range(0, 25).Select(i => ($"{Folders[random.Next(Folders.Length)]}/seite-{i}.md", Page(random))),
            ]);
            var snapshot = store.Current;
            foreach (var actor in Actors(random))
            {
                var view = new AccessView(snapshot, actor);
                var keys = view.ReadableKeys.ToHashSet(StringComparer.Ordinal);
                foreach (var page in snapshot.Pages.Values)
                {
                    var why = view.Explain(page);
                    Assert.Equal(view.CanRead(page), why.IsAllowed);
                    Assert.NotEmpty(why.Deciding);
                    Assert.All(why.Deciding, r => Assert.Equal(why.IsAllowed, r.Allows));
                    Assert.Equal(why.Level.Allows && why.Space.Allows && why.Readers.Allows, keys.Contains(snapshot.ClassOf(page).Key));

                    // Nothing that lies beside a page is wider than the page, and nobody writes where they may not read.
                    Assert.True(why.IsAllowed || !view.CanRead(GitPath.Parse(page.Path.Folder + "/bild.png")));
                    Assert.True(view.Explain(snapshot.Spaces.Of(page.Path.Value)).Allows || !view.CanWrite(page.Path));
                }
            }
        }
    }

    private static string Rules(Random random)
    {
        string Line(string name) => $"{name}: {{{string.Join(", ", new[] { "read", "write" }.Where(_ => random.Next(3) > 0).Select(k => $"{k}: [{Some(random)}]"))}}}\n";
        return (random.Next(2) == 0 ? Line("default") : "") + "spaces:\n" + string.Concat(new[] { "a", "b", "rollen" }.Where(_ => random.Next(3) > 0).Select(f => "  " + Line(f)));
    }

    private static string Some(Random random) => string.Join(", ", Enumerable.Range(0, random.Next(3)).Select(_ => Words[random.Next(Words.Length - (random.Next(9) == 0 ? 0 : 1))]));

    private static string Page(Random random) =>
        "---\n" + Levels[random.Next(Levels.Length)] + (random.Next(4) == 0 ? $"readers: [{Some(random)}]\n" : "")
        + (random.Next(3) == 0 ? "role: rollen/" + (random.Next(2) == 0 ? "x" : "y") + "\n" : "") + (random.Next(6) == 0 ? $"type: handover\nhelper: {People[random.Next(People.Length)]}\n" : "") + "title: T\n---\n";

    private static string Office(Random random, string more) =>
        "---\ntype: role\n" + more + "holders:\n" + string.Concat(People.Where(_ => random.Next(2) == 0).Select(p => $"  - {{person: {p}, kind: {new[] { "holder", "deputy", "successor", "predecessor" }[random.Next(4)]}}}\n")) + "---\n";

    private static IEnumerable<Actor> Actors(Random random)
    {
        yield return Actor.Visitor.Instance;
        yield return Actor.Machine.Instance;
        yield return Actor.Host.Instance;
        yield return new Actor.Guest("link", PagePath.Parse("rollen/x/index"));
        foreach (var person in People)
        {
            yield return Given.AMember(person, administers: random.Next(6) == 0) with { Groups = GroupSet.Of(new[] { "g", "h" }.Where(_ => random.Next(2) == 0)), IsGuest = random.Next(4) == 0 };
        }
    }
}
