using System.Net.Sockets;
using Roots.Wiki.Adapters.Mail;
using Roots.Wiki.Mail;
using Roots.Wiki.Testing.Mail;

namespace Roots.Wiki.Adapters.Tests.Mail;

public sealed class MailKitMailerTests : MailerContract, IAsyncDisposable
{
    private FakeSmtpServer? post;

    protected override int Arrived => post!.Arrived.Count;

    protected override (IMailer Mailer, MailServer Server) Open(MailRules rules, MailSecurity security = MailSecurity.None, string? password = null)
    {
        post = new(rules);
        return (new MailKitMailer(TimeProvider.System), new("localhost", post.Port, security, rules.Password is null ? null : "verein", password, "wiki@example.org"));
    }

    [Fact]
    public async Task The_mail_says_who_it_is_from_in_both_ways_and_how_to_stop_it()
    {
        var (mailer, server) = Open(new());

        await mailer.SendAsync(server, Mail, Ct);

        var arrived = Assert.Single(post!.Arrived);
        Assert.Equal(("wiki@example.org", "ada@example.org"), (arrived.From, arrived.To));
        Assert.Contains("List-Unsubscribe: <https://wiki.example.org/-/mail/abc>", arrived.Source, StringComparison.Ordinal);
        Assert.Contains("Auto-Submitted: auto-generated", arrived.Source, StringComparison.Ordinal);
        Assert.Contains("multipart/alternative", arrived.Source, StringComparison.Ordinal);
        Assert.Contains("text/plain; charset=utf-8", arrived.Source, StringComparison.Ordinal);
        Assert.Contains("text/html; charset=utf-8", arrived.Source, StringComparison.Ordinal);
        Assert.Matches("Message-Id: <[^>]+@example\\.org>", arrived.Source);
    }

    [Fact]
    public async Task A_subject_stays_one_line()
    {
        var (mailer, server) = Open(new());

        await mailer.SendAsync(server, Mail with { Subject = "Hallo\r\nBcc: eve@example.org" }, Ct);

        Assert.DoesNotContain("\nBcc:", Assert.Single(post!.Arrived).Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_at_the_port_is_named()
    {
        using var closed = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        closed.Bind(new System.Net.IPEndPoint(System.Net.IPAddress.Loopback, 0));   // bound, so that nobody else takes it; nobody listens
        var (mailer, server) = Open(new());

        Assert.Equal(MailFailure.NotReachable, await mailer.SendAsync(server with { Host = "127.0.0.1", Port = ((System.Net.IPEndPoint)closed.LocalEndPoint!).Port }, Mail, Ct));
    }

    [Fact]
    public void A_name_that_there_is_not_is_named() =>
        Assert.Equal(MailFailure.HostNotFound, MailKitMailer.Explain(new SocketException((int)SocketError.HostNotFound), isGivingAway: false));

    [Fact]
    public void A_password_never_stands_in_the_words_about_a_server()
    {
        var (_, server) = Open(new(), password: "geheim");

        Assert.DoesNotContain("geheim", server.ToString(), StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        if (post is not null)
        {
            await post.DisposeAsync();
        }
    }
}
