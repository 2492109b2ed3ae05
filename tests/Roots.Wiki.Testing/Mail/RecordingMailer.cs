using Roots.Wiki.Mail;

namespace Roots.Wiki.Testing.Mail;

/// <summary>Keeps mails instead of giving them away, by the rules of a server; passes the same contract as the real one.</summary>
public sealed class RecordingMailer : IMailer
{
    private readonly List<OutgoingMail> sent = [];

    /// <summary>What the server takes and refuses.</summary>
    public MailRules Rules { get; set; } = new();

    /// <summary>What fails next, whatever the rules say; null for nothing.</summary>
    public MailFailure? Fails { get; set; }

    /// <summary>Runs before a mail is taken: a crash, or somebody else who is quicker.</summary>
    public Action<OutgoingMail>? Before { get; set; }

    /// <summary>What was taken.</summary>
    public IReadOnlyList<OutgoingMail> Sent => sent;

    /// <summary>How often somebody tried.</summary>
    public int Tries { get; private set; }

    public Task<MailFailure?> SendAsync(MailServer server, OutgoingMail mail, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Tries++;
        Before?.Invoke(mail);
        var failure = Fails ?? Judge(server, mail);
        if (failure is null)
        {
            sent.Add(mail);
        }

        return Task.FromResult(failure);
    }

    private MailFailure? Judge(MailServer server, OutgoingMail mail) =>
        !EmailAddress.IsValid(mail.To) ? MailFailure.RecipientRefused
        : server.Security == MailSecurity.StartTls ? (Rules.OffersStartTls ? MailFailure.CertificateRefused : MailFailure.TlsRefused)
        : Rules.Password is not null && server.Password != Rules.Password ? MailFailure.SignInRefused
        : Rules.RefusesSender ? MailFailure.SenderRefused
        : Rules.RefusesRecipient is { } recipient ? (recipient.StartsWith('4') ? MailFailure.TryLater : MailFailure.RecipientRefused)
        : Rules.HangsUp ? MailFailure.Unclear
        : Rules.RefusesText is { } text ? (text.StartsWith('4') ? MailFailure.TryLater : MailFailure.MailRefused)
        : null;
}
