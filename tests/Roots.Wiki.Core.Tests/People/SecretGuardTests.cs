using FsCheck.Xunit;
using Roots.Wiki.People;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.People;

public sealed class SecretGuardTests
{
    [Fact]
    public void Every_planted_secret_is_found()
    {
        Assert.True(SecretSamples.Secrets.Count >= 90);
        var missed = SecretSamples.Secrets.Where(s => SecretGuard.Find(s.Text) is var hits && (!hits.Any(h => h.Kind == s.Kind && h.IsCertain == s.IsCertain) || (!s.IsCertain && hits.Any(h => h.IsCertain))));

        Assert.Empty(missed);
    }

    [Fact]
    public void No_harmless_sentence_is_held_up()
    {
        Assert.True(SecretSamples.Harmless.Count >= 200);

        Assert.DoesNotContain(SecretSamples.Harmless, text => SecretGuard.Find(text).Count > 0);
    }

    [Fact]
    public void A_field_is_read_under_its_label()
    {
        var wrong = SecretSamples.Fields.Where(f => f.Expected != (SecretGuard.FindInField(f.Label, f.Text, f.IsStrict) is var hits && hits.Any(h => h.IsCertain) ? "Certain" : hits.Count > 0 ? "Doubtful" : "None"));

        Assert.Empty(wrong);
    }

    [Fact]
    public void A_secret_in_the_middle_of_harmless_lines_is_found_where_it_stands()
    {
        var around = string.Join('\n', SecretSamples.Harmless);
        foreach (var secret in SecretSamples.Secrets.Where(s => s.IsCertain))
        {
            var text = around + "\n\n" + secret.Text + "\n\n" + around;

            Assert.Contains(SecretGuard.Find(text), h => h.Start >= around.Length && h.Start + h.Length <= around.Length + secret.Text.Length + 2);
        }
    }

    [Fact]
    public void What_stood_there_before_holds_nobody_up()
    {
        Assert.Null(SecretGuard.Check("PIN 4711, und mehr", "PIN 4711", [], "x"));
        Assert.Equal(ProblemCode.LooksLikeSecret, SecretGuard.Check("PIN 4711", "PIN 4712", [], "x")!.Code);
    }

    [Fact]
    public void A_doubtful_one_is_asked_about_once()
    {
        const string text = "Passwort: Sonnenblume";
        var asked = SecretGuard.Check(text, "", [], "x")!;

        Assert.Equal(ProblemCode.MaybeSecret, asked.Code);
        Assert.Null(SecretGuard.Check(text, "", [(string)asked.Arguments[1]], "x"));
        Assert.NotNull(SecretGuard.Check("Passwort: Gänseblümchen", "", [(string)asked.Arguments[1]], "x"));
    }

    [Fact]
    public void A_certain_one_cannot_be_called_harmless()
    {
        var hit = Assert.Single(SecretGuard.Find("PIN 4711"));

        Assert.NotNull(SecretGuard.Check("PIN 4711", "", [hit.MarkIn("PIN 4711")], "x"));
    }

    [Property(MaxTest = 2000)]
    public void Any_text_at_all_is_read_to_its_end(string? text, int seed)
    {
        var random = new Random(seed);
        var odd = string.Concat(Enumerable.Range(0, 30).Select(_ => SecretSamples.Secrets[random.Next(SecretSamples.Secrets.Count)].Text is var s ? s[random.Next(s.Length)..] : "")) + text;

        Assert.All(SecretGuard.Find(odd), h => Assert.InRange(h.Start + h.Length, h.Start + 1, odd.Length));
    }
}
