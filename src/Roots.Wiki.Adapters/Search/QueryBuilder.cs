using Lucene.Net.Index;
using Lucene.Net.Search;
using Roots.Wiki.Search;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Turns a search text's terms into conditions on the index. Makes only words, phrases and prefixes: nothing whose cost grows out of bounds.</summary>
internal sealed class QueryBuilder(WordCutter cutter)
{
    private const float OtherFields = 0.1f; // how much the second-best field of a word adds
    private const float AsParts = 0.3f;
    private const float AsTyped = 0.5f;

    /// <summary>What is asked, as conditions.</summary>
    /// <param name="Wanted">One for each term that asks for words.</param>
    /// <param name="Fixed">Folders and exclusions, which hold also where not all words are found.</param>
    internal sealed record Conditions(IReadOnlyList<Query> Wanted, IReadOnlyList<BooleanClause> Fixed)
    {
        /// <summary>Whether nothing is asked for.</summary>
        public bool IsEmpty => Wanted.Count == 0 && Fixed.All(c => c.Occur == Occur.MUST_NOT);

        /// <summary>All words, or at least so many of them.</summary>
        public Query ToQuery(int atLeast)
        {
            var all = new BooleanQuery();
            foreach (var clause in Fixed)
            {
                all.Add(clause);
            }

            foreach (var query in Wanted)
            {
                all.Add(query, atLeast == Wanted.Count ? Occur.MUST : Occur.SHOULD);
            }

            all.MinimumNumberShouldMatch = atLeast == Wanted.Count ? 0 : atLeast;
            return all;
        }
    }

    /// <summary>Reads the terms of a query.</summary>
    public Conditions Read(SearchQuery query)
    {
        var wanted = new List<(Query Query, bool IsFiller)>();
        var conditions = new List<BooleanClause>();
        foreach (var term in query.Terms)
        {
            if (term.Field == SearchField.Space)
            {
                var folder = new ConstantScoreQuery(new TermQuery(new Term(IndexFields.Folder, IndexDocument.FoldFolder(term.Words[0])))) { Boost = 0 };
                conditions.Add(new(folder, term.IsExcluded ? Occur.MUST_NOT : Occur.MUST));
            }
            else if (Condition(term) is { } condition)
            {
                if (term.IsExcluded)
                {
                    conditions.Add(new(condition, Occur.MUST_NOT));
                }
                else
                {
                    wanted.Add((condition, !term.IsPrefix && FillerWords.Contains(term)));
                }
            }
        }

        var words = wanted.Where(w => !w.IsFiller).ToList();
        return new([.. (words.Count > 0 ? words : wanted).Select(w => w.Query)], conditions);
    }

    private Query? Condition(SearchTerm term)
    {
        var fields = term.Field switch
        {
            SearchField.Title => IndexFields.TitleOnly,
            SearchField.Tag => IndexFields.TagsOnly,
            _ => IndexFields.Anywhere,
        };
        var forms = term.Words.SelectMany(cutter.Cut).ToList();
        return forms.Count == 0 ? null
            : term.Words.Count > 1 ? Phrase(forms, fields)
            : forms.Count == 1 ? Word(forms[0], fields, term.IsPrefix)
            : Composed(forms, fields, term.IsPrefix);
    }

    // A compound is looked for as a whole, and as all its parts with less weight.
    private static BooleanQuery Word(WordForm form, IReadOnlyList<(string Field, float Boost)> fields, bool isPrefix)
    {
        var whole = InFields(fields, field => new TermQuery(new Term(field, form.Stem)));
        if (fields.Any(f => f.Field == IndexFields.Title))
        {
            whole.Add(new TermQuery(new Term(IndexFields.Title, form.Folded)) { Boost = 5 });
        }

        var any = new BooleanQuery { { whole, Occur.SHOULD } };
        if (form.Parts.Count > 0)
        {
            any.Add(All(form.Parts.Select(p => InFields(fields, field => new TermQuery(new Term(field, p)))), AsParts), Occur.SHOULD);
        }

        if (isPrefix)
        {
            any.Add(StartsWith(form, fields), Occur.SHOULD);
        }

        return any;
    }

    // E-Mail, info@verein.de, 12.03.2026: side by side, or written in one, or at least all there.
    private BooleanQuery Composed(List<WordForm> forms, IReadOnlyList<(string Field, float Boost)> fields, bool isPrefix)
    {
        var any = new BooleanQuery();
        any.Add(isPrefix ? All([.. forms.SkipLast(1).Select(f => Word(f, fields, false)), Word(forms[^1], fields, true)], 1) : Phrase(forms, fields), Occur.SHOULD);
        any.Add(All(forms.Select(f => Word(f, fields, false)), AsParts), Occur.SHOULD);
        if (cutter.Cut(string.Concat(forms.Select(f => f.Plain))) is [var joined])
        {
            any.Add(Word(joined, fields, isPrefix), Occur.SHOULD);
        }

        return any;
    }

    private static DisjunctionMaxQuery Phrase(List<WordForm> forms, IReadOnlyList<(string Field, float Boost)> fields) => InFields(fields, field =>
    {
        var phrase = new PhraseQuery();
        foreach (var form in forms)
        {
            phrase.Add(new Term(field, form.Stem));
        }

        return phrase;
    });

    private static DisjunctionMaxQuery StartsWith(WordForm form, IReadOnlyList<(string Field, float Boost)> fields)
    {
        var query = InFields(fields, field => new PrefixQuery(new Term(field, form.Folded)));
        query.Boost = AsTyped;
        return query;
    }

    private static DisjunctionMaxQuery InFields(IReadOnlyList<(string Field, float Boost)> fields, Func<string, Query> make)
    {
        var best = new DisjunctionMaxQuery(OtherFields);
        foreach (var (field, boost) in fields)
        {
            var query = make(field);
            query.Boost = boost;
            best.Add(query);
        }

        return best;
    }

    private static BooleanQuery All(IEnumerable<Query> queries, float boost)
    {
        var all = new BooleanQuery { Boost = boost };
        foreach (var query in queries)
        {
            all.Add(query, Occur.MUST);
        }

        return all;
    }
}
