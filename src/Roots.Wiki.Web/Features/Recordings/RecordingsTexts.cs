namespace Roots.Wiki.Web.Features.Recordings;

/// <summary>The words of spoken answers; the texts stand in the resource files of the same name.</summary>
public sealed class RecordingsTexts;
