using Roots.Wiki.Adapters.Backup;
using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Adapters.Hosting;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Checks pages, offices and templates; opening the wiki already checks repository and registry.</summary>
public sealed class CheckCommand : ICommand
{
    /// <inheritdoc/>
    public string Words => "check";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        await using var offline = await OfflineWiki.FindAsync(line, ct);
        await using var wiki = await offline.OpenAsync(ct);
        var repository = WikiFolderOpener.StoreIn(offline.Data.Of(offline.Id), offline.Parts.Clock).RepositoryFolder;
        var damage = RepositoryCheck.Check(repository, ct);
        IReadOnlyList<string> unserved = damage is null ? UnservedFiles.In(repository) : [];
        List<string> findings = [.. Findings(wiki, damage), .. unserved.Select(name => ConsoleTexts.Say("CheckNotServed", name))];
        foreach (var finding in findings)
        {
            await output.WriteLineAsync(finding);
        }

        await output.WriteLineAsync(findings.Count > 0
            ? ConsoleTexts.Say("CheckFound", findings.Count)
            : ConsoleTexts.Say("CheckFine", wiki.Snapshot.Pages.Count, wiki.Snapshot.Roles.All.Count, wiki.Templates.Templates.Count));
        return findings.Count > 0 ? 1 : 0;
    }

    private static IEnumerable<string> Findings(Wiki wiki, string? damage)
    {
        if (damage is not null)
        {
            yield return ConsoleTexts.Say("CheckDamagedRepository", damage);
        }

        foreach (var problem in wiki.Templates.Problems)
        {
            yield return ConsoleTexts.Say("Check" + problem.Code, problem.Arguments.ElementAtOrDefault(0) ?? "", problem.Arguments.ElementAtOrDefault(1) ?? "");
        }

        foreach (var page in wiki.Snapshot.SortedPages)
        {
            if (page.Facts.FrontMatterProblem is { } problem)
            {
                yield return ConsoleTexts.Say("CheckBadFrontMatter", page.Path.File, problem.Arguments.ElementAtOrDefault(0) ?? "");
            }

            if (!page.Facts.IsText)
            {
                yield return ConsoleTexts.Say("CheckNotText", page.Path.File);
            }
        }
    }
}
