using Roots.Wiki.Mail;

namespace Roots.Wiki.Testing.Mail;

/// <summary>What every <see cref="IMailer"/> does.</summary>
public abstract class MailerContract
{
    protected static readonly OutgoingMail Mail = new("ada@example.org", "Gärtnerei e. V.", "Drei Dinge für dich", "Hallo Ada,\n\nein Schlüssel fehlt.\n", "<p>Hallo Ada, ein Schl&#252;ssel fehlt.</p>")
    {
        Stop = new("https://wiki.example.org/-/mail/abc"),
    };

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A mailer and a server with these rules; <paramref name="security"/> and password as the association has set them.</summary>
    protected abstract (IMailer Mailer, MailServer Server) Open(MailRules rules, MailSecurity security = MailSecurity.None, string? password = null);

    /// <summary>How many mails the server has.</summary>
    protected abstract int Arrived { get; }

    [Fact]
    public async Task A_mail_arrives()
    {
        var (mailer, server) = Open(new());

        Assert.Null(await mailer.SendAsync(server, Mail, Ct));

        Assert.Equal(1, Arrived);
    }

    [Fact]
    public async Task The_right_password_opens_and_a_wrong_one_is_named()
    {
        var rules = new MailRules { Password = "richtig" };
        var (mailer, server) = Open(rules, password: "falsch");

        Assert.Equal(MailFailure.SignInRefused, await mailer.SendAsync(server, Mail, Ct));
        Assert.Equal(0, Arrived);
        Assert.Null(await mailer.SendAsync(server with { Password = "richtig" }, Mail, Ct));
        Assert.Equal(1, Arrived);
    }

    [Fact]
    public async Task A_server_without_encryption_gets_no_mail_that_asks_for_it()
    {
        var (mailer, server) = Open(new(), MailSecurity.StartTls);

        Assert.Equal(MailFailure.TlsRefused, await mailer.SendAsync(server, Mail, Ct));
        Assert.Equal(0, Arrived);
    }

    [Fact]
    public async Task A_certificate_that_nobody_signed_is_refused()
    {
        var (mailer, server) = Open(new() { OffersStartTls = true }, MailSecurity.StartTls);

        Assert.Equal(MailFailure.CertificateRefused, await mailer.SendAsync(server, Mail, Ct));
        Assert.Equal(0, Arrived);
    }

    [Fact]
    public async Task A_refused_sender_is_named()
    {
        var (mailer, server) = Open(new() { RefusesSender = true });

        Assert.Equal(MailFailure.SenderRefused, await mailer.SendAsync(server, Mail, Ct));
    }

    [Theory]
    [InlineData("550 unknown", MailFailure.RecipientRefused)]
    [InlineData("451 later", MailFailure.TryLater)]
    public async Task A_refused_address_is_named(string answer, MailFailure failure)
    {
        var (mailer, server) = Open(new() { RefusesRecipient = answer });

        Assert.Equal(failure, await mailer.SendAsync(server, Mail, Ct));
    }

    [Fact]
    public async Task A_refused_text_is_named()
    {
        var (mailer, server) = Open(new() { RefusesText = "554 no" });

        Assert.Equal(MailFailure.MailRefused, await mailer.SendAsync(server, Mail, Ct));
        Assert.Equal(0, Arrived);
    }

    [Fact]
    public async Task A_line_that_breaks_at_the_end_is_unclear()
    {
        var (mailer, server) = Open(new() { HangsUp = true });

        Assert.Equal(MailFailure.Unclear, await mailer.SendAsync(server, Mail, Ct));
    }

    [Fact]
    public async Task What_is_no_address_is_refused_before_anything_is_said()
    {
        var (mailer, server) = Open(new());

        Assert.Equal(MailFailure.RecipientRefused, await mailer.SendAsync(server, Mail with { To = "ada@example.org\r\nBcc: eve@example.org" }, Ct));
        Assert.Equal(0, Arrived);
    }

    [Fact]
    public async Task Whoever_cancels_gets_no_answer()
    {
        var (mailer, server) = Open(new());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => mailer.SendAsync(server, Mail, new CancellationToken(canceled: true)));
        Assert.Equal(0, Arrived);
    }
}
