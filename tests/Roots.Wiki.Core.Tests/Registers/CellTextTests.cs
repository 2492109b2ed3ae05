using Roots.Wiki.Registers;

namespace Roots.Wiki.Core.Tests.Registers;

public sealed class CellTextTests
{
    [Theory]
    [InlineData("[Kassenwartin](person:k3v7x2m5qa) und [Vorsitz](person:j4m7q2xkta)", "Kassenwartin und Vorsitz")]
    [InlineData("siehe [[kasse/sepa|Einzug]]", "siehe Einzug")]
    [InlineData("**Wichtig**\nsehr", "Wichtig sehr")]
    [InlineData("[offen", "[offen")]
    public void Links_are_their_words(string cell, string words) => Assert.Equal(words, CellText.Plain(cell));

    [Theory]
    [InlineData("", true)]
    [InlineData("?", true)]
    [InlineData(" unbekannt ", true)]
    [InlineData("weiß nicht", true)]
    [InlineData("im Mai", false)]
    [InlineData("offen bis Mai", false)]
    public void An_empty_word_is_no_answer(string cell, bool isMissing) => Assert.Equal(isMissing, CellText.IsMissing(cell));
}
