namespace Roots.Wiki.Web.Tests.Architecture.Offenders.Right;

public sealed record Neighbour(int Age);
