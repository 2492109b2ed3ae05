namespace Roots.Wiki.Web.Features.Api;

/// <summary>What the API says when a request itself is wrong.</summary>
public sealed class ApiTexts;
