namespace Roots.Wiki.Web.Features.Setup;

/// <summary>The texts of the emergency card.</summary>
public sealed class KeeperTexts;
