namespace Roots.Wiki.Templates;

/// <summary>
/// Puts a changed template into the text that it was read from: lines of what did not change stay as somebody wrote them,
/// with notes and spacing. Pure.
/// </summary>
public static class TemplateSplicer
{
    private sealed record Part(string Head, List<string> Entries);

    /// <summary>The new text.</summary>
    /// <param name="source">The text as it stands.</param>
    /// <param name="before">What it says.</param>
    /// <param name="after">What it shall say.</param>
    /// <returns>Where the text is laid out in a way of its own, the whole is written anew.</returns>
    public static string Apply(string source, TemplateFile before, TemplateFile after)
    {
        if (Cut(source, before) is not { } cut)
        {
            return TemplateText.Write(after);
        }

        var kept = before.Sections.Zip(cut.Parts).ToDictionary(p => p.First.Id, p => p, StringComparer.Ordinal);
        var entries = before.Sections.Zip(cut.Parts).SelectMany(p => p.First.Entries.Zip(p.Second.Entries)).ToDictionary(p => p.First.Id, p => p, StringComparer.Ordinal);
        var text = TemplateText.Head(before.Frame) == TemplateText.Head(after.Frame) ? cut.Head : TemplateText.Head(after.Frame) + "sections:\n";
        foreach (var section in after.Sections)
        {
            text += kept.TryGetValue(section.Id, out var old) && TemplateText.SectionHead(old.First) == TemplateText.SectionHead(section) ? old.Second.Head : TemplateText.SectionHead(section);
            foreach (var entry in section.Entries)
            {
                text += entries.TryGetValue(entry.Id, out var was) && TemplateText.Entry(was.First) == TemplateText.Entry(entry) ? was.Second : TemplateText.Entry(entry);
            }
        }

        return source.Contains("\r\n", StringComparison.Ordinal) ? text.ReplaceLineEndings("\r\n") : text;
    }

    // Comments above a line belong to what follows.
    private static (string Head, List<Part> Parts)? Cut(string source, TemplateFile file)
    {
        var ids = file.Sections.SelectMany(s => s.Entries).Select(e => e.Id).Concat(file.Sections.Select(s => "§" + s.Id)).ToList();
        var lines = source.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n').Select(l => l + "\n").ToList();
        var at = lines.FindIndex(l => l.TrimEnd() == "sections:");
        if (at < 0 || ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
        {
            return null;
        }

        var (head, notes, parts) = (string.Concat(lines.Take(at + 1)), "", new List<Part>());
        foreach (var line in lines.Skip(at + 1))
        {
            if (line.TrimStart().StartsWith('#'))
            {
                notes += line;
            }
            else if (line.StartsWith("  - ", StringComparison.Ordinal))
            {
                parts.Add(new(notes + line, []));
                notes = "";
            }
            else if (parts.Count == 0)
            {
                return null;
            }
            else if (line.StartsWith("      - ", StringComparison.Ordinal))
            {
                parts[^1].Entries.Add(notes + line);
                notes = "";
            }
            else if (parts[^1].Entries is { Count: > 0 } entries)
            {
                entries[^1] += notes + line;
                notes = "";
            }
            else
            {
                parts[^1] = parts[^1] with { Head = parts[^1].Head + notes + line };
                notes = "";
            }
        }

        var fits = notes.Length == 0 && parts.Count == file.Sections.Count && parts.Zip(file.Sections).All(p => p.First.Entries.Count == p.Second.Entries.Count);
        return fits ? (head, parts) : null;
    }
}
