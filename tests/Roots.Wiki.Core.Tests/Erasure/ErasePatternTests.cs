using System.IO.Compression;
using System.Text;
using Roots.Wiki.Erasure;

namespace Roots.Wiki.Core.Tests.Erasure;

public sealed class ErasePatternTests
{
    [Theory]
    [InlineData("Erika Müller", "Frau ERIKA MÜLLER kam")]
    [InlineData("Erika Müller", "Erika Mu\u0308ller")]
    [InlineData("Erika Mu\u0308ller", "Erika Müller")]
    [InlineData("Erika Müller", "Erika\nMüller")]
    [InlineData("Erika Müller", "Erika\r\n> Müller")]
    [InlineData("Erika Müller", "**Erika** Müller")]
    [InlineData("Erika Müller", "Erika\u00A0\u00A0Müller")]
    [InlineData("Erika Müller", "Eri\u00ADka Mül\u200Bler")]
    [InlineData("Erika Müller", "bilder/erika-mueller.jpg")]
    [InlineData("Erika Müller", "/Erika%20M%C3%BCller")]
    [InlineData("Erika Müller", "Erika%20Mu%CC%88ller")]
    [InlineData("Erika Müller", "Erika&nbsp;M&uuml;ller")]
    [InlineData("Erika Müller", "Erika M&#252;ller")]
    [InlineData("Erika Müller", "Erika M&#xFC;ller")]
    [InlineData("Erika Müller", "Erika<br>Müller")]
    [InlineData("Erika Müller", "erika.mueller@example.org")]
    [InlineData("Weiß", "WEISS")]
    [InlineData("Strasse", "straße")]
    [InlineData("030/123 456", "Tel. 030/123\n456")]
    [InlineData("😀 Emil", "😀 emil")]
    public void Spellings_of_one_text_are_found_and_gone(string wanted, string text)
    {
        var pattern = Of(wanted);

        var now = pattern.Replace(text);

        Assert.NotEmpty(pattern.Find(text));
        Assert.False(pattern.IsIn(now), now);
        Assert.Contains("entfernt", now, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Erika Müller", "Erika und Müller")]
    [InlineData("Erika", "Eri ka")]
    [InlineData("a.c", "abc")]
    public void Other_texts_stay(string wanted, string text) => Assert.Same(text, Of(wanted).Replace(text));

    [Fact]
    public void Whole_words_only_where_asked_for()
    {
        Assert.True(new ErasePattern(new EraseScope { Texts = ["Jan"] }).IsIn("Januar"));
        var whole = new ErasePattern(new EraseScope { Texts = ["Jan"], WholeWords = true });

        Assert.Equal("Januar, [entfernt], Kajan", whole.Replace("Januar, Jan, Kajan"));
    }

    [Theory]
    [InlineData("Gruß von Erika Muster!", "Gruß von [entfernt]!")]
    [InlineData("[Erika Muster](person:k3v9x2m7qa)", "[entfernt](person:k3v9x2m7qa)")]
    [InlineData("![Bild](bilder/erika-muster.jpg)", "![Bild](bilder/entfernt.jpg)")]
    [InlineData("erika-muster.jpg", "entfernt.jpg")]
    [InlineData("---\ntitle: Erika Muster\n---\nErika Muster", "---\ntitle: entfernt\n---\n[entfernt]")]
    [InlineData("tags: [Erika Muster, Max]", "tags: [entfernt, Max]")]
    [InlineData("title: {de: Erika Muster, en: x}", "title: {de: entfernt, en: x}")]
    [InlineData("| Erika | Muster | 030 |", "| [entfernt] | [entfernt] | 030 |")]
    [InlineData("1;\"Erika\";\"Muster\";2", "1;\"[entfernt]\";\"[entfernt]\";2")]
    [InlineData("Erika [Muster](https://example.org)", "entfernt](https://example.org)")]
    [InlineData("Siehe <https://example.org/erika-muster>.", "Siehe <https://example.org/entfernt>.")]
    public void What_stands_in_its_place_breaks_neither_links_nor_front_matter(string text, string expected) => Assert.Equal(expected, Of("Erika Muster").Replace(text));

    [Fact]
    public void An_erased_persons_id_becomes_an_id_of_nobody()
    {
        var person = PersonId.Parse("k3v9x2m7qa");
        var pattern = new ErasePattern(new EraseScope { Person = person });

        var now = pattern.Replace("holders:\n  - {person: k3v9x2m7qa, since: 2026-01-01}\nk3v9x2m7qab");

        Assert.Equal("holders:\n  - {person: entfernt22, since: 2026-01-01}\nk3v9x2m7qab", now);
        Assert.True(PersonId.TryParse(ErasePattern.ReplacementId, out _));
    }

    [Theory]
    [InlineData("ab", ProblemCode.EraseTextTooShort)]
    [InlineData("§ 5", ProblemCode.EraseTextTooShort)]
    [InlineData("entfernt", ProblemCode.EraseTextNeeded)]
    [InlineData("Mitglied", ProblemCode.EraseTextNeeded)]
    public void Some_texts_cannot_be_erased(string text, ProblemCode expected) => Assert.Equal(expected, new EraseScope { Texts = [text] }.Check()!.Code);

    [Fact]
    public void A_scope_survives_being_written_down()
    {
        var scope = new EraseScope
        {
            Texts = ["Erika \"M\"", "0345/12"],
            WholeWords = true,
            Person = PersonId.New(),
            Author = AuthorId.New(),
            Files = [GitPath.Parse("a/b.md")],
            Versions = [new(GitPath.Parse("c.md"), VersionId.New())],
        };

        var read = EraseScope.Read(scope.Write());

        Assert.Null(scope.Check());
        Assert.Equal(scope.Write(), read.Write());
        Assert.Equal(ProblemCode.Required, EraseScope.Nothing.Check()!.Code);
    }

    [Fact]
    public void Content_is_looked_at_as_text_in_any_encoding_and_inside_office_files()
    {
        var eraser = new ContentEraser(Of("Erika Müller"));
        byte[] binary = [0, 1, 2, 255];

        Assert.Equal(ContentFate.Replaced, eraser.Erase(Encoding.Latin1.GetBytes("Erika Müller"), out var latin));
        Assert.Equal("[entfernt]", Encoding.Latin1.GetString(latin));
        Assert.Equal(ContentFate.Drop, eraser.Erase([.. binary, .. Encoding.UTF8.GetBytes("Erika Müller")], out _));
        Assert.Equal(ContentFate.Drop, eraser.Erase([.. binary, .. Encoding.Unicode.GetBytes("Erika Müller")], out _));
        Assert.Equal(ContentFate.Drop, eraser.Erase([1, .. binary, .. Encoding.BigEndianUnicode.GetBytes("ERIKA MÜLLER")], out _));
        Assert.Equal(ContentFate.Drop, eraser.Erase(Zip("word/document.xml", "<w:t>Eri</w:t><w:t>ka M&#252;ller</w:t>"), out _));
        Assert.Equal(ContentFate.Keep, eraser.Erase(Zip("word/document.xml", "<w:t>Erik</w:t>"), out _));
        Assert.Equal(ContentFate.Keep, eraser.Erase(binary, out _));
        Assert.True(eraser.IsIn(Encoding.Unicode.GetBytes("x Erika Müller y")));
    }

    private static ErasePattern Of(string text) => new(new EraseScope { Texts = [text] });

    private static byte[] Zip(string name, string text)
    {
        var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.UTF8.GetBytes(text));
        }

        return bytes.ToArray();
    }
}
