using System.Text;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Makes pages from page templates. Safe to call from many threads.</summary>
public sealed class PageSheets(IPageStore store, PageEditor editor, Func<TemplateCatalog> catalog, TimeProvider clock)
{
    /// <summary>Makes a page from a template: ordinary Markdown, ready to be filled question by question.</summary>
    /// <param name="actor">Who makes it; must be able to read it afterwards.</param>
    /// <param name="template">The id of a page template.</param>
    /// <param name="path">The address of the new page.</param>
    /// <param name="title">Its title.</param>
    /// <param name="visibility">Who may read it; null to go by its surroundings.</param>
    /// <param name="answers">Answers that are known already, as Markdown by question; unknown ids are ignored.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SaveResult> CreateAsync(
        Actor actor, string template, PagePath path, string title, Visibility? visibility, IReadOnlyDictionary<string, string> answers, CancellationToken ct)
    {
        var snapshot = store.Current;
        if (catalog().Find(template) is not { Scope: TemplateScope.Page } sheet)
        {
            return new SaveResult.Rejected(new Problem(ProblemCode.NotFound));
        }

        if (PageForm.CheckTitle(title) is { } problem)
        {
            return new SaveResult.Rejected(problem);
        }

        var text = Text(sheet, title, visibility, answers, snapshot.Settings.Language, snapshot.Settings.Today(clock));
        var facts = PageFacts.Read(path, Encoding.UTF8.GetBytes(text));
        if (!new AccessView(snapshot, actor).CanReadClass(snapshot.ClassOf(new(path, BlobId.Parse(new string('0', 40)), facts))))
        {
            return new SaveResult.Rejected(new Problem(ProblemCode.HiddenFromYou, "Visibility"));
        }

        return await editor.WriteAsync(actor, path, null, text, merge: true, ct).ConfigureAwait(false);
    }

    /// <summary>The answers that a template brings along for its first page, as Markdown by question; none where it has no such page.</summary>
    public static IReadOnlyDictionary<string, string> StarterOf(Template template, string language) =>
        template.Starter is not { } starter ? new Dictionary<string, string>()
            : template.Questions.Where(q => starter.Answers.ContainsKey(q.Id)).ToDictionary(q => q.Id, q => q.Type.Write(q, AnswerValue.Of(starter.Answers[q.Id].In(language)), language), StringComparer.Ordinal);

    /// <summary>The text of a page from a template with answers in it. Pure.</summary>
    public static string Text(Template template, string title, Visibility? visibility, IReadOnlyDictionary<string, string> answers, string language, DateOnly today)
    {
        var text = PageTemplates.NewPage(template, title, visibility, language);
        var page = new KnowledgePage(new AnswerOrder([template]), language);
        foreach (var question in template.Questions)
        {
            if (answers.TryGetValue(question.Id, out var markdown) && !string.IsNullOrWhiteSpace(markdown))
            {
                text = page.Set(text, question.Id, markdown);
                text = FrontMatter.SetMapEntry(text, "answers", question.Id, [new("confirmed", RoleFactsReader.Day(today))]);
            }
        }

        return text;
    }
}
