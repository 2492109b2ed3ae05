using Roots.Wiki.Adapters.Search;
using Roots.Wiki.Adapters.Tests.Yaml;

namespace Roots.Wiki.Adapters.Tests.Search;

/// <summary>Marking may pass over a word only where the word cannot be meant.</summary>
public sealed class TermHintTests
{
    private static readonly Lazy<string[]> Words = new(ReadWords);

    [Fact]
    public void No_word_that_has_a_term_is_passed_over()
    {
        var forms = new WordForms(NounTable.Seed);
        var texts = Words.Value.Select(w => (Word: w, Form: forms.Of(w))).ToArray();
        var misses = new List<string>();
        foreach (var asked in texts.Where((_, i) => i % 9 == 0))
        {
            var terms = asked.Form.Terms.ToHashSet(StringComparer.Ordinal);
            var hint = new TermHint(terms);
            misses.AddRange(texts.Where(t => t.Form.Terms.Any(terms.Contains) && !hint.Allows(t.Word)).Select(t => $"{asked.Word} → {t.Word}"));
        }

        Assert.Empty(misses);
    }

    [Theory]
    [InlineData("konto", "Bankkonten")]
    [InlineData("museum", "Museen")]
    [InlineData("übung", "Nachtuebung")]
    [InlineData("straße", "Hauptstrasse")]
    [InlineData("eimer", "Autoeimer")]
    [InlineData("schlüssel", "Schlu\u0308ssel")]
    [InlineData("schlu\u0308ssel", "Schlüssel")]
    [InlineData("e", "e")]
    [InlineData("çelik", "Celik")]
    public void Spellings_and_parts_are_allowed(string asked, string word)
    {
        var form = new WordForms(NounTable.Seed).Of(asked);

        Assert.True(new TermHint(form.Terms).Allows(word));
    }

    [Fact]
    public void Most_words_of_a_text_are_passed_over()
    {
        var hint = new TermHint(new WordForms(NounTable.Seed).Of("kassenprüfung").Terms);

        Assert.InRange(Words.Value.Count(w => hint.Allows(w)), 1, Words.Value.Length / 10);
    }

    private static string[] ReadWords()
    {
        var folder = Path.Combine(Path.GetDirectoryName(ShippedTemplates.Folder)!, "content-sample");
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories))
        {
            words.UnionWith(File.ReadAllText(file).Split([.. " \n\r\t.,;:!?()[]|*#„“\"/-"], StringSplitOptions.RemoveEmptyEntries));
        }

        return [.. words.Order(StringComparer.Ordinal)];
    }
}
