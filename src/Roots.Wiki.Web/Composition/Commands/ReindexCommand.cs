namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Builds the search anew.</summary>
public sealed class ReindexCommand : ICommand
{
    /// <inheritdoc/>
    public string Words => "reindex";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        await using var offline = await OfflineWiki.FindAsync(line, ct);
        await using var wiki = await offline.OpenAsync(ct);
        var report = await wiki.Index.RebuildAsync(ct);
        await output.WriteLineAsync(ConsoleTexts.Say("Reindexed", report.Pages));
        return 0;
    }
}
