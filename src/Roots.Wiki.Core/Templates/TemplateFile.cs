namespace Roots.Wiki.Templates;

/// <summary>A template as its file says it, before its references to other templates' questions are followed. Immutable.</summary>
/// <param name="Frame">Everything but the sections.</param>
/// <param name="Sections">The parts with their entries.</param>
public sealed record TemplateFile(Template Frame, IReadOnlyList<TemplateFileSection> Sections)
{
    /// <summary>The questions that the file itself defines.</summary>
    public IEnumerable<Question> Own => Sections.SelectMany(s => s.Entries).OfType<TemplateEntry.Asks>().Select(e => e.Question);
}

/// <summary>A part of a template's file.</summary>
public sealed record TemplateFileSection(string Id, LocalText Title, IReadOnlyList<TemplateEntry> Entries);

/// <summary>One entry under <c>questions</c>.</summary>
public abstract record TemplateEntry
{
    private TemplateEntry() { }

    /// <summary>The id of the question.</summary>
    public string Id => this is Asks asks ? asks.Question.Id : ((Uses)this).Used;

    /// <summary>Whether the association left the question out: it is not asked here, and answers stay where they stand.</summary>
    public bool IsHidden { get; init; }

    /// <summary>A question, defined here.</summary>
    public sealed record Asks(Question Question) : TemplateEntry;

    /// <summary><c>use: …</c>: a question that another template defines, asked once and shown here too.</summary>
    public sealed record Uses(string Used) : TemplateEntry;
}

/// <summary>Makes a catalogue from files: follows references and names what does not fit. Pure.</summary>
public static class TemplateLinker
{
    /// <summary>
    /// The catalogue of these files. A reference to nowhere is left out; of an id that is defined twice the first meaning
    /// stands, wherever it is asked; a template that asks the same twice asks once. Each is named in the problems.
    /// </summary>
    /// <param name="files">In the order in which a first definition wins.</param>
    /// <param name="roles">The offices.</param>
    /// <param name="facts">The legal facts; of several with one id the last stands.</param>
    /// <param name="problems">What was found while reading.</param>
    /// <param name="also">Questions that may be referred to although none of the files defines them: of templates that were replaced.</param>
    public static TemplateCatalog Link(
        IReadOnlyList<TemplateFile> files, IReadOnlyList<ShippedRole> roles, IReadOnlyList<LegalFact> facts, IEnumerable<Problem> problems, IEnumerable<Question>? also = null)
    {
        var found = problems.ToList();
        var known = new Dictionary<string, Question>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            found.AddRange(file.Own.Where(q => !known.TryAdd(q.Id, q)).Select(q => new Problem(ProblemCode.QuestionTwice, null, file.Frame.Id, q.Id)));
        }

        foreach (var question in also ?? [])
        {
            known.TryAdd(question.Id, question);
        }

        List<Template> templates = [.. files.Select(f => Link(f, known, found)).OrderBy(t => t.Kind)];
        found.AddRange(from role in roles from id in role.Templates where templates.TrueForAll(t => t.Id != id) select new Problem(ProblemCode.UnknownTemplate, null, role.Id, id));
        var hints = facts.Select(f => f.Id).ToHashSet(StringComparer.Ordinal);
        found.AddRange(from file in files from question in file.Own where question.Hint is { } hint && !hints.Contains(hint) select new Problem(ProblemCode.UnknownHint, null, file.Frame.Id, question.Hint!));
        return new(templates, roles, found) { Files = files, Facts = facts, Unasked = [.. known.Values] };
    }

    private static Template Link(TemplateFile file, Dictionary<string, Question> known, List<Problem> problems)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        var sections = file.Sections.Select(s => new TemplateSection(s.Id, s.Title, [.. s.Entries.Where(e => !e.IsHidden).Select(Follow).OfType<Question>()])).ToList();
        return file.Frame with { Sections = [.. sections.Where((s, i) => s.Questions.Count > 0 || file.Sections[i].Entries.All(e => !e.IsHidden))] };

        Question? Follow(TemplateEntry entry)
        {
            var id = entry.Id;
            if (!known.TryGetValue(id, out var question))
            {
                problems.Add(new(ProblemCode.UnknownQuestion, null, file.Frame.Id, id));
            }
            else if (!asked.Add(id))
            {
                question = null;
                if (entry is TemplateEntry.Uses)
                {
                    problems.Add(new(ProblemCode.QuestionTwice, null, file.Frame.Id, id));
                }
            }

            return question;
        }
    }
}
