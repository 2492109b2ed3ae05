using Roots.Wiki.Templates;

namespace Roots.Wiki.Core.Tests.Templates;

public sealed class PersonReferencesTests
{
    private const string Bank = "[Ansprechperson Sparkasse](person:k3v9x2m7qa)";

    [Fact]
    public void A_form_shows_the_words_and_not_the_reference() =>
        Assert.Equal("Ansprechperson Sparkasse, vormittags", PersonReferences.Hide(AnswerValue.Of(Bank + ", vormittags")).Text);

    [Theory]
    [InlineData("Ansprechperson Sparkasse, vormittags", Bank + ", vormittags")]
    [InlineData("Frag zuerst Ansprechperson Sparkasse", "Frag zuerst " + Bank)]
    [InlineData("Ansprechperson Sparkasse oder Ansprechperson Sparkasse", "Ansprechperson Sparkasse oder Ansprechperson Sparkasse")]
    [InlineData("Jemand anderes", "Jemand anderes")]
    [InlineData("[Ansprechperson Sparkasse](person:aaaaaaaaaa)", "[Ansprechperson Sparkasse](person:aaaaaaaaaa)")]
    [InlineData("", "")]
    public void What_comes_back_refers_to_the_same_person_where_the_words_still_stand(string sent, string expected) =>
        Assert.Equal(expected, PersonReferences.Restore(AnswerValue.Of(sent), AnswerValue.Of(Bank + ", vormittags")).Text);

    [Fact]
    public void A_row_keeps_its_person_wherever_it_moved()
    {
        var shown = AnswerValue.Of([Row("Konto", Bank), Row("Tresor", "[Vorsitz](person:aaaaaaaaaa)")]);

        var back = PersonReferences.Restore(AnswerValue.Of([Row("Tresor", "Vorsitz"), Row("Konto, neu", "Ansprechperson Sparkasse")]), shown);

        Assert.Equal(["[Vorsitz](person:aaaaaaaaaa)", Bank], back.Rows.Select(r => r["wer"]));
    }

    private static Dictionary<string, string> Row(string what, string who) => new() { ["was"] = what, ["wer"] = who };
}
