using Roots.Wiki.Adapters.Search;
using Roots.Wiki.Search;
using Roots.Wiki.Testing.Search;
using static Roots.Wiki.Testing.Search.SearchPages;

namespace Roots.Wiki.Adapters.Tests.Search;

/// <summary>What people of a German association type, and what they expect to find.</summary>
public sealed class GermanSearchTests : IAsyncLifetime
{
    private readonly IndexPlace place = new();
    private LuceneSearchEngine engine = null!;

    public async ValueTask InitializeAsync()
    {
        engine = place.Open();
        await engine.Apply(Page("a/b", "Ganz andere Wörter stehen hier, vom Wetter und vom Essen."));
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        place.Dispose();
    }

    [Theory]
    // umlauts and ß, however they are typed
    [InlineData("schluessel", "Der Schlüssel hängt am Haken.")]
    [InlineData("schlüssel", "Der Schluessel haengt am Haken.")]
    [InlineData("schlussel", "Der Schlüssel hängt am Haken.")]
    [InlineData("gebühren", "Gebuehren werden im Mai fällig.")]
    [InlineData("Foerderung", "Wir beantragen Förderung.")]
    [InlineData("strasse", "Am Ende der Straße links.")]
    [InlineData("Straße", "Am Ende der Strasse links.")]
    [InlineData("grusskarte", "Eine Grußkarte an alle.")]
    [InlineData("Schlu\u0308ssel", "Der Schlüssel hängt.")]
    [InlineData("schlüssel", "Der Schlu\u0308ssel hängt.")]
    [InlineData("celik", "Frau Çelik fragen.")]
    [InlineData("neue", "Die neue Satzung.")]
    // inflection
    [InlineData("vollmacht", "Alle Vollmachten liegen im Ordner.")]
    [InlineData("Vollmachten", "Die Vollmacht liegt im Ordner.")]
    [InlineData("konto", "Es gibt zwei Konten.")]
    [InlineData("Konten", "Das Konto führt die Bank.")]
    [InlineData("haus", "Die Häuser am Wald.")]
    [InlineData("vertrag", "Verträge kündigen")]
    [InlineData("mitglieder", "Jedes Mitglied zählt.")]
    [InlineData("Verein", "Das Wohl des Vereins")]
    [InlineData("antrag", "Anträge bis Mai stellen")]
    [InlineData("jubilaeum", "Viele Jubiläen stehen an.")]
    // compounds, taken apart and put together
    [InlineData("konto vollmacht", "Die Kontovollmacht gilt für zwei.")]
    [InlineData("vollmacht", "Die Kontovollmacht gilt für zwei.")]
    [InlineData("kontovollmacht", "Wer eine Vollmacht für das Konto hat")]
    [InlineData("kontovollmacht", "wer die kontovollmacht hat")]
    [InlineData("bankkonten", "Unser Bankkonto")]
    [InlineData("freistellungsbescheid", "Der Freistellungsbescheid des Finanzamts")]
    [InlineData("bescheid", "Der Freistellungsbescheid des Finanzamts")]
    [InlineData("freistellung", "Der Freistellungsbescheid des Finanzamts")]
    [InlineData("versammlung", "Zur Mitgliederversammlung einladen")]
    [InlineData("mitgliederversammlung", "Die Versammlung der Mitglieder tagt im März.")]
    [InlineData("kassenprüfung", "Die Prüfung der Kasse")]
    [InlineData("beitragsordnung", "Ordnung über den Beitrag")]
    [InlineData("sommerfest planung", "Planung vom Sommerfest")]
    [InlineData("fest", "Unser Sommerfest")]
    [InlineData("schulfest", "Das Fest der Schule")]
    [InlineData("schluesselverwaltung", "Die Schlüsselverwaltung")]
    [InlineData("schluesselkasten", "Der Kasten mit dem Schlüssel")]
    [InlineData("eröffnung konto", "Zur Kontoeröffnung mitbringen")]
    [InlineData("protokoll", "Das Vorstandssitzungsprotokoll")]
    // people
    [InlineData("Kassenprüfer", "Zwei Kassenprüfer:innen prüfen.")]
    [InlineData("Kassenprüfer", "Zwei Kassenprüfer*innen prüfen.")]
    [InlineData("Kassenprüfer", "Zwei Kassenprüfer_innen prüfen.")]
    [InlineData("Kassenprüfer", "Zwei Kassenprüfer/innen prüfen.")]
    [InlineData("Kassenprüfer", "Zwei Kassenprüfer/-innen prüfen.")]
    [InlineData("Kassenprüfer", "Zwei KassenprüferInnen prüfen.")]
    [InlineData("Kassenprüfer", "Eine Kassenprüfer(in) prüft.")]
    [InlineData("Kassenprüfer", "Die Kassenprüferin prüft.")]
    [InlineData("kassenprüfer:innen", "Ein Kassenprüfer prüft.")]
    [InlineData("mitglied", "Alle Mitglieder*innen sind da.")]
    [InlineData("Schriftführer", "Die Schriftführerin schreibt.")]
    [InlineData("kassenwart", "Unsere Kassenwartin")]
    [InlineData("Präsident", "Die Präsidentin eröffnet.")]
    // hyphens, apostrophes, invisible signs
    [InlineData("email", "Schreib eine E-Mail.")]
    [InlineData("e-mail", "Schreib eine Email.")]
    [InlineData("E-Mail", "Schreib eine E-Mail.")]
    [InlineData("kassenwart", "Der Kassen-Wart")]
    [InlineData("kassen-wart", "Der Kassenwart")]
    [InlineData("Müller", "Müller's Garten")]
    [InlineData("mitgliederversammlung", "Die Mitglieder\u00adversammlung")]
    // numbers, addresses
    [InlineData("§ 26", "Nach § 26 BGB vertritt der Vorstand.")]
    [InlineData("§26", "Nach § 26 BGB vertritt der Vorstand.")]
    [InlineData("3000", "IBAN DE89370400440532013000")]
    [InlineData("DE89 3704 0044 0532 0130 00", "IBAN DE89370400440532013000")]
    [InlineData("DE89370400440532013000", "IBAN DE89 3704 0044 0532 0130 00")]
    [InlineData("12.03.2026", "Am 12.03.2026 um 19 Uhr")]
    [InlineData("2026", "Wahl 2026")]
    [InlineData("linde", "kasse@linde-verein.de")]
    [InlineData("verein.de", "kasse@linde-verein.de")]
    [InlineData("kasse@linde-verein.de", "kasse@linde-verein.de")]
    [InlineData("04711", "Vorgang 2023-04711")]
    // questions and half words
    [InlineData("Wie beantrage ich eine Förderung", "Förderung beantragen: so geht es.")]
    [InlineData("vollm*", "Die Kontovollmacht")]
    [InlineData("schlue*", "Der Schlüssel")]
    [InlineData("\"zweite Unterschrift\"", "Dazu die zweiten Unterschriften")]
    public async Task It_is_found(string typed, string text)
    {
        await engine.Apply(Page("seite", text));

        var found = engine.Find(typed);

        Assert.Equal(["seite"], found);
        Assert.Equal(0, engine.Failures);
    }

