namespace Roots.Wiki.Web.Background;

/// <summary>Lets each wiki remember which questions an update has brought: at start, and now and then for wikis that were opened since.</summary>
public sealed partial class KnowledgeLoop(WikiHost host, TimeProvider clock, ILogger<KnowledgeLoop> log) : WikiLoop(host, clock, TimeSpan.FromMinutes(10))
{
    /// <inheritdoc/>
    protected override Task CareForAsync(Wiki wiki, CancellationToken ct) => wiki.Maps.CatchUpAsync(ct);

    /// <inheritdoc/>
    protected override void Report(Exception e) => LogFailed(e);

    [LoggerMessage(LogLevel.Warning, "What is remembered about the level of knowledge could not be brought up to date; it will be tried again")]
    private partial void LogFailed(Exception e);
}
