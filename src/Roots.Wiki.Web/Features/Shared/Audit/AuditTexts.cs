namespace Roots.Wiki.Web.Features.Shared.Audit;

/// <summary>The words of the audit log: every code, and whoever acted.</summary>
public sealed class AuditTexts;