    [Theory]
    [InlineData("glied", "Jedes Mitglied zählt.")]
    [InlineData("trag", "Der Antrag")]
    [InlineData("stand", "Der Vorstand tagt.")]
    [InlineData("bein", "Beinahe alle")]
    [InlineData("konto", "Das Kontor am Hafen")]
    [InlineData("kasse", "Der Kasten steht links.")]
    [InlineData("haus", "Der Hausten ist ein Gemüse.")]
    [InlineData("fest -sommerfest", "Unser Sommerfest")]
    [InlineData("\"Vollmacht Konto\"", "Das Konto und die Vollmacht")]
    [InlineData("titel:vollmacht", "Die Vollmacht")]
    [InlineData("§ 27", "Nach § 26 BGB vertritt der Vorstand.")]
    [InlineData("1300", "IBAN DE89370400440532013000")]
    [InlineData("Termin", "Der Wurm im Apfel")]
    [InlineData("in:kasse wetter", "Das Wetter")]
    public async Task It_is_not_found(string typed, string text)
    {
        await engine.Apply(Page("seite", text));

        Assert.DoesNotContain("seite", engine.Find(typed));
    }

    [Fact]
    public async Task What_one_word_excludes_is_what_it_would_find()
    {
        await engine.Apply(Page("1", "Sommerfest"), Page("2", "Feste im Garten"), Page("3", "Sommer im Garten"), Page("4", "Winterfest und Garten"));
        string[] words = ["fest", "sommer", "garten", "winterfest"];

        foreach (var (a, b) in words.SelectMany(a => words.Select(b => (a, b))))
        {
            Assert.Equal(engine.Find(a).Except(engine.Find(b)).Order(), engine.Find($"{a} -{b}").Order());
        }
    }

