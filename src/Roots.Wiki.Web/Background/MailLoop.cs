using Roots.Wiki.Web.Features.Shared.Mail;

namespace Roots.Wiki.Web.Background;

/// <summary>Sends the mails about what is due; looks every ten minutes, so that a mail that failed is not forgotten.</summary>
public sealed partial class MailLoop(WikiHost host, MailPost post, TimeProvider clock, ILogger<MailLoop> log) : WikiLoop(host, clock, TimeSpan.FromMinutes(10))
{
    /// <inheritdoc/>
    protected override async Task CareForAsync(Wiki wiki, CancellationToken ct)
    {
        var before = wiki.Digests.Trouble;
        var sent = await post.SendDueAsync(wiki, ct);
        if (sent > 0)
        {
            LogSent(sent);
        }

        if (wiki.Digests.Trouble is { } trouble && trouble != before)
        {
            LogTrouble(trouble.Failure);
        }
    }

    /// <inheritdoc/>
    protected override void Report(Exception e) => LogFailed(e);

    // No mail is worth a wiki: whatever a foreign server makes of us ends this round only.
    /// <inheritdoc/>
    protected override bool IsPassing(Exception e) => e is not OperationCanceledException;

    [LoggerMessage(LogLevel.Information, "{Count} mails about what is due went out")]
    private partial void LogSent(int count);

    [LoggerMessage(LogLevel.Warning, "The mail server takes no mails ({Failure}); it will be tried again")]
    private partial void LogTrouble(Roots.Wiki.Mail.MailFailure failure);

    [LoggerMessage(LogLevel.Warning, "Mails could not be sent; it will be tried again")]
    private partial void LogFailed(Exception e);
}
