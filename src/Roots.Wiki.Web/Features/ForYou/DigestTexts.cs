namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>The words of mails about what is due; the sentences stand in <c>DigestTexts.resx</c>.</summary>
public sealed class DigestTexts;
