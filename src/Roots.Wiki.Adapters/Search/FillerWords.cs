using Roots.Wiki.Search;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Words that carry nothing beside others: who asks "Wie beantrage ich eine Förderung" need not find them all.</summary>
internal static class FillerWords
{
    private static readonly HashSet<string> Words = new(
        ("aber als am an auf aus bei bin bis da das dass dem den der des die du ein eine einem einen einer eines er es für gibt hat habe ich ihr im in ist man mein mit muss nach oder sich sie sind so "
        + "um und uns unser unsere vom von vor wann war was wegen welche welcher wenn wer werden wie wir wird wo zu zum zur a an and for how in is of on or the to what when where who").Split(' '),
        StringComparer.OrdinalIgnoreCase);

    public static bool Contains(SearchTerm term) => term is { Field: SearchField.Any, Words: [var word] } && Words.Contains(word);
}
