using Roots.Wiki.Pages;

namespace Roots.Wiki.Templates;

/// <summary>What a person can do to a template, each as a new file. Pure.</summary>
public static class TemplateEdits
{
    /// <summary>Begins the ids of questions and templates that an association made: no shipped one begins so.</summary>
    public const string OwnPrefix = "eigen-";

    private const int SlugLength = 40;

    /// <summary>A new id that keeps its meaning for ever: readable, and the same in no other association.</summary>
    /// <param name="words">What it is about.</param>
    /// <param name="random">Some random letters and digits.</param>
    public static string NewId(string words, string random)
    {
        var slug = PageNames.Slug(words);
        slug = new([.. slug.Where(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))]);
        slug = (slug.Length <= SlugLength ? slug : slug[..SlugLength]).Trim('-');
        return OwnPrefix + (slug.Length == 0 ? "" : slug + "-") + random;
    }

    /// <summary>A template of the association's own, without questions.</summary>
    public static TemplateFile New(string id, LocalText title, LocalText intro, TemplateScope scope) => new(
        new(id, 1, scope == TemplateScope.Office ? TemplateKind.RoleSheet : TemplateKind.Topic, title, intro, []) { Scope = scope, For = scope == TemplateScope.Page ? ["everyday"] : [] },
        [new("a", title, [])]);

    /// <summary>Puts other words for a question, or its other settings; a question that is not there is left out.</summary>
    public static TemplateFile Change(this TemplateFile file, Question question) =>
        file.Map(e => e.Id == question.Id && e is TemplateEntry.Asks asks ? asks with { Question = question } : e);

    /// <summary>Leaves a question out, or asks it again.</summary>
    public static TemplateFile Hide(this TemplateFile file, string question, bool isHidden) => file.Map(e => e.Id == question ? e with { IsHidden = isHidden } : e);

    /// <summary>Adds a question at the end of a section; of the last where there is no such section.</summary>
    public static TemplateFile Add(this TemplateFile file, string section, Question question)
    {
        var at = file.Sections.Select((s, i) => (s, i)).Where(p => p.s.Id == section).Select(p => p.i).DefaultIfEmpty(file.Sections.Count - 1).First();
        return file with { Sections = [.. file.Sections.Select((s, i) => i == at ? s with { Entries = [.. s.Entries, new TemplateEntry.Asks(question)] } : s)] };
    }

    /// <summary>Moves a question up or down by one that is asked, across the border of a section too.</summary>
    public static TemplateFile Move(this TemplateFile file, string question, bool up)
    {
        var sections = file.Sections.Select(s => s.Entries.ToList()).ToList();
        var at = sections.FindIndex(s => s.Exists(e => e.Id == question));
        if (at < 0)
        {
            return file;
        }

        var home = sections[at];
        var index = home.FindIndex(e => e.Id == question);
        var entry = home[index];
        var next = up ? home.FindLastIndex(Math.Max(index - 1, 0), index, e => !e.IsHidden) : home.FindIndex(index + 1, e => !e.IsHidden);
        home.RemoveAt(index);
        if (next >= 0)
        {
            home.Insert(next, entry);
        }
        else if (at + (up ? -1 : 1) is var other && other >= 0 && other < sections.Count)
        {
            sections[other].Insert(up ? sections[other].Count : 0, entry);
        }
        else
        {
            home.Insert(up ? 0 : home.Count, entry);
        }

        return file with { Sections = [.. file.Sections.Select((s, i) => s with { Entries = sections[i] }).Where((s, i) => s.Entries.Count > 0 || file.Sections[i].Entries.Count == 0)] };
    }

    /// <summary>Puts other words for the template and its sections.</summary>
    /// <param name="file">The template.</param>
    /// <param name="title">Its title.</param>
    /// <param name="intro">The words before the first question.</param>
    /// <param name="sections">Titles of sections by id; others keep theirs.</param>
    public static TemplateFile Reword(this TemplateFile file, LocalText title, LocalText intro, IReadOnlyDictionary<string, LocalText> sections) => new(
        file.Frame with { Title = title, Intro = intro },
        [.. file.Sections.Select(s => sections.TryGetValue(s.Id, out var words) ? s with { Title = words } : s)]);

    /// <summary>Adds an empty section.</summary>
    public static TemplateFile AddSection(this TemplateFile file, string id, LocalText title) =>
        file.Sections.Any(s => s.Id == id) ? file : file with { Sections = [.. file.Sections, new(id, title, [])] };

    private static TemplateFile Map(this TemplateFile file, Func<TemplateEntry, TemplateEntry> map) =>
        file with { Sections = [.. file.Sections.Select(s => s with { Entries = [.. s.Entries.Select(map)] })] };
}
