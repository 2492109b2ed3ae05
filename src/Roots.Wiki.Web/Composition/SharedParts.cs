using Roots.Wiki.Adapters.Hosting;
using Roots.Wiki.Adapters.Rendering;
using Roots.Wiki.Adapters.Yaml;
using Roots.Wiki.Rendering;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Web.Composition;

/// <summary>What all wikis of this machine share, with or without a web server.</summary>
public sealed record SharedParts(IPageRenderer Renderer, IPlainTextReader PlainText, TemplateCatalog Templates, TimeProvider Clock)
{
    /// <summary>Makes the parts; templates come from beside the program.</summary>
    public static SharedParts Create(TimeProvider clock) =>
        new(new MarkdigRenderer(clock), new MarkdigPlainTextReader(clock), new YamlTemplateSource(Path.Combine(AppContext.BaseDirectory, "templates")).Load(), clock);

    /// <summary>The opener of the wikis in a data folder.</summary>
    public WikiFolderOpener OpenerFor(DataFolder data, bool opensPending = false) => new(data.Of, Renderer, PlainText, Templates, YamlTemplateReader.Instance, Clock) { OpensPending = opensPending };
}