    [Fact]
    public async Task The_word_as_typed_comes_before_its_parts()
    {
        await engine.Apply(Page("parts", "Eine Vollmacht für das Konto und noch ein Konto mit Vollmacht"), Page("whole", "Die Kontovollmacht ist hier beschrieben"));

        Assert.Equal(["whole", "parts"], engine.Find("kontovollmacht"));
    }

    [Fact]
    public async Task A_compound_of_the_wiki_s_own_words_is_parted_once_they_were_learnt()
    {
        var text = string.Concat(Enumerable.Repeat("Wir pflegen das Käuzchen und die Voliere. ", 5));
        var page = Page("vögel", "Die Käuzchenvoliere wird gestrichen.");
        await engine.Apply(page);
        Assert.Empty(engine.Find("voliere"));

        await engine.ClearAsync(TestContext.Current.CancellationToken);
        await engine.LearnAsync([Page("x", text)], TestContext.Current.CancellationToken);
        await engine.Apply(page);

        Assert.Equal(["vögel"], engine.Find("voliere"));
    }

    [Theory]
    [InlineData("kontovolmacht", "kontovollmacht")]
    [InlineData("shlüssel", "schlüssel")]
    [InlineData("schlusel", "schlüssel")]
    [InlineData("freistelungsbescheid", "freistellungsbescheid")]
    [InlineData("kontovollmacht sparkase", "kontovollmacht sparkasse")]
    [InlineData("sparkase -garten", "sparkasse -garten")]
    public async Task A_slip_of_the_finger_is_mended(string typed, string meant)
    {
        await engine.Apply(Page("bank", "Die Kontovollmacht der Sparkasse, der Schlüssel und der Freistellungsbescheid"));

        Assert.Equal(meant, engine.Suggest(SearchQuery.Parse(typed), null)[0]);
    }

    [Fact]
    public async Task Words_of_pages_that_may_not_be_read_are_never_offered()
    {
        await engine.Apply(Page("geheim", "Die Kündigung von Schmittchen", access: "b:"), Page("offen", "Die Ankündigung", access: "v"));

        Assert.Empty(engine.Suggest(SearchQuery.Parse("schmitchen"), ["v"]));
        Assert.Equal("schmittchen", engine.Suggest(SearchQuery.Parse("schmitchen"), ["v", "b:"])[0]);
    }

    [Theory]
    [InlineData("kontovollmacht", "Eine Vollmacht für das Konto", "Vollmacht|Konto")]
    [InlineData("vollmacht", "Alle Kontovollmachten", "Kontovollmachten")]
    [InlineData("schluessel", "Die Schlüssel", "Schlüssel")]
    [InlineData("vollm*", "Vollmachten", "Vollmachten")]
    [InlineData("die Schlüssel", "Die Frage ist, wo die Schlüssel sind.", "Schlüssel")]
    [InlineData("Kassenprüfer", "Unsere Kassenprüfer:innen", "Kassenprüfer")]
    public void The_words_that_were_found_are_marked(string typed, string text, string marked) =>
        Assert.Equal(marked, string.Join('|', engine.Excerpt(SearchQuery.Parse(typed), text, 200)!.Parts.Where(p => p.IsMatch).Select(p => p.Text)));
}
