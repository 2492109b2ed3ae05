using System.Net.Security;
using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Utils;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Adapters.Mail;

/// <inheritdoc cref="IMailer"/>
/// <remarks>One connection for each mail: an association sends a handful in a month. Nothing of what is sent is logged.</remarks>
public sealed class MailKitMailer(TimeProvider clock) : IMailer
{
    private const int MostSubject = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(25);

    /// <inheritdoc/>
    public async Task<MailFailure?> SendAsync(MailServer server, OutgoingMail mail, CancellationToken ct)
    {
        if (!EmailAddress.IsValid(mail.To))
        {
            return MailFailure.RecipientRefused;
        }

        if (!EmailAddress.IsValid(server.Sender))
        {
            return MailFailure.SenderRefused;
        }

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, patience.Token);
        using var message = Message(server, mail);
        // The library asks the certificate's maker whether it was withdrawn; no request of ours leaves for another address than the server's.
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds, CheckCertificateRevocation = false };
        var (isCertificateBad, isGivingAway) = (false, false);
        client.ServerCertificateValidationCallback = (_, _, _, errors) => !(isCertificateBad = errors != SslPolicyErrors.None);
        try
        {
            await client.ConnectAsync(server.Host, server.Port, Options(server.Security), either.Token).ConfigureAwait(false);
            if (server.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, server.Password ?? "", either.Token).ConfigureAwait(false);
            }

            isGivingAway = true;
            await client.SendAsync(message, either.Token).ConfigureAwait(false);
            isGivingAway = false;
            await LeaveAsync(client, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return isGivingAway ? MailFailure.Unclear : MailFailure.NotReachable;
        }
        catch (Exception e) when (Explain(e, isGivingAway) is { } failure)
        {
            return isCertificateBad ? MailFailure.CertificateRefused : failure;
        }
    }

    /// <summary>What an exception of the library means; null for one that is no failure of a mail.</summary>
    internal static MailFailure? Explain(Exception exception, bool isGivingAway) => exception switch
    {
        SslHandshakeException => MailFailure.TlsRefused,
        AuthenticationException or ServiceNotAuthenticatedException => MailFailure.SignInRefused,
        SmtpCommandException refused => Explain(refused, isGivingAway),
        NotSupportedException => isGivingAway ? MailFailure.RecipientRefused : MailFailure.TlsRefused,
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => MailFailure.HostNotFound,
        SocketException or IOException or ProtocolException or TimeoutException => isGivingAway ? MailFailure.Unclear : MailFailure.NotReachable,
        _ => null,
    };

    private static MailFailure Explain(SmtpCommandException refused, bool isGivingAway) => refused switch
    {
        { StatusCode: SmtpStatusCode.AuthenticationRequired or SmtpStatusCode.AuthenticationInvalidCredentials } => MailFailure.SignInRefused,
        { ErrorCode: SmtpErrorCode.SenderNotAccepted } => MailFailure.SenderRefused,
        { StatusCode: >= (SmtpStatusCode)400 and < (SmtpStatusCode)500 } => MailFailure.TryLater,
        { ErrorCode: SmtpErrorCode.RecipientNotAccepted } => MailFailure.RecipientRefused,
        _ => isGivingAway ? MailFailure.MailRefused : MailFailure.NotReachable,
    };

    private static SecureSocketOptions Options(MailSecurity security) => security switch
    {
        MailSecurity.StartTls => SecureSocketOptions.StartTls,
        MailSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };

    // The mail is taken; whatever happens now changes nothing about it.
    private static async Task LeaveAsync(SmtpClient client, CancellationToken ct)
    {
        try
        {
            await client.DisconnectAsync(quit: true, ct).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or SocketException or ProtocolException)
        {
        }
    }

    private MimeMessage Message(MailServer server, OutgoingMail mail)
    {
        var message = new MimeMessage
        {
            Date = clock.GetUtcNow(),
            Subject = OneLine(mail.Subject),
            MessageId = MimeUtils.GenerateMessageId(server.Sender[(server.Sender.LastIndexOf('@') + 1)..]),   // else it would carry this machine's name
            Body = new BodyBuilder { TextBody = mail.Text, HtmlBody = mail.Html }.ToMessageBody(),
        };
        message.From.Add(new MailboxAddress(OneLine(mail.SenderName), server.Sender));
        message.To.Add(new MailboxAddress("", mail.To));
        message.Headers.Add("Auto-Submitted", "auto-generated");   // no answers from those who are on holiday
        if (mail.Stop is { } stop)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop.AbsoluteUri}>");
        }

        return message;
    }

    private static string OneLine(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= MostSubject ? line : line[..MostSubject];
    }
}
