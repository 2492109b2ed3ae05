namespace Roots.Wiki.Text;

/// <summary>Merges two edits of a page's body, section by section; where that clashes and the plain order of blocks does not, that.</summary>
internal static class BodyMerge
{
    public static LinesMerge Merge(IReadOnlyList<string> @base, IReadOnlyList<string> mine, IReadOnlyList<string> theirs)
    {
        var (parts, isClean) = PartMerge.Merge(Sections(@base), Sections(mine), Sections(theirs), (b, m, t) => BlockMerge.Merge(b?.Lines ?? [], m!.Lines, t!.Lines));
        if (!isClean && BlockMerge.Merge(@base, mine, theirs) is { IsClean: true } whole)
        {
            return whole;
        }

        return new(Join(parts, mine, theirs), isClean);
    }

    // A section with an id is found by it; others by their heading.
    private static List<TextPart> Sections(IReadOnlyList<string> lines)
    {
        var sections = new List<TextPart>();
        var (fences, key, section) = (new MarkdownFences(), "", new List<string>());
        foreach (var line in lines)
        {
            if (!fences.Take(line) && MarkdownHeading.IsHeading(line))
            {
                Close();
                (key, section) = (MarkdownHeading.IdOf(line) is { } id ? "#" + id : line.Trim(), []);
            }

            section.Add(line);
        }

        Close();
        return sections;

        void Close()
        {
            if (section.Count > 0)
            {
                sections.Add(new(key, section));
            }
        }
    }

    private static List<string> Join(IReadOnlyList<IReadOnlyList<string>> parts, params IReadOnlyList<IReadOnlyList<string>> sources)
    {
        var lines = new List<string>();
        foreach (var part in parts)
        {
            // a section that ended its text has no blank line behind it
            if (lines.Count > 0 && lines[^1].Length > 0 && !MarkdownHeading.IsHeading(lines[^1]) && sources.Any(s => s.Count > 0 && s[^1] == lines[^1]))
            {
                lines.Add("");
            }

            lines.AddRange(part);
        }

        return lines;
    }
}
