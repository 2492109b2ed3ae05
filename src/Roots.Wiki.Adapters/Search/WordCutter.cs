using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Cuts texts into words; the same for indexing, asking and marking. Safe to share.</summary>
internal sealed class WordCutter(WordForms forms)
{
    /// <summary>The rules of Lucene's that hold.</summary>
    public const LuceneVersion Rules = LuceneVersion.LUCENE_48;

    /// <summary>The words of a text: several for a typed <c>E-Mail</c>, none for mere signs.</summary>
    public List<WordForm> Cut(string text)
    {
        var words = new List<WordForm>();
        Read(text, (form, _, _) => words.Add(form));
        return words;
    }

    /// <summary>Goes through the words of a text with their places in it (start, end).</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">Is given each word.</param>
    /// <param name="hint">Passes over words that it does not allow; null for all.</param>
    public void Read(string text, Action<WordForm, int, int> word, TermHint? hint = null)
    {
        using var reader = new StringReader(TextPreparation.Prepare(text));
        using var tokens = new StandardTokenizer(Rules, reader);
        var term = tokens.AddAttribute<ICharTermAttribute>();
        var offset = tokens.AddAttribute<IOffsetAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
        {
            var token = term.Buffer.AsSpan(0, term.Length);
            if (hint?.Allows(token) != false)
            {
                word(forms.Of(token), offset.StartOffset, offset.EndOffset);
            }
        }

        tokens.End();
    }
}
