namespace Roots.Wiki.Testing.Mail;

/// <summary>What a mail server of a test takes and what it refuses.</summary>
public sealed record MailRules
{
    /// <summary>The only password that opens; null where nobody has to sign in.</summary>
    public string? Password { get; init; }

    /// <summary>Whether mails of any sender are refused.</summary>
    public bool RefusesSender { get; init; }

    /// <summary>The answer to any address, such as <c>550 unknown</c>; null takes them.</summary>
    public string? RefusesRecipient { get; init; }

    /// <summary>The answer to the text of any mail; null takes it.</summary>
    public string? RefusesText { get; init; }

    /// <summary>Whether the line breaks after the text was given away.</summary>
    public bool HangsUp { get; init; }

    /// <summary>Whether it offers STARTTLS, with a certificate that nobody has signed.</summary>
    public bool OffersStartTls { get; init; }
}

/// <summary>A mail as it arrived: who sent it, to whom, and its lines.</summary>
public sealed record ArrivedMail(string From, string To, string Source);
