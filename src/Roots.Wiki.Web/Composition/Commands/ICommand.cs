namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>A command on the console: one file each.</summary>
public interface ICommand
{
    /// <summary>The words that name it, such as <c>token create</c>.</summary>
    string Words { get; }

    /// <summary>Carries it out.</summary>
    /// <returns>The exit code: 0 only on success.</returns>
    /// <exception cref="CommandFailedException">It cannot be done; the message is for the person at the console.</exception>
    Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct);
}
