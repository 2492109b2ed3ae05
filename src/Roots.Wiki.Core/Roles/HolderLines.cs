using Roots.Wiki.Pages;

namespace Roots.Wiki.Roles;

/// <summary>Writes people into an office's page: one line of <c>holders</c> each. Pure.</summary>
public static class HolderLines
{
    /// <summary>The text with one more person in the office; null where they are in it already in the same way.</summary>
    /// <param name="markdown">The text of a page of <c>type: role</c>.</param>
    /// <param name="term">Who, as what, and since when.</param>
    public static string? Add(string markdown, RoleTerm term)
    {
        var front = FrontMatter.Read(markdown);
        return RoleFactsReader.Read(front).Holders.Any(h => h.Person == term.Person && h.Kind == term.Kind)
            ? null
            : FrontMatter.SetMaps(markdown, "holders", [.. front.Maps("holders").Select(line => line.ToList()), RoleFactsReader.Write(term)]);
    }
}
