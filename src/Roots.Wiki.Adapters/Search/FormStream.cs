using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Hands words to the index that were cut already, so that a text is cut once for all fields.</summary>
internal sealed class FormStream : TokenStream
{
    private const int Gap = 100; // so that no phrase runs from one heading into the next

    private readonly IEnumerator<(string Term, int Increment)> terms;
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute increment;

    private FormStream(IEnumerable<(string, int)> terms)
    {
        this.terms = terms.GetEnumerator();
        term = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>Every term of every word of some texts, each at its word's position.</summary>
    public static FormStream Terms(IEnumerable<IReadOnlyList<WordForm>> texts) => new(texts.SelectMany(AtPositions));

    /// <summary>The words of some texts as people would read them, each once, for "Meintest du …?".</summary>
    public static FormStream Readable(IEnumerable<IReadOnlyList<WordForm>> texts) =>
        new(texts.SelectMany(words => words).Select(w => w.Plain).Where(SpellingSuggester.IsOffered).Distinct(StringComparer.Ordinal).Select(p => (p, 1)));

    public override bool IncrementToken()
    {
        if (!terms.MoveNext())
        {
            return false;
        }

        ClearAttributes();
        term.SetEmpty().Append(terms.Current.Term);
        increment.PositionIncrement = terms.Current.Increment;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            terms.Dispose();
        }

        base.Dispose(disposing);
    }

    private static IEnumerable<(string, int)> AtPositions(IReadOnlyList<WordForm> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var step = i == 0 ? Gap : 1;
            foreach (var term in words[i].Terms)
            {
                yield return (term, step);
                step = 0;
            }

            if (LongNumber.End(words[i]) is { } end)
            {
                yield return (end, 0);
            }
        }
    }
}
