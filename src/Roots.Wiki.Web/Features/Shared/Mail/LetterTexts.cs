namespace Roots.Wiki.Web.Features.Shared.Mail;

/// <summary>Marks the words of mails that somebody sends by a button.</summary>
public sealed class LetterTexts;
