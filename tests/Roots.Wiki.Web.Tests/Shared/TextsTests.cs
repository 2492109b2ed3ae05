using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Roots.Wiki.Web.Tests.Shared;

public sealed partial class TextsTests
{
    public static TheoryData<string> TextFiles =>
        new(SourceTree.Files("*Texts.resx").Where(file => !file.EndsWith(".en.resx", StringComparison.Ordinal)).Select(SourceTree.Name));

    public static TheoryData<string> AllTextFiles => new(SourceTree.Files("*Texts*.resx").Select(SourceTree.Name));

    public static TheoryData<string> Views => new(SourceTree.Files("*.cshtml").Select(SourceTree.Name));

    [Theory]
    [MemberData(nameof(TextFiles))]
    public void German_and_English_say_the_same_things_about_the_same_values(string file)
    {
        var german = Read(file);
        var english = Read(file.Replace(".resx", ".en.resx", StringComparison.Ordinal));

        Assert.Equal(german.Keys.Order(StringComparer.Ordinal), english.Keys.Order(StringComparer.Ordinal));
        Assert.All(german, text => Assert.Equal(Placeholders(text.Value), Placeholders(english[text.Key])));
    }

    [Theory]
    [MemberData(nameof(TextFiles))]
    public void Texts_have_a_class_of_the_same_name_beside_them(string file) =>
        Assert.True(File.Exists(Path.Combine(SourceTree.Features, file.Replace(".resx", ".cs", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(AllTextFiles))]
    public void Every_text_is_written_out_and_set_like_print(string file) => Assert.All(Read(file), text =>
    {
        Assert.Matches(PascalCase(), text.Key);
        Assert.NotEqual("", text.Value.Trim());
        Assert.False(text.Value.AsSpan().ContainsAny('"', '\''), $"{text.Key}: use „…“, “…” and ’ instead of straight quotation marks.");
        Assert.False(text.Value.Contains("...", StringComparison.Ordinal), $"{text.Key}: use … for an ellipsis.");
    });

    [Theory]
    [MemberData(nameof(TextFiles))]
    public void German_is_written_with_umlauts(string file) =>
        Assert.All(Read(file), text => Assert.DoesNotMatch(WithoutUmlaut(), text.Value));

    [Theory]
    [MemberData(nameof(Views))]
    public void A_view_asks_only_for_texts_that_exist(string view)
    {
        var markup = File.ReadAllText(Path.Combine(SourceTree.Features, view));
        var localizers = Inject().Matches(markup).ToDictionary(match => match.Groups["alias"].Value, match => match.Groups["texts"].Value, StringComparer.Ordinal);
        localizers.TryAdd("Shared", "SharedTexts");

        var missing =
            from localizer in localizers
            let known = Read(SourceTree.Name(SourceTree.Files(localizer.Value.Split('.')[^1] + ".resx").Single()))
            from Match use in Regex.Matches(markup, $@"\b{localizer.Key}\[""(?<key>\w+)""(?!\s*\+)")
            let key = use.Groups["key"].Value
            where !known.ContainsKey(key)
            select $"{localizer.Value}.{key}";

        Assert.Empty(missing);
    }

    private static Dictionary<string, string> Read(string file) =>
        XDocument.Load(Path.Combine(SourceTree.Features, file)).Root!.Elements("data")
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^[A-Z][A-Za-z0-9]*$")]
    private static partial Regex PascalCase();

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"@inject\s+IStringLocalizer<(?<texts>[\w.]+)>\s+(?<alias>\w+)")]
    private static partial Regex Inject();

    [GeneratedRegex(@"\b(fuer|dafuer|wofuer|ueber\w*|uebung\w*|uebergabe\w*|fueg\w*|hinzufueg\w*|pruef\w*|geprueft|muess\w*|wuensch\w*|wuerd\w*|zurueck\w*|schluessel\w*|fuehr\w*|rueck\w*|gueltig\w*|ungueltig\w*|kuerz\w*|kuerzlich|natuerlich|druecken|ausdruecklich|kuemmer\w*|moeg\w*|koenn\w*|hoer\w*|gehoer\w*|gehoert|loesch\w*|geloescht|oeffn\w*|geoeffnet|oeffentlich\w*|groess\w*|hoech\w*|schoen\w*|woert\w*|naech\w*|spaet\w*|aender\w*|geaendert|aelter\w*|waehl\w*|ausgewaehlt|waehrend|laeng\w*|laeuft|jaehrlich|taeglich|haeufig|erklaer\w*|bestaetig\w*|faellig\w*|aemter|vorschlaeg\w*|eintraeg\w*|laed\w*|zustaendig\w*|vollstaendig\w*|geraet\w*|haett\w*|waer\w*|schliessen|strasse|ausserdem|heisst|weiss|groesse)\b", RegexOptions.IgnoreCase)]
    private static partial Regex WithoutUmlaut();
}
