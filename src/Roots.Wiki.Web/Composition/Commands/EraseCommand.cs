using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Erasure;

namespace Roots.Wiki.Web.Composition.Commands;

/// <summary>Erases again, after a restore, what was erased since the backup was made; until then the wiki is not served.</summary>
public sealed class EraseCommand : ICommand
{
    /// <inheritdoc/>
    public string Words => "erase";

    /// <inheritdoc/>
    public async Task<int> RunAsync(CommandLine line, TextWriter output, CancellationToken ct)
    {
        if (!line.Has("reapply"))
        {
            throw new CommandFailedException(ConsoleTexts.Say("EraseNeedsReapply"));
        }

        var data = DataFolder.At(line["data"] ?? Environment.GetEnvironmentVariable("Roots__Data"));
        var count = await Reapplying.RunAsync(data, line["erasures"] is { } list ? [Path.GetFullPath(list)] : [], line["key"] is { } key ? Path.GetFullPath(key) : null, ct);
        await output.WriteLineAsync(ConsoleTexts.Say(count == 0 ? "EraseNothing" : "EraseDone", count));
        return 0;
    }
}

/// <summary>What a restored data folder lacks of later erasures, done once more.</summary>
internal static class Reapplying
{
    /// <summary>Does again what the lists name and the restored wikis do not know.</summary>
    /// <param name="data">The data folder.</param>
    /// <param name="lists">Lists that lie outside of it, beside the backups.</param>
    /// <param name="key">The key of the list, where the backup is older than it; else null.</param>
    /// <returns>How many erasures were done.</returns>
    /// <exception cref="CommandFailedException">One cannot be done; the wiki stays closed.</exception>
    public static async Task<int> RunAsync(DataFolder data, IReadOnlyList<string> lists, string? key, CancellationToken ct)
    {
        var done = 0;
        foreach (var folder in Directory.Exists(Path.Combine(data.Path, "wikis")) ? Directory.GetDirectories(Path.Combine(data.Path, "wikis")) : [])
        {
            if (!WikiId.TryParse(Path.GetFileName(folder), out var id))
            {
                continue;
            }

            if (key is not null)
            {
                File.Copy(key, Path.Combine(folder, ReapplyList.KeyFileName), overwrite: true);
            }

            var known = new ReapplyList(folder);
            var outside = lists.SelectMany(l => Directory.Exists(l) ? [Path.Combine(l, CopyName(id))] : new[] { l }).SelectMany(ReapplyList.Read).ToList();
            await known.TakeAsync(outside, ct);
            var pending = await PendingAsync(folder, id, ct);
            await known.SetPendingAsync(pending, ct);
            if (pending.Count > 0)
            {
                done += await RunAsync(data, id, known, pending, ct);
                await known.SetPendingAsync([], ct);
            }
        }

        return done;
    }

    /// <summary>The name of a wiki's list beside its backups.</summary>
    public static string CopyName(WikiId wiki) => $"roots-wiki-erasures-{wiki.Value}.list";

    /// <summary>Puts the lists of all wikis beside the backups, where a restore finds them.</summary>
    public static void CopyTo(DataFolder data, string backups)
    {
        foreach (var folder in Directory.Exists(Path.Combine(data.Path, "wikis")) ? Directory.GetDirectories(Path.Combine(data.Path, "wikis")) : [])
        {
            var list = Path.Combine(folder, ReapplyList.FileName);
            if (WikiId.TryParse(Path.GetFileName(folder), out var id) && File.Exists(list))
            {
                File.Copy(list, Path.Combine(backups, CopyName(id)), overwrite: true);
            }
        }
    }

    private static async Task<List<string>> PendingAsync(string folder, WikiId id, CancellationToken ct)
    {
        var lines = ReapplyList.Read(Path.Combine(folder, ReapplyList.FileName)).UnionBy(ReapplyList.Read(Path.Combine(folder, ReapplyList.PendingFileName)), ReapplyList.IdOf).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        using var people = PeopleDatabase.Open(folder, id, TimeProvider.System);
        var done = (await people.Erasures.ListAsync(ct)).Where(e => e.State == EraseState.Done).Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        var again = (await people.Audit.AboutAsync([.. lines.Select(ReapplyList.IdOf)], 1000, ct)).Where(l => l.Action == "erasure-reapplied").Select(l => l.Subject).ToHashSet(StringComparer.Ordinal);
        return [.. lines.Where(l => !done.Contains(ReapplyList.IdOf(l)) && !again.Contains(ReapplyList.IdOf(l)))];
    }

    private static async Task<int> RunAsync(DataFolder data, WikiId id, ReapplyList known, List<string> pending, CancellationToken ct)
    {
        await using var wiki = await SharedParts.Create(TimeProvider.System).OpenerFor(data, opensPending: true).OpenAsync(id, ct);
        foreach (var line in pending)
        {
            if (known.Open(line) is not { } scope)
            {
                throw new CommandFailedException(ConsoleTexts.Say("EraseNeedsKey"));
            }

            if (await wiki.Erasures.ReapplyAsync(scope, null, ct) is { Count: > 0 } left)
            {
                throw new CommandFailedException(ConsoleTexts.Say("EraseLeft", string.Join(", ", left)));
            }

            await wiki.Persons.AuditAsync(Actor.Host.Instance, "erasure-reapplied", ReapplyList.IdOf(line), ct);
        }

        return pending.Count;
    }
}
