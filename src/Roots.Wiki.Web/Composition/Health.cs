using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Composition;

/// <summary>Tells watchers how the program is: alive, and ready with what is still being built.</summary>
public static class Health
{
    /// <summary>Adds <c>/-/health/live</c> and <c>/-/health/ready</c>.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/-/health/live", () => Results.Text("live"));
        app.MapGet("/-/health/ready", async (WikiHost host, Upkeep upkeep, CancellationToken ct) =>
        {
            var wiki = await host.OpenDefaultAsync(ct);
            var search = wiki.Index.State;
            return Results.Json(new { status = "ready", pages = wiki.Snapshot.Pages.Count, search = search.IsBuilding ? "building" : "ready", done = search.Done, total = search.Total, packing = upkeep.IsPackingWaiting(wiki.Id) ? "waits for git" : "fine" });
        });
    }
}
