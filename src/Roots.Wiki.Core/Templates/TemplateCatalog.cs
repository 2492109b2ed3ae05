namespace Roots.Wiki.Templates;

/// <summary>All templates and offices. Immutable.</summary>
public sealed record TemplateCatalog(IReadOnlyList<Template> Templates, IReadOnlyList<ShippedRole> Roles, IReadOnlyList<Problem> Problems)
{
    private readonly Dictionary<string, Question> questions =
        Templates.SelectMany(t => t.Questions).DistinctBy(q => q.Id).ToDictionary(q => q.Id, StringComparer.Ordinal);

    /// <summary>The template of an id, or null.</summary>
    public Template? Find(string id) => Templates.FirstOrDefault(t => t.Id == id);

    /// <summary>The question of an id, or null.</summary>
    public Question? Question(string id) => questions.GetValueOrDefault(id);

    /// <summary>The templates of these ids whose answers belong to an office, in this order.</summary>
    public IEnumerable<Template> OfOffice(IEnumerable<string> templates) => templates.Select(Find).OfType<Template>().Where(t => t.Scope != TemplateScope.Page);

    /// <summary>The questions of an office with these templates, each once, in the templates' order.</summary>
    public IEnumerable<Question> QuestionsOf(IEnumerable<string> templates) => OfOffice(templates).SelectMany(t => t.Questions).DistinctBy(q => q.Id);
}
