using Roots.Wiki.Exchange;
using Roots.Wiki.People;

namespace Roots.Wiki.Core.Tests.Exchange;

/// <summary>What should not leave the association is found and taken out.</summary>
public sealed class ShareFindingsTests
{
    private static readonly Person[] Persons = [new(PersonId.New(), "Karla Kessler", null, null, null)];

    [Theory]
    [InlineData("Frag [die Kasse](person:k3v9x2m7qa).", FindingKind.Person, "[die Kasse](person:k3v9x2m7qa)")]
    [InlineData("Schreib an kasse@linde.example, bitte.", FindingKind.Email, "kasse@linde.example")]
    [InlineData("Ruf an: 0761 / 123 45-67.", FindingKind.Phone, "0761 / 123 45-67")]
    [InlineData("Tel. +49 761 1234567", FindingKind.Phone, "+49 761 1234567")]
    [InlineData("Karla Kessler weiß es.", FindingKind.Name, "Karla Kessler")]
    [InlineData("Das macht Kessler.", FindingKind.Name, "Kessler")]
    [InlineData("Frag Frau Öztürk-Meier am Tor.", FindingKind.Name, "Frau Öztürk-Meier")]
    [InlineData("![Plan](bilder/plan.png)", FindingKind.Attachment, "![Plan](bilder/plan.png)")]
    [InlineData("[Liste](liste.pdf)", FindingKind.Attachment, "[Liste](liste.pdf)")]
    [InlineData("[Wasser](../garten/wasser.md)", FindingKind.Link, "[Wasser](../garten/wasser.md)")]
    [InlineData("[[Kasse|das Amt]]", FindingKind.Link, "[[Kasse|das Amt]]")]
    public void Something_personal_is_found(string text, FindingKind kind, string found) => Assert.Equal([new Finding(kind, found)], ShareFindings.Find([text], Persons));

    [Theory]
    [InlineData("Am 01.02.2026 um 10 Uhr, alle 3 Jahre, 2027-03-01, Kesselhaus, 09:30 - 10:15")]
    [InlineData("[Anleitung](https://example.org/seite) und <https://example.org>")]
    [InlineData("Kesslers Haus gehört keinem.")]
    public void What_is_harmless_is_left_alone(string text) => Assert.Empty(ShareFindings.Find([text], Persons));

    [Fact]
    public void What_is_removed_leaves_a_readable_text()
    {
        const string Text = "Frag [die Kasse](person:k3v9x2m7qa) oder Karla Kessler (k@l.example), siehe ![Plan](p.png) und [[Tor|das Tor]].";
        var findings = ShareFindings.Find([Text], Persons);

        Assert.Equal("Frag die Kasse oder … (…), siehe Plan und das Tor.", ShareFindings.Remove(Text, findings));
        Assert.Equal(findings.Count, findings.Select(f => f.Key).Distinct().Count());
    }
}
