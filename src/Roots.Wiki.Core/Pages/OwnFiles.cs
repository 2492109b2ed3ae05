namespace Roots.Wiki.Pages;

/// <summary>Where an association keeps its own templates and legal facts in its repository.</summary>
public static class OwnFiles
{
    /// <summary>The folder of its own templates.</summary>
    public const string Templates = ".roots/templates/";

    /// <summary>Its own legal facts; they stand before the shipped ones.</summary>
    public const string Law = ".roots/recht.yaml";

    /// <summary>What lies beside a template that was changed from another: the text it was taken from, for merging an update.</summary>
    public const string Bases = ".roots/templates/.base/";

    /// <summary>The file of a template that the association makes or changes.</summary>
    /// <param name="id">The template's id.</param>
    public static GitPath TemplateOf(string id) => GitPath.Parse($"{Templates}{id}.yaml");

    /// <summary>The shipped text that an own template was last brought up to.</summary>
    /// <param name="id">The template's id.</param>
    public static GitPath BaseOf(string id) => GitPath.Parse($"{Bases}{id}.yaml");

    /// <summary>The text that was last taken over from another association.</summary>
    /// <param name="id">The template's id.</param>
    public static GitPath TakenOf(string id) => GitPath.Parse($"{Bases}{id}.taken.yaml");

    /// <summary>A larger file is not read.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Whether the snapshot keeps the text of this file.</summary>
    public static bool Contains(GitPath file) =>
        file.Value == Law || (file.Value.StartsWith(Templates, StringComparison.Ordinal) && file.Value.EndsWith(".yaml", StringComparison.Ordinal));

    /// <summary>Whether it is a template that is asked, not one that lies beside it.</summary>
    public static bool IsTemplate(GitPath file) => Contains(file) && file.Value != Law && !file.Value.StartsWith(Bases, StringComparison.Ordinal);
}
