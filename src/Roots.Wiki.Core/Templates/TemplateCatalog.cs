namespace Roots.Wiki.Templates;

/// <summary>All templates, offices and legal facts. Immutable.</summary>
public sealed record TemplateCatalog(IReadOnlyList<Template> Templates, IReadOnlyList<ShippedRole> Roles, IReadOnlyList<Problem> Problems)
{
    private readonly Dictionary<string, Question> questions =
        Templates.SelectMany(t => t.Questions).DistinctBy(q => q.Id).ToDictionary(q => q.Id, StringComparer.Ordinal);

    private readonly Dictionary<string, Question> unasked = [];

    private readonly IReadOnlyDictionary<string, LegalFact> facts = new Dictionary<string, LegalFact>();

    /// <summary>The files that the templates were made from, in the order in which they were read.</summary>
    public IReadOnlyList<TemplateFile> Files { get; init; } =
        [.. Templates.Select(t => new TemplateFile(t with { Sections = [] }, [.. t.Sections.Select(s => new TemplateFileSection(s.Id, s.Title, [.. s.Questions.Select(q => new TemplateEntry.Asks(q))]))]))];

    /// <summary>The legal facts; of several with one id the last stands.</summary>
    public IEnumerable<LegalFact> Facts
    {
        get => facts.Values;
        init => facts = value.GroupBy(f => f.Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Last(), StringComparer.Ordinal);
    }

    /// <summary>Questions that are known but that no template asks, because the association left them out: answers to them stand in pages.</summary>
    public IReadOnlyList<Question> Unasked
    {
        get;
        init
        {
            field = [.. value.Where(q => !questions.ContainsKey(q.Id))];
            unasked = field.ToDictionary(q => q.Id, StringComparer.Ordinal);
        }
    } = [];

    /// <summary>The template of an id, or null.</summary>
    public Template? Find(string id) => Templates.FirstOrDefault(t => t.Id == id);

    /// <summary>The question of an id, whether it is asked or not, or null.</summary>
    public Question? Question(string id) => questions.GetValueOrDefault(id) ?? unasked.GetValueOrDefault(id);

    /// <summary>The legal fact beside a question as it is shown on a day; null for none.</summary>
    public LegalHint? HintOf(Question question, DateOnly today) => question.Hint is { } id && facts.TryGetValue(id, out var fact) ? fact.On(today) : null;

    /// <summary>The templates of these ids whose answers belong to an office, in this order.</summary>
    public IEnumerable<Template> OfOffice(IEnumerable<string> templates) => templates.Select(Find).OfType<Template>().Where(t => t.Scope != TemplateScope.Page);

    /// <summary>The templates of an office, or the one of a page that is answered like an office.</summary>
    public IEnumerable<Template> TemplatesOf(Roles.Role role) => role.IsPage ? role.Facts.Templates.Select(Find).OfType<Template>() : OfOffice(role.Facts.Templates);

    /// <summary>The questions of an office with these templates, each once, in the templates' order.</summary>
    public IEnumerable<Question> QuestionsOf(IEnumerable<string> templates) => OfOffice(templates).SelectMany(t => t.Questions).DistinctBy(q => q.Id);
}
