namespace Roots.Wiki.Templates;

/// <summary>Which question stands where.</summary>
/// <param name="Sections">The sections with their questions, in order.</param>
/// <param name="TookOrder">Whether the order of the other side was taken over.</param>
internal sealed record TemplateLayout(IReadOnlyList<(string Id, List<string> Questions)> Sections, bool TookOrder)
{
    /// <summary>The order of the side that moved something (ours, where both did), with what only the other has put behind what it follows there.</summary>
    public static TemplateLayout Merge(TemplateFile before, TemplateFile ours, TemplateFile theirs, IReadOnlyCollection<string> questions)
    {
        var wanted = questions.ToHashSet(StringComparer.Ordinal);
        var (mine, other, was) = (Of(ours), Of(theirs), Of(before));
        var oursMoved = Moved(was, mine);
        var (frame, guests) = oursMoved ? (mine, other) : (other, mine);
        var result = frame.Select(s => (s.Id, Questions: s.Questions.Where(wanted.Contains).ToList())).ToList();
        var placed = result.SelectMany(s => s.Questions).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < guests.Count; i++)
        {
            var section = guests[i];
            for (var j = 0; j < section.Questions.Count; j++)
            {
                if (wanted.Contains(section.Questions[j]) && placed.Add(section.Questions[j]))
                {
                    Place(result, guests, i, j);
                }
            }
        }

        var empty = ours.Sections.Where(s => s.Entries.Count == 0).Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in empty.Where(id => result.TrueForAll(r => r.Id != id)).ToList())
        {
            result.Add((id, []));
        }

        result.RemoveAll(s => s.Questions.Count == 0 && !empty.Contains(s.Id));
        return new(result, !oursMoved && Moved(was, other));
    }

    private static void Place(List<(string Id, List<string> Questions)> result, List<(string Id, List<string> Questions)> guests, int section, int question)
    {
        var (id, questions) = guests[section];
        var before = question == 0 ? null : questions[question - 1];
        if (before is not null && result.FindIndex(s => s.Questions.Contains(before)) is var home and >= 0)
        {
            result[home].Questions.Insert(result[home].Questions.IndexOf(before) + 1, questions[question]);
            return;
        }

        var own = result.FindIndex(s => s.Id == id);
        if (own < 0)
        {
            var above = section == 0 ? -1 : result.FindIndex(s => s.Id == guests[section - 1].Id);
            own = section == 0 ? 0 : above < 0 ? result.Count : above + 1;
            result.Insert(own, (id, []));
        }

        result[own].Questions.Insert(0, questions[question]);
    }

    // Whether what both have stands in another order or another section.
    private static bool Moved(List<(string Id, List<string> Questions)> was, List<(string Id, List<string> Questions)> now)
    {
        var old = was.SelectMany(s => s.Questions).ToHashSet(StringComparer.Ordinal);
        var common = now.SelectMany(s => s.Questions).Where(old.Contains).ToHashSet(StringComparer.Ordinal);
        return !Line(was).SequenceEqual(Line(now));

        IEnumerable<string> Line(List<(string Id, List<string> Questions)> layout) =>
            from section in layout from question in section.Questions where common.Contains(question) select $"{section.Id} {question}";
    }

    private static List<(string Id, List<string> Questions)> Of(TemplateFile file)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. file.Sections.GroupBy(s => s.Id, StringComparer.Ordinal).Select(g => (g.Key, g.SelectMany(s => s.Entries).Select(e => e.Id).Where(seen.Add).ToList()))];
    }
}
