using Roots.Wiki.Mail;
using Roots.Wiki.Testing.Mail;

namespace Roots.Wiki.Core.Tests.Mail;

public sealed class RecordingMailerTests : MailerContract
{
    private readonly RecordingMailer mailer = new();

    protected override int Arrived => mailer.Sent.Count;

    protected override (IMailer Mailer, MailServer Server) Open(MailRules rules, MailSecurity security = MailSecurity.None, string? password = null)
    {
        mailer.Rules = rules;
        return (mailer, new("localhost", 25, security, null, password, "wiki@example.org"));
    }
}
