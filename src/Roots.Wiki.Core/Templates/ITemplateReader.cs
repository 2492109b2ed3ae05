namespace Roots.Wiki.Templates;

/// <summary>Reads single files of the catalogue. Stateless; safe to share.</summary>
public interface ITemplateReader
{
    /// <summary>Reads a template.</summary>
    /// <param name="name">The file's name, for problems.</param>
    /// <param name="text">Its text.</param>
    /// <param name="problems">Takes what does not fit.</param>
    /// <returns>The template, or null where the file is none; then a problem says why. Never throws.</returns>
    TemplateFile? ReadTemplate(string name, string text, ICollection<Problem> problems);

    /// <summary>Reads legal facts.</summary>
    /// <param name="name">The file's name, for problems.</param>
    /// <param name="text">Its text.</param>
    /// <param name="problems">Takes what does not fit.</param>
    /// <returns>The facts that can be read; none where the file cannot. Never throws.</returns>
    IReadOnlyList<LegalFact> ReadFacts(string name, string text, ICollection<Problem> problems);
}
