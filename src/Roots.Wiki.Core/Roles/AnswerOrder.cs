using Roots.Wiki.Templates;

namespace Roots.Wiki.Roles;

/// <summary>Where a question stands among all questions of an office.</summary>
internal sealed record AnswerPlace(int Index, TemplateSection Section, Question Question);

/// <summary>The questions of an office's templates in order, each at its first place. Immutable.</summary>
internal sealed class AnswerOrder
{
    private readonly Dictionary<string, AnswerPlace> places = new(StringComparer.Ordinal);

    public AnswerOrder(TemplateCatalog catalog, IEnumerable<string> templates)
    {
        foreach (var section in catalog.OfOffice(templates).SelectMany(t => t.Sections))
        {
            foreach (var question in section.Questions)
            {
                places.TryAdd(question.Id, new(places.Count, section, question));
            }
        }
    }

    public AnswerPlace? Find(string id) => places.GetValueOrDefault(id);
}
