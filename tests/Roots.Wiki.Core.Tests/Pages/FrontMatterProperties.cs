using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class FrontMatterProperties
{
    private static readonly string[] Bits =
    [
        "---", "...", "\n", "\r\n", "title", "tags", "answers", "holders", "x", ":", ": ", " ", "  ", "\t", "- ", "[", "]", "{", "}", ",", "\"", "'", "#", " # note",
        "&a", "*a", "!t", "|", ">", "~", "null", "true", "2026-01-01", "ä", "\u0085", "\uFEFF", "\ud800", "\\", "a: {b: c}", "title: y\n", "tags: [a, b]\n", "answers:\n  q: {state: unknown}\n",
    ];

    private static Gen<string> Noise(int most) => Gen.Elements(Bits).ListOf().Select(b => string.Concat(b.Take(most)));

    private static Gen<string> Pages => Gen.OneOf(
        Noise(60),
        Noise(60).Select(n => "---\n" + n + "\n---\n# Title\n"),
        Gen.Elements("---\ntitle: a # c\nother:\n  - b\n---\nx", "---\r\ntags: [a]\r\n# c\r\nanswers:\r\n  k: {state: partial} # c\r\n---\r\nx\r\n", "plain", ""));

    private static Gen<string> Values => Gen.OneOf(Noise(8), ArbMap.Default.GeneratorFor<NonNull<string>>().Select(s => s.Get));

    public static class Cases
    {
        public static Arbitrary<(string Page, string Key, string A, string B)> Any() =>
            Arb.From(from p in Pages
                     from k in Gen.Elements("title", "tags", "answers", "other", "new")
                     from a in Values
                     from b in Values
                     select (p, k, a, b));
    }

    [Property(MaxTest = 3000, Arbitrary = [typeof(Cases)])]
    public void Arbitrary_text_never_throws((string Page, string Key, string A, string B) c)
    {
        var front = FrontMatter.Read(c.Page);

        _ = (front.Problem, front.Scalar(c.Key), front.List(c.Key), front.Maps(c.Key), front.MapOfMaps(c.Key));
        Assert.InRange(front.BodyStart, 0, c.Page.Length);
    }

    [Property(MaxTest = 3000, Arbitrary = [typeof(Cases)])]
    public void A_scalar_that_was_set_is_read_and_the_body_stays((string Page, string Key, string A, string B) c)
    {
        var text = FrontMatter.SetScalar(c.Page, c.Key, c.A);

        AssertRest(c.Page, text, c.Key);
        Assert.True(IsUnreadable(c.Page) || FrontMatter.Read(text).Scalar(c.Key) == c.A, text);
    }

    [Property(MaxTest = 3000, Arbitrary = [typeof(Cases)])]
    public void A_list_that_was_set_is_read_and_the_body_stays((string Page, string Key, string A, string B) c)
    {
        var text = FrontMatter.SetList(c.Page, c.Key, [c.A, c.B]);

        AssertRest(c.Page, text, c.Key);
        Assert.True(IsUnreadable(c.Page) || FrontMatter.Read(text).List(c.Key).SequenceEqual([c.A, c.B]), text);
    }

    [Property(MaxTest = 3000, Arbitrary = [typeof(Cases)])]
    public void Maps_that_were_set_are_read_and_the_body_stays((string Page, string Key, string A, string B) c)
    {
        var text = FrontMatter.SetMaps(c.Page, c.Key, [[new("p", c.A), new("q", c.B)], [new("p", c.B)]]);

        AssertRest(c.Page, text, c.Key);
        Assert.True(IsUnreadable(c.Page) || (FrontMatter.Read(text).Maps(c.Key) is [var one, var two] && one["p"] == c.A && one["q"] == c.B && two["p"] == c.B), text);
    }

    [Property(MaxTest = 3000, Arbitrary = [typeof(Cases)])]
    public void A_map_entry_that_was_set_is_read_beside_the_others((string Page, string Key, string A, string B) c)
    {
        var before = FrontMatter.Read(c.Page).MapOfMaps(c.Key);

        var text = FrontMatter.SetMapEntry(c.Page, c.Key, "mine", [new("state", c.A)]);

        AssertRest(c.Page, text, c.Key);
        var after = FrontMatter.Read(text).MapOfMaps(c.Key);
        Assert.True(IsUnreadable(c.Page) || after.Single(e => e.Key == "mine").Value["state"] == c.A, text);
        Assert.True(IsUnreadable(c.Page) || before.Select(e => e.Key).Where(k => k != "mine").All(k => after.Any(e => e.Key == k)), text);
    }

    private static bool IsUnreadable(string page) => FrontMatter.Read(page).Problem is not null;

    // Every other key reads as before, every line of comment is there, and the body is the same to the byte.
    private static void AssertRest(string before, string after, string key)
    {
        var old = FrontMatter.Read(before);
        var now = FrontMatter.Read(after);
        Assert.Equal(before[(old.Exists ? old.BodyStart : before.StartsWith('\uFEFF') ? 1 : 0)..], after[now.BodyStart..]);
        foreach (var other in new[] { "title", "tags", "other", "new", "answers" }.Where(k => k != key && old.Problem is null))
        {
            Assert.Equal(old.List(other), now.List(other));
            Assert.Equal(old.MapOfMaps(other).Select(e => e.Key), now.MapOfMaps(other).Select(e => e.Key));
        }
    }
}
