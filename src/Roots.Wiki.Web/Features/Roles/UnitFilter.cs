using Roots.Wiki.Spaces;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>Chooses a unit to look at.</summary>
/// <param name="Action">The page that is filtered.</param>
/// <param name="Units">Those that may be chosen; none hides the filter.</param>
/// <param name="Chosen">The chosen one, or null for all.</param>
public sealed record UnitFilter(string Action, IReadOnlyList<Unit> Units, Unit? Chosen);
