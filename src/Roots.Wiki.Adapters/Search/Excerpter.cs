using Roots.Wiki.Search;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Finds the stretch of a text that answers a query best, by cutting the text as the index does.</summary>
internal sealed class Excerpter(WordCutter cutter)
{
    private const int LongestText = 200_000;
    private const int MostMatches = 1_000;
    private const int Lead = 40; // characters before the first match, so that it stands in its sentence

    private readonly record struct Match(int Start, int End, int Term, float Weight);

    /// <summary>The best stretch, or null where no word occurs.</summary>
    public Snippet? Find(SearchQuery query, string text, int length)
    {
        var looked = text.Length > LongestText ? text[..LongestText] : text;
        var matches = Matches(query, looked);
        if (matches.Count == 0)
        {
            return null;
        }

        length = Math.Clamp(length, 40, 1000);
        var first = Best(matches, length - Lead);
        var (from, to) = Around(looked, matches[first].Start, length);
        return new(Parts(looked, from, to, matches), from);
    }

    /// <summary>How many different words of a query stand in a text; fillers count only where there is nothing else.</summary>
    public int Count(SearchQuery query, string text)
    {
        var words = query.Terms.Where(t => !t.IsExcluded && t.Field != SearchField.Space).ToList();
        var telling = words.Where(t => !FillerWords.Contains(t)).ToList();
        return Matches(query with { Terms = telling.Count > 0 ? telling : words }, text.Length > LongestText ? text[..LongestText] : text).Select(m => m.Term).Distinct().Count();
    }

    private List<Match> Matches(SearchQuery query, string text)
    {
        var terms = new Dictionary<string, (int Term, float Weight)>(StringComparer.Ordinal);
        var prefixes = new List<(string Prefix, int Term)>();
        var number = 0;
        foreach (var term in query.Terms.Where(t => !t.IsExcluded && t.Field != SearchField.Space))
        {
            var weight = FillerWords.Contains(term) ? 0.1f : 1;
            foreach (var form in term.Words.SelectMany(cutter.Cut))
            {
                number++;
                terms.TryAdd(form.Stem, (number, weight));
                terms.TryAdd(form.Folded, (number, weight));
                foreach (var part in form.Parts)
                {
                    terms.TryAdd(part, (number, weight / 3));
                }

                if (term.IsPrefix)
                {
                    prefixes.Add((form.Folded, number));
                }
            }
        }

        var matches = new List<Match>();
        cutter.Read(text, (form, start, end) =>
        {
            if (matches.Count < MostMatches)
            {
                foreach (var candidate in form.Terms)
                {
                    if (terms.TryGetValue(candidate, out var found))
                    {
                        matches.Add(new(start, end, found.Term, found.Weight));
                        return;
                    }
                }

                foreach (var (prefix, term) in prefixes)
                {
                    if (form.Terms.Any(t => t.StartsWith(prefix, StringComparison.Ordinal)))
                    {
                        matches.Add(new(start, end, term, 1));
                        return;
                    }
                }
            }
        }, new([.. terms.Keys, .. prefixes.Select(p => p.Prefix)]));
        return matches.Any(m => m.Weight >= 0.3f) ? [.. matches.Where(m => m.Weight >= 0.3f)] : matches;
    }

    // Most different words first, then most words.
    private static int Best(List<Match> matches, int width)
    {
        var (best, bestScore) = (0, 0f);
        var weights = new Dictionary<int, float>();
        for (var i = 0; i < matches.Count; i++)
        {
            weights.Clear();
            var inside = 0;
            for (var j = i; j < matches.Count && matches[j].End <= matches[i].Start + width; j++, inside++)
            {
                weights[matches[j].Term] = Math.Max(weights.GetValueOrDefault(matches[j].Term), matches[j].Weight);
            }

            var score = weights.Values.Sum() + (Math.Min(inside, 10) * 0.01f);
            if (score > bestScore)
            {
                (best, bestScore) = (i, score);
            }
        }

        return best;
    }

    // Begins and ends at a blank; begins with the line where that is near, so that no other block's end stands before.
    private static (int From, int To) Around(string text, int at, int length)
    {
        var from = Math.Max(0, at - Lead);
        var line = text.LastIndexOf('\n', Math.Max(0, at - 1), at == 0 ? 0 : at - from);
        if (line >= 0)
        {
            from = line + 1;
        }
        else
        {
            while (from > 0 && from < at && !char.IsWhiteSpace(text[from - 1]))
            {
                from++;
            }
        }

        var to = Math.Min(text.Length, from + length);
        var end = to;
        while (end < text.Length && end > from + (length / 2) && !char.IsWhiteSpace(text[end]))
        {
            end--;
        }

        to = end > from + (length / 2) ? end : to;
        return (from, to < text.Length && char.IsLowSurrogate(text[to]) ? to + 1 : to);
    }

    private static List<SnippetPart> Parts(string text, int from, int to, List<Match> matches)
    {
        var parts = new List<SnippetPart>();
        var at = from;
        foreach (var match in matches)
        {
            if (match.Start >= at && match.End <= to)
            {
                Add(parts, text[at..match.Start], false);
                Add(parts, text[match.Start..match.End], true);
                at = match.End;
            }
        }

        Add(parts, text[at..to], false);
        return parts;
    }

    private static void Add(List<SnippetPart> parts, string text, bool isMatch)
    {
        if (text.Length > 0)
        {
            parts.Add(new(text.ReplaceLineEndings(" "), isMatch));
        }
    }
}
