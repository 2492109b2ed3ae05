namespace Roots.Wiki.Templates;

/// <summary>A difference between two states of a template.</summary>
/// <param name="Part">What differs.</param>
/// <param name="Question">The question's id; null where it is about the template, or about the title of <paramref name="Section"/>.</param>
/// <param name="Section">The section's id, for its title; else null.</param>
/// <param name="Before">The question or the words before, or null where there were none.</param>
/// <param name="After">The same afterwards.</param>
public sealed record TemplateDifference(TemplatePart Part, string? Question, string? Section, TemplateSide? Before, TemplateSide? After)
{
    /// <summary>Names the difference in a form: equal for the same place.</summary>
    public string Key => Question is not null ? $"{Part}.{Question}" : Section is not null ? $"{Part}..{Section}" : Part.ToString();
}

/// <summary>One side of a difference: words, or the whole question.</summary>
/// <param name="Words">What it says; null where it is no text.</param>
/// <param name="Question">The question, or null.</param>
public sealed record TemplateSide(LocalText? Words, Question? Question)
{
    /// <summary>Whether the question is left out.</summary>
    public bool IsHidden { get; init; }
}

/// <summary>Two changes of one template brought together.</summary>
/// <param name="File">The whole.</param>
/// <param name="Taken">What came in from the other side.</param>
/// <param name="Clashes">What both sides changed, each in its own way: ours before, theirs after. Ours stands unless theirs was chosen.</param>
public sealed record MergedTemplate(TemplateFile File, IReadOnlyList<TemplateDifference> Taken, IReadOnlyList<TemplateDifference> Clashes);

/// <summary>
/// Brings a template that an association changed together with a newer version of what it was changed from: question by
/// question, part by part. What one side changed is taken; where both did, ours stands until somebody decides. Pure.
/// </summary>
public sealed class TemplateMerge
{
    private readonly TemplateFile before, ours, theirs;
    private readonly IReadOnlyCollection<string> chosen;
    private readonly List<TemplateDifference> taken = [], clashes = [];
    private readonly Dictionary<string, TemplateEntry> b, o, t;

    private TemplateMerge(TemplateFile before, TemplateFile ours, TemplateFile theirs, IReadOnlyCollection<string> chosen)
    {
        (this.before, this.ours, this.theirs, this.chosen) = (before, ours, theirs, chosen);
        (b, o, t) = (ById(before), ById(ours), ById(theirs));
    }

    /// <summary>Merges.</summary>
    /// <param name="before">What both were made from.</param>
    /// <param name="ours">The association's own.</param>
    /// <param name="theirs">The newer version.</param>
    /// <param name="chosen">Keys of clashes (<see cref="TemplateDifference.Key"/>) in which theirs is taken.</param>
    public static MergedTemplate Merge(TemplateFile before, TemplateFile ours, TemplateFile theirs, IReadOnlyCollection<string> chosen) =>
        new TemplateMerge(before, ours, theirs, chosen).Run();

    /// <summary>What differs between two states.</summary>
    public static IReadOnlyList<TemplateDifference> Compare(TemplateFile before, TemplateFile after) => Merge(before, before, after, []).Taken;

    private MergedTemplate Run()
    {
        var frame = Frame();
        var entries = new Dictionary<string, TemplateEntry>(StringComparer.Ordinal);
        foreach (var id in theirs.Sections.Concat(ours.Sections).SelectMany(s => s.Entries).Select(e => e.Id).Distinct(StringComparer.Ordinal))
        {
            if (Entry(id) is { } entry)
            {
                entries[id] = entry;
            }
        }

        var layout = TemplateLayout.Merge(before, ours, theirs, entries.Keys);
        if (layout.TookOrder)
        {
            taken.Add(new(TemplatePart.Order, null, null, null, null));
        }

        List<TemplateFileSection> sections = [.. layout.Sections.Select(s => new TemplateFileSection(s.Id, SectionTitle(s.Id), [.. s.Questions.Select(q => entries[q])]))];
        return new(new(frame, sections), taken, clashes);
    }

