using System.Collections.Concurrent;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>What the loops found that somebody who looks after the machine should know. Safe to call from many threads.</summary>
public sealed class Upkeep
{
    private readonly ConcurrentDictionary<WikiId, PackResult> packing = [];

    /// <summary>Notes what came of packing a wiki.</summary>
    public void Report(WikiId wiki, PackResult result) => packing[wiki] = result;

    /// <summary>Whether packing waits because no git program is installed.</summary>
    public bool IsPackingWaiting(WikiId wiki) => packing.GetValueOrDefault(wiki) == PackResult.NoGitProgram;
}
