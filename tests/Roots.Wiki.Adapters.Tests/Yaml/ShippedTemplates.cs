using Roots.Wiki.Adapters.Yaml;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Adapters.Tests.Yaml;

/// <summary>The catalogue as it lies in the repository.</summary>
internal static class ShippedTemplates
{
    public static string Folder { get; } = Path.Combine(Root(AppContext.BaseDirectory), "templates");

    public static TemplateCatalog Catalog { get; } = new YamlTemplateSource(Folder).Load();

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Roots.Wiki.sln")) ? folder : Root(Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))!);
}
