using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Puts every term of a word at the word's position.</summary>
internal sealed class WordFormFilter : TokenFilter
{
    private readonly WordForms forms;
    private readonly ICharTermAttribute term;
    private readonly IPositionIncrementAttribute increment;
    private readonly Queue<string> waiting = [];

    public WordFormFilter(TokenStream input, WordForms forms) : base(input)
    {
        this.forms = forms;
        term = AddAttribute<ICharTermAttribute>();
        increment = AddAttribute<IPositionIncrementAttribute>();
    }

    /// <summary>The word of which the current term is one.</summary>
    public WordForm? Current { get; private set; }

    public override bool IncrementToken()
    {
        if (waiting.TryDequeue(out var next))
        {
            term.SetEmpty().Append(next);
            increment.PositionIncrement = 0;
            return true;
        }

        if (!m_input.IncrementToken())
        {
            return false;
        }

        var form = forms.Of(term.Buffer.AsSpan(0, term.Length));
        Current = form;
        term.SetEmpty().Append(form.Terms[0]);
        for (var i = 1; i < form.Terms.Count; i++)
        {
            waiting.Enqueue(form.Terms[i]);
        }

        if (LongNumber.End(form) is { } end)
        {
            waiting.Enqueue(end);
        }

        return true;
    }

    public override void Reset()
    {
        base.Reset();
        waiting.Clear();
        Current = null;
    }
}
