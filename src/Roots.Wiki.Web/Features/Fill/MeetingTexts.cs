namespace Roots.Wiki.Web.Features.Fill;

/// <summary>Names the texts of the question that a meeting answers.</summary>
public sealed class MeetingTexts;
