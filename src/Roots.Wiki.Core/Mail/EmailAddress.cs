namespace Roots.Wiki.Mail;

/// <summary>What can be an e-mail address. Pure.</summary>
public static class EmailAddress
{
    /// <summary>Whether a text is one address and nothing else, at most <see cref="Limits.NameLength"/> characters long.</summary>
    public static bool IsValid([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? text) =>
        text is { Length: > 2 and <= Limits.NameLength } && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c))
        && System.Net.Mail.MailAddress.TryCreate(text, out var address) && address.Address == text && text.IndexOf('@', StringComparison.Ordinal) > 0;
}
