namespace Roots.Wiki.Web.Features.Admin;

/// <summary>The texts around the audit log.</summary>
public sealed class AuditPageTexts;
