using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Yaml;

/// <summary>
/// Templates from a folder of YAML files: <c>roles.yaml</c> names the offices, every other file is one template. A file
/// that cannot be read is named in the catalogue's problems; the rest loads. Safe to share.
/// </summary>
/// <param name="folder">The folder; a missing one gives an empty catalogue with a problem.</param>
public sealed class YamlTemplateSource(string folder) : ITemplateSource
{
    private const string RolesFile = "roles.yaml";
    private const int MostBytes = 1024 * 1024;

    /// <summary>The templates that lie beside the program.</summary>
    public static YamlTemplateSource Shipped { get; } = new(Path.Combine(AppContext.BaseDirectory, "templates"));

    /// <inheritdoc/>
    public TemplateCatalog Load()
    {
        var (templates, roles, problems) = (new List<TemplateFile>(), new List<ShippedRole>(), new List<Problem>());
        if (!Directory.Exists(folder))
        {
            return new([], [], [new(ProblemCode.BadTemplate, null, Path.GetFileName(folder), "no-folder")]);
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(file);
            try
            {
                var fields = YamlFields.Parse(ReadBounded(file));
                if (name == RolesFile)
                {
                    roles.AddRange(fields.Maps("roles").Select(TemplateReader.ReadRole));
                }
                else if (TemplateReader.Read(fields, problems) is var template && templates.TrueForAll(t => t.Frame.Id != template.Frame.Id))
                {
                    templates.Add(template);
                }
                else
                {
                    problems.Add(new(ProblemCode.BadTemplate, null, name, "same-id"));
                }
            }
            catch (Exception e) when (e is BadTemplateException or IOException or UnauthorizedAccessException)
            {
                problems.Add(new(ProblemCode.BadTemplate, null, name, (e as BadTemplateException)?.Reason ?? "unreadable"));
            }
        }

        return TemplateLinker.Link(templates, roles, problems);
    }

    private static string ReadBounded(string file) =>
        new FileInfo(file).Length <= MostBytes ? File.ReadAllText(file) : throw new BadTemplateException("too-large");
}
