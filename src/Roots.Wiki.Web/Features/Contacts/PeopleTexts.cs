namespace Roots.Wiki.Web.Features.Contacts;

/// <summary>The texts of the registry of people and of one's own entry.</summary>
public sealed class PeopleTexts;
