namespace Roots.Wiki.Mail;

/// <summary>One mail to one address, in plain text and as a simple page. Immutable.</summary>
/// <param name="To">The address.</param>
/// <param name="SenderName">What stands before the sender's address, such as the association's name.</param>
/// <param name="Subject">The subject; one line.</param>
/// <param name="Text">The text.</param>
/// <param name="Html">The same as a page without pictures, scripts and addresses of others.</param>
public sealed record OutgoingMail(string To, string SenderName, string Subject, string Text, string Html)
{
    /// <summary>Where the reader says that they want no more of them: leads to a page with a button. Null for a mail that somebody asked for.</summary>
    public Uri? Stop { get; init; }
}