    private Template Frame()
    {
        var frame = ours.Frame with { Version = Math.Max(ours.Frame.Version, theirs.Frame.Version), Sections = [] };
        foreach (var part in FramePart.All)
        {
            var isText = part.Part is TemplatePart.Title or TemplatePart.Intro or TemplatePart.Body;
            var side = (Template of) => new TemplateSide(part.Part switch { TemplatePart.Title => of.Title, TemplatePart.Intro => of.Intro, TemplatePart.Body => of.Body, _ => null }, null);
            frame = Takes(part.Key(before.Frame), part.Key(ours.Frame), part.Key(theirs.Frame), new(part.Part, null, null, side(ours.Frame), side(theirs.Frame)), isText) ? part.Take(frame, theirs.Frame) : frame;
        }

        return frame;
    }

    private TemplateEntry? Entry(string id)
    {
        var (was, mine, other) = (b.GetValueOrDefault(id), o.GetValueOrDefault(id), t.GetValueOrDefault(id));
        if (mine is null || other is null)
        {
            return Takes(Key(was), Key(mine), Key(other), new(TemplatePart.Presence, id, null, Side(mine), Side(other))) ? other : mine;
        }

        if (mine is TemplateEntry.Asks asks && other is TemplateEntry.Asks offers)
        {
            var question = asks.Question;
            foreach (var part in QuestionPart.All)
            {
                var old = was is TemplateEntry.Asks { Question: var q } ? part.Key(q) : null;
                question = Takes(old, part.Key(asks.Question), part.Key(offers.Question), new(part.Part, id, null, Side(mine), Side(other))) ? part.Take(question, offers.Question) : question;
            }

            return new TemplateEntry.Asks(question) { IsHidden = Hidden(id, was, mine, other) };
        }

        // Asked here and only referred to there: one of the two, whole.
        return mine.GetType() == other.GetType() || !Takes(Key(was), Key(mine), Key(other), new(TemplatePart.Form, id, null, Side(mine), Side(other)))
            ? mine with { IsHidden = Hidden(id, was, mine, other) }
            : other;
    }

    private bool Hidden(string id, TemplateEntry? was, TemplateEntry mine, TemplateEntry other) =>
        Takes(was?.IsHidden.ToString(), mine.IsHidden.ToString(), other.IsHidden.ToString(), new(TemplatePart.Hidden, id, null, Side(mine), Side(other))) ? other.IsHidden : mine.IsHidden;

    private LocalText SectionTitle(string id)
    {
        var (was, mine, other) = (Title(before, id), Title(ours, id), Title(theirs, id));
        return mine is null ? other! : other is null ? mine
            : Takes(TemplateText.Local(was), TemplateText.Local(mine), TemplateText.Local(other), new(TemplatePart.Title, null, id, new(mine, null), new(other, null))) ? other
            : mine;
    }

    // Whether theirs is taken. Notes what came in, and what both changed.
    private bool Takes(string? was, string? mine, string? other, TemplateDifference difference, bool asks = true)
    {
        if (other == mine || other == was)
        {
            return false;
        }

        if (mine == was)
        {
            taken.Add(difference);
            return true;
        }

        if (asks)
        {
            clashes.Add(difference);
        }

        return asks && chosen.Contains(difference.Key);
    }

    private static string? Key(TemplateEntry? entry) => entry is null ? null : TemplateText.Entry(entry);

    private static TemplateSide? Side(TemplateEntry? entry) => entry is null ? null : new(null, (entry as TemplateEntry.Asks)?.Question) { IsHidden = entry.IsHidden };

    private static LocalText? Title(TemplateFile file, string section) => file.Sections.FirstOrDefault(s => s.Id == section)?.Title;

    private static Dictionary<string, TemplateEntry> ById(TemplateFile file) =>
        file.Sections.SelectMany(s => s.Entries).DistinctBy(e => e.Id).ToDictionary(e => e.Id, StringComparer.Ordinal);
}
