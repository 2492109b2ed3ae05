namespace Roots.Wiki.Web.Features.Mail;

/// <summary>Marks the texts of the pages about mail.</summary>
public sealed class MailTexts;
