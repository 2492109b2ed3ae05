namespace Roots.Wiki.Mail;

/// <summary>How the way to the mail server is protected.</summary>
public enum MailSecurity
{
    /// <summary>Begins in the open and must become encrypted before anything is said (STARTTLS, usually port 587).</summary>
    StartTls,
    /// <summary>Encrypted from the first byte (usually port 465).</summary>
    Tls,
    /// <summary>Not at all: only for a server on the same machine or network.</summary>
    None,
}

/// <summary>The mail server of an association, and how one gets in. Immutable. Its text never holds the password.</summary>
/// <param name="Host">The server's name.</param>
/// <param name="Port">The port.</param>
/// <param name="Security">How the way is protected.</param>
/// <param name="User">The name to sign in with, or null for a server that asks for none.</param>
/// <param name="Password">The password, or null.</param>
/// <param name="Sender">The address that mails come from.</param>
public sealed record MailServer(string Host, int Port, MailSecurity Security, string? User, string? Password, string Sender)
{
    /// <summary>The usual port of a protection.</summary>
    public static int PortOf(MailSecurity security) => security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 };

    /// <inheritdoc/>
    public override string ToString() => $"{Host}:{Port} ({Security})";
}
