using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Roots.Wiki.Adapters.Search;

/// <summary>How texts are cut into terms, field by field; the same for indexing, asking and marking. Safe to share.</summary>
internal sealed class SearchAnalyzer(WordForms forms) : Analyzer(PER_FIELD_REUSE_STRATEGY)
{
    public const LuceneVersion Compatibility = LuceneVersion.LUCENE_48;

    /// <summary>The forms of the words of a short text, such as one typed word: several for <c>E-Mail</c>, none for mere signs.</summary>
    public IReadOnlyList<WordForm> Cut(string text)
    {
        var words = new List<WordForm>();
        Read(text, (form, _, _) => words.Add(form));
        return words;
    }

    /// <summary>Goes through the words of a prepared or unprepared text with their places in it.</summary>
    public void Read(string text, Action<WordForm, int, int> word)
    {
        using var reader = new StringReader(TextPreparation.Prepare(text));
        using var tokens = new StandardTokenizer(Compatibility, reader);
        var term = tokens.AddAttribute<ICharTermAttribute>();
        var offset = tokens.AddAttribute<IOffsetAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
        {
            word(forms.Of(term.Buffer.AsSpan(0, term.Length)), offset.StartOffset, offset.EndOffset);
        }

        tokens.End();
    }

    // So that no phrase runs from one heading into the next.
    public override int GetPositionIncrementGap(string fieldName) => 100;

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var tokens = new StandardTokenizer(Compatibility, reader);
        return new(tokens, fieldName == IndexFields.Word ? new PlainWordFilter(tokens) : new WordFormFilter(tokens, forms));
    }
}
