namespace Roots.Wiki.Web.Features.PersonEntries;

/// <summary>The texts of the registry of people and of one's own entry.</summary>
public sealed class PeopleTexts;
