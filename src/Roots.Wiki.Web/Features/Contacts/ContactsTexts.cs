namespace Roots.Wiki.Web.Features.Contacts;

/// <summary>The words of how a person is reached.</summary>
public sealed class ContactsTexts;
