using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Roots.Wiki.Testing.Mail;

/// <summary>A mail server on the loopback that keeps what it gets: as much of SMTP as a polite client needs. Safe to share.</summary>
public sealed class FakeSmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly MailRules rules;
    private readonly Task work;
    private readonly Lock door = new();
    private readonly List<ArrivedMail> arrived = [];

    public FakeSmtpServer(MailRules rules)
    {
        this.rules = rules;
        listener.Start();
        work = WorkAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public IReadOnlyList<ArrivedMail> Arrived
    {
        get
        {
            lock (door)
            {
                return [.. arrived];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        listener.Stop();
        await work;
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                try
                {
                    await TalkAsync(client.GetStream());
                }
                catch (Exception e) when (e is IOException or System.Security.Authentication.AuthenticationException)
                {
                    // The client went away: that is its right.
                }
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Stopped.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        var (from, to) = ("", "");
        await SayAsync(stream, "220 fake");
        while (await ReadAsync(stream) is { } line)
        {
            var word = line.Split(' ', ':')[0].ToUpperInvariant();
            switch (word)
            {
                case "EHLO" or "HELO":
                    await SayAsync(stream, "250-fake", rules.OffersStartTls ? "250-STARTTLS" : null, rules.Password is null ? null : "250-AUTH PLAIN LOGIN", "250 8BITMIME");
                    break;
                case "STARTTLS":
                    await SayAsync(stream, "220 go");
                    var secure = new SslStream(stream);
                    using (var certificate = SelfSigned())
                    {
                        await secure.AuthenticateAsServerAsync(certificate);
                    }

                    stream = secure;
                    break;
                case "AUTH":
                    await SayAsync(stream, IsRight(line) ? "235 ok" : "535 wrong");
                    break;
                case "MAIL":
                    from = Address(line);
                    await SayAsync(stream, rules.RefusesSender ? "553 not yours" : "250 ok");
                    break;
                case "RCPT":
                    to = Address(line);
                    await SayAsync(stream, rules.RefusesRecipient ?? "250 ok");
                    break;
                case "DATA":
                    await SayAsync(stream, "354 go on");
                    var source = await TextAsync(stream);
                    if (rules.HangsUp)
                    {
                        return;
                    }

                    if (rules.RefusesText is null)
                    {
                        lock (door)
                        {
                            arrived.Add(new(from, to, source));
                        }
                    }

                    await SayAsync(stream, rules.RefusesText ?? "250 taken");
                    break;
                case "QUIT":
                    await SayAsync(stream, "221 bye");
                    return;
                default:
                    await SayAsync(stream, "250 ok");
                    break;
            }
        }
    }

    private bool IsRight(string line) =>
        line.Split(' ') is [_, "PLAIN", var said, ..] && Encoding.UTF8.GetString(Convert.FromBase64String(said)).Split('\0')[^1] == rules.Password;

    private static string Address(string line) => line[(line.IndexOf('<', StringComparison.Ordinal) + 1)..line.IndexOf('>', StringComparison.Ordinal)];

    private static async Task<string> TextAsync(Stream stream)
    {
        var text = new StringBuilder();
        while (await ReadAsync(stream) is { } line && line != ".")
        {
            text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append('\n');
        }

        return text.ToString();
    }

    private static async Task<string?> ReadAsync(Stream stream)
    {
        var (line, one) = (new List<byte>(), new byte[1]);
        while (await stream.ReadAsync(one) > 0)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    private static Task SayAsync(Stream stream, params string?[] lines) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(lines.OfType<string>().Select(l => l + "\r\n")))).AsTask();

    private static X509Certificate2 SelfSigned()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
