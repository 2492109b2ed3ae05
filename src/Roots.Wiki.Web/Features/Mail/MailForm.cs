using Roots.Wiki.Mail;
using Roots.Wiki.Web.Features.Shared.Mail;

namespace Roots.Wiki.Web.Features.Mail;

/// <summary>The mail server as the administration types it. The password is only ever typed, never shown.</summary>
public sealed class MailForm
{
    public const int MostPort = 65_535;

    public string? Host { get; set; }

    public string? Port { get; set; }

    public MailSecurity Security { get; set; }

    public string? User { get; set; }

    public string? Password { get; set; }

    public string? Sender { get; set; }

    public string? TestTo { get; set; }

    /// <summary>The form for what holds now.</summary>
    public static MailForm Of(MailServer? server, string? testTo) => new()
    {
        Host = server?.Host,
        Port = server?.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Security = server?.Security ?? MailSecurity.StartTls,
        User = server?.User,
        Sender = server?.Sender,
        TestTo = testTo,
    };

    /// <summary>What is wrong with it.</summary>
    /// <param name="known">What holds now: its password stays where nothing was typed and server and name are the same.</param>
    /// <param name="isTest">Whether a mail is sent with it at once.</param>
    public IEnumerable<Problem> Check(MailSetup known, bool isTest)
    {
        foreach (var (field, value) in new[] { (nameof(Host), Host), (nameof(Sender), Sender), (nameof(TestTo), isTest ? TestTo : "-") })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return new(ProblemCode.Required, field);
            }
        }

        if (Host?.Trim() is { Length: > 0 } host && (host.Length > 253 || Uri.CheckHostName(host) == UriHostNameType.Unknown))
        {
            yield return new(ProblemCode.NotAHost, nameof(Host));
        }

        if (Number() is null)
        {
            yield return new(ProblemCode.NotAPort, nameof(Port));
        }

        foreach (var (field, value) in new[] { (nameof(Sender), Sender), (nameof(TestTo), isTest ? TestTo : null) })
        {
            if (value?.Trim() is { Length: > 0 } address && !EmailAddress.IsValid(address))
            {
                yield return new(ProblemCode.NotAnEmail, field);
            }
        }

        foreach (var (field, value) in new[] { (nameof(User), User), (nameof(Password), Password) })
        {
            if (value is { Length: > Limits.ShortAnswerLength })
            {
                yield return new(ProblemCode.TooLong, field, Limits.ShortAnswerLength);
            }
        }

        if (!string.IsNullOrWhiteSpace(User) && string.IsNullOrEmpty(Password) && !KeepsPassword(known))
        {
            yield return new(ProblemCode.Required, nameof(Password));
        }
    }

    /// <summary>The server that it describes; only after <see cref="Check"/>.</summary>
    public MailServer ToServer(MailSetup known)
    {
        var user = string.IsNullOrWhiteSpace(User) ? null : User.Trim();
        return new(
            Host!.Trim(), Number()!.Value, Security, user, user is null ? null : !string.IsNullOrEmpty(Password) ? Password : KeepsPassword(known) ? known.Server!.Password : null, Sender!.Trim());
    }

    // A kept password goes to the server that it was typed for, to no other.
    private bool KeepsPassword(MailSetup known) =>
        known is { HasPassword: true, Server: { } server } && string.Equals(server.Host, Host?.Trim(), StringComparison.OrdinalIgnoreCase) && server.User == User?.Trim();

    private int? Number() =>
        string.IsNullOrWhiteSpace(Port) ? MailServer.PortOf(Security)
        : int.TryParse(Port.Trim(), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) && port is > 0 and <= MostPort ? port
        : null;
}
