using System.ComponentModel.DataAnnotations;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Web.Features.Shared.Mail;

/// <summary>The mail server where the operator of the machine sets it: section <c>Roots:Mail</c>, environment <c>Roots__Mail__…</c>. It stands before what the administration entered.</summary>
public sealed class MailOptions
{
    /// <summary>The server's name; empty leaves everything but the password to the administration's page.</summary>
    public string? Host { get; set; }

    /// <summary>The port; 0 for the usual one.</summary>
    [Range(0, 65535)]
    public int Port { get; set; }

    /// <summary><c>StartTls</c>, <c>Tls</c> or <c>None</c>.</summary>
    public MailSecurity Security { get; set; }

    /// <summary>The name to sign in with.</summary>
    public string? User { get; set; }

    /// <summary>The password; stands before one that the administration entered.</summary>
    public string? Password { get; set; }

    /// <summary>The address that mails come from.</summary>
    public string? Sender { get; set; }
}
