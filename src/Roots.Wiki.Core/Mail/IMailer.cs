namespace Roots.Wiki.Mail;

/// <summary>Why a mail did not go out.</summary>
public enum MailFailure
{
    /// <summary>There is no server of that name.</summary>
    HostNotFound,
    /// <summary>Nobody answers at that name and port, or too slowly.</summary>
    NotReachable,
    /// <summary>The server does not speak the protection that was asked for.</summary>
    TlsRefused,
    /// <summary>The server's certificate is not one for its name, or not signed by anybody known.</summary>
    CertificateRefused,
    /// <summary>The server refuses name or password, or wants some.</summary>
    SignInRefused,
    /// <summary>The server does not send mails of this sender.</summary>
    SenderRefused,
    /// <summary>The server does not take mails for this address.</summary>
    RecipientRefused,
    /// <summary>The server does not take this mail.</summary>
    MailRefused,
    /// <summary>The server asks to try again later.</summary>
    TryLater,
    /// <summary>The line broke while the mail was being given away: nobody can say whether it arrived.</summary>
    Unclear,
}

/// <summary>Gives mails to the association's mail server. Stateless; safe to call from many threads.</summary>
public interface IMailer
{
    /// <summary>Gives one mail away, within half a minute.</summary>
    /// <param name="server">The server.</param>
    /// <param name="mail">The mail.</param>
    /// <param name="ct">Cancels; a mail that is being given away then may or may not arrive.</param>
    /// <returns>Null when the server has taken it, else why it has not.</returns>
    /// <exception cref="OperationCanceledException">Cancelled by <paramref name="ct"/>.</exception>
    Task<MailFailure?> SendAsync(MailServer server, OutgoingMail mail, CancellationToken ct);
}

/// <summary>What a failure means for other mails.</summary>
public static class MailFailures
{
    /// <summary>Whether every other mail would fail in the same way, so that it says nothing about this reader.</summary>
    public static bool IsOfServer(this MailFailure failure) =>
        failure is MailFailure.HostNotFound or MailFailure.NotReachable or MailFailure.TlsRefused or MailFailure.CertificateRefused or MailFailure.SignInRefused or MailFailure.SenderRefused;
}
