using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Yaml;

/// <summary>Reads templates and legal facts written in YAML. Stateless; safe to share.</summary>
public sealed class YamlTemplateReader : ITemplateReader
{
    private YamlTemplateReader() { }

    /// <summary>The one there is.</summary>
    public static YamlTemplateReader Instance { get; } = new();

    /// <inheritdoc/>
    public TemplateFile? ReadTemplate(string name, string text, ICollection<Problem> problems)
    {
        TemplateFile? template = null;
        Try(name, problems, () => template = TemplateReader.Read(YamlFields.Parse(text), problems));
        return template;
    }

    /// <inheritdoc/>
    public IReadOnlyList<LegalFact> ReadFacts(string name, string text, ICollection<Problem> problems)
    {
        var facts = new List<LegalFact>();
        Try(name, problems, () =>
        {
            foreach (var fields in YamlFields.Parse(text).Maps("facts"))
            {
                Try(name, problems, () => facts.Add(LegalFactReader.Read(fields)));
            }
        });
        return facts;
    }

    internal static void Try(string name, ICollection<Problem> problems, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is BadTemplateException or IOException or UnauthorizedAccessException)
        {
            problems.Add(new(ProblemCode.BadTemplate, null, name, (e as BadTemplateException)?.Reason ?? "unreadable"));
        }
    }
}
