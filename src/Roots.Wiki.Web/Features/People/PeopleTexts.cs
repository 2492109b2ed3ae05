namespace Roots.Wiki.Web.Features.People;

/// <summary>The words of how a person is reached.</summary>
public sealed class PeopleTexts;
