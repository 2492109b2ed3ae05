using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Keeps words as people would read them, for "Meintest du …?".</summary>
internal sealed class PlainWordFilter : TokenFilter
{
    private readonly ICharTermAttribute term;

    public PlainWordFilter(TokenStream input) : base(input) => term = AddAttribute<ICharTermAttribute>();

    public override bool IncrementToken()
    {
        while (m_input.IncrementToken())
        {
            var word = WordFolding.Plain(term.Buffer.AsSpan(0, term.Length));
            if (word.Length >= SpellingSuggester.ShortestWord && !word.Any(char.IsDigit))
            {
                term.SetEmpty().Append(word);
                return true;
            }
        }

        return false;
    }
}
