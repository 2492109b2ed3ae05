using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Composition;

/// <summary>Tells watchers how the program is: alive, and ready with what is still being built. Anybody may ask, so that nothing is counted here.</summary>
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
            return Results.Json(new
            {
                status = "ready",
                search = search.IsBuilding ? "building" : "ready",
                percent = search.IsBuilding && search.Total > 0 ? 100 * search.Done / search.Total : 100,
                packing = upkeep.IsPackingWaiting(wiki.Id) ? "waits for git" : "fine",
            });
        });
    }
}
