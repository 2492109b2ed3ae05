using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Yaml;

/// <summary>
/// Templates from a folder of YAML files: <c>roles.yaml</c> names the offices, <c>recht.yaml</c> holds the legal facts, every other file is one template. A file
/// that cannot be read is named in the catalogue's problems; the rest loads. Safe to share.
/// </summary>
/// <param name="folder">The folder; a missing one gives an empty catalogue with a problem.</param>
public sealed class YamlTemplateSource(string folder) : ITemplateSource
{
    private const string RolesFile = "roles.yaml";
    private const string LawFile = "recht.yaml";
    private const int MostBytes = 1024 * 1024;

    /// <summary>The templates that lie beside the program.</summary>
    public static YamlTemplateSource Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "templates"));

    /// <inheritdoc/>
    public TemplateCatalog Load()
    {
        if (!Directory.Exists(folder))
        {
            return new([], [], [new(ProblemCode.BadTemplate, null, Path.GetFileName(folder), "no-folder")]);
        }

        var (templates, roles, facts, problems) = (new List<TemplateFile>(), new List<ShippedRole>(), new List<LegalFact>(), new List<Problem>());
        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            YamlTemplateReader.Try(name, problems, () =>
            {
                var text = ReadBounded(file);
                if (name == RolesFile)
                {
                    roles.AddRange(YamlFields.Parse(text).Maps("roles").Select(TemplateReader.ReadRole));
                }
                else if (name == LawFile)
                {
                    facts.AddRange(YamlTemplateReader.Instance.ReadFacts(name, text, problems));
                }
                else if (YamlTemplateReader.Instance.ReadTemplate(name, text, problems) is { } template)
                {
                    templates.Add(templates.TrueForAll(t => t.Frame.Id != template.Frame.Id) ? template : throw new BadTemplateException("same-id"));
                }
            });
        }

        return TemplateLinker.Link(templates, roles, facts, problems);
    }

    private static string ReadBounded(string file) =>
        new FileInfo(file).Length <= MostBytes ? File.ReadAllText(file) : throw new BadTemplateException("too-large");
}
