using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>
/// What an office knows, out of its knowledge pages, as one object: what the asking actor may read, nothing else. Immutable;
/// belongs to one snapshot.
/// </summary>
public sealed class RoleKnowledge
{
    private readonly Dictionary<string, Answer> answers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PageEntry> pages = new(StringComparer.Ordinal);
    private readonly AccessView view;
    private readonly AnswerOrder order;

    /// <summary>Collects the answers that an actor may read.</summary>
    public RoleKnowledge(Role role, AccessView view, TemplateCatalog catalog)
    {
        (Role, this.view) = (role, view);
        order = new(catalog.TemplatesOf(role));
        Questions = [.. catalog.TemplatesOf(role).SelectMany(t => t.Questions).DistinctBy(q => q.Id)];
        foreach (var page in role.Knowledge.Where(view.CanRead))
        {
            foreach (var answer in page.Facts.Answers)
            {
                if (answers.TryAdd(answer.QuestionId, answer))
                {
                    pages.Add(answer.QuestionId, page);
                }
            }
        }
    }

    /// <summary>The office.</summary>
    public Role Role { get; }

    /// <summary>The questions of its templates, each once, in order.</summary>
    public IReadOnlyList<Question> Questions { get; }

    /// <summary>All answers that may be read, also those to questions that no template of the office asks.</summary>
    public IReadOnlyCollection<Answer> Answers => answers.Values;

    /// <summary>The answer to a question, or null.</summary>
    public Answer? Find(string questionId) => answers.GetValueOrDefault(questionId);

    /// <summary>The page on which an answer stands, or null.</summary>
    public PageEntry? PageOf(string questionId) => pages.GetValueOrDefault(questionId);

    /// <summary>The answer's value as a form shows it.</summary>
    public AnswerValue ValueOf(Question question) => Find(question.Id) is { } answer ? question.Type.Read(question, answer.Text) : AnswerValue.Empty;

    /// <summary>Whether the actor may read, and so answer, a question of this visibility for this office.</summary>
    public bool CanAnswer(Question question) => Role.IsPage ? view.CanRead(Role.Page) : view.CanReadClass(view.Snapshot.ClassBeside(Role.Path, question.Visibility));

    /// <summary>The edits that put answers into the office's pages: one per file, each applied to what stands there at the commit.</summary>
    /// <param name="writes">Each question at most once.</param>
    /// <param name="questionOf">Finds any question of the catalogue; null for an unknown id.</param>
    /// <param name="today">Becomes the day of confirmation.</param>
    public KnowledgeEdits Edit(IReadOnlyList<AnswerWrite> writes, Func<string, Question?> questionOf, DateOnly today)
    {
        var language = view.Snapshot.Settings.Language;
        var transforms = writes
            .Select(w => (Write: w, File: FileOf(w.QuestionId, questionOf(w.QuestionId)?.Visibility ?? Visibility.Office, language)))
            .GroupBy(w => w.File.File)
            .Select(g => new AnswerTransform(g.MaxBy(w => w.File.Visibility).File, [.. g.Select(w => w.Write)], order, language, today))
            .ToList();
        return new(transforms);
    }

    /// <summary>The page that an answer stands in or would go to.</summary>
    internal GitPath PageFor(string questionId, Question? question) => FileOf(questionId, question?.Visibility ?? Visibility.Office, view.Snapshot.Settings.Language).File;

    // An answer that stands somewhere stays there; a new one goes to the page of its visibility.
    private KnowledgeFile FileOf(string questionId, Visibility visibility, string language)
    {
        if (Role.IsPage)
        {
            return new(Role.Path.File, Role.Title, "", visibility) { MustExist = true };
        }

        var page = PageOf(questionId) ?? Role.Knowledge.FirstOrDefault(p => view.Snapshot.ClassOf(p).Level == visibility && view.CanRead(p));
        var title = Role.Title + (language == "en" ? ": Knowledge" : ": Wissen") + visibility switch
        {
            Visibility.Board => language == "en" ? " (board)" : " (Vorstand)",
            Visibility.Association => language == "en" ? " (association)" : " (Verein)",
            Visibility.Public => language == "en" ? " (public)" : " (öffentlich)",
            _ => "",
        };
        var isFolder = Role.Path.Name is "index" or "README" && Role.Folder.Length > 0;
        return new(page?.Path.File ?? NewFile(isFolder, visibility), title, isFolder ? Role.Folder : Role.Path.Value, visibility);
    }

    private GitPath NewFile(bool isFolder, Visibility visibility)
    {
        var stem = isFolder ? Role.Folder + "/wissen" : Role.Path.Value + "-wissen";
        var word = visibility switch { Visibility.Public => "-oeffentlich", Visibility.Association => "-verein", Visibility.Office => "", _ => "-vorstand" };
        foreach (var suffix in new[] { word, word + "-amt" }.Concat(Enumerable.Range(2, 100).Select(i => $"{word}-{i}")))
        {
            if (PagePath.TryParse(stem + suffix, out var path) && IsFree(path))
            {
                return path.File;
            }
        }

        throw new InvalidOperationException($"No name is left for the knowledge of '{Role.Path}'.");
    }

    private bool IsFree(PagePath path) => !view.Snapshot.Files.ContainsKey(path.File);
}

/// <summary>Edits of an office's pages, and afterwards which answers clashed with somebody else's. Not safe to share.</summary>
public sealed class KnowledgeEdits
{
    private readonly IReadOnlyList<AnswerTransform> transforms;

    internal KnowledgeEdits(IReadOnlyList<AnswerTransform> transforms) => this.transforms = transforms;

    /// <summary>For a <see cref="Changeset"/>.</summary>
    public IReadOnlyList<FileEdit> Files => [.. transforms.Select(t => t.Edit)];

    /// <summary>After the commit: ids of answers that were left as they stood, because somebody else had changed them meanwhile and both texts clash.</summary>
    public IReadOnlyList<string> Clashes => [.. transforms.SelectMany(t => t.Clashes)];
}
