namespace Roots.Wiki.Web.Features.Shared;

/// <summary>The places that the main navigation knows.</summary>
public enum ShellArea
{
    None,
    Start,
    Roles,
    Pages,
    NewPage,
    ForYou,
    Administration,
}

/// <summary>One entry of the navigation; without a label the area's own word is shown.</summary>
/// <param name="Href">The finished address, path base included.</param>
public sealed record ShellLink(ShellArea Area, string Href, string? Label = null);

/// <summary>What the frame around every page shows.</summary>
/// <param name="SignedInName">The name of whoever is signed in, or null for a guest.</param>
/// <param name="Links">The main navigation; the administration is left out for those who may not enter it.</param>
/// <param name="FooterLinks">Labelled links such as imprint and privacy, only where those pages exist.</param>
public sealed record ShellModel(
    string AssociationName,
    string? SignedInName,
    bool IsAdministrator,
    ShellArea Area,
    IReadOnlyList<ShellLink> Links,
    IReadOnlyList<ShellLink> FooterLinks)
{
    private string? fingerprint;

    /// <summary>Whether whoever administers does so alone and is told so.</summary>
    public bool AdministersAlone { get; init; }

    /// <summary>Equal for frames that show the same: finished pages are kept under it, so that everything in the frame must count here.</summary>
    public string Fingerprint => fingerprint ??= Draw();

    private string Draw()
    {
        var print = new Fingerprint().Add(AssociationName).Add(SignedInName ?? "").Add(SignedInName is null ? "guest" : "member").Add(IsAdministrator.ToString()).Add(AdministersAlone.ToString()).Add(Area.ToString());
        foreach (var link in Links.Concat(FooterLinks))
        {
            print.Add(link.Area.ToString()).Add(link.Href).Add(link.Label ?? "");
        }

        return print.ToString();
    }
}

/// <summary>Knows what the frame shows for a request. Safe to call from many threads.</summary>
public interface IShellModelSource
{
    /// <summary>Describes the frame for the one who asks; never fails because a page is missing.</summary>
    ValueTask<ShellModel> FindAsync(HttpContext http, CancellationToken ct);
}

/// <summary>The frame of a wiki of which nothing is known yet.</summary>
public sealed class EmptyShellModelSource : IShellModelSource
{
    public ValueTask<ShellModel> FindAsync(HttpContext http, CancellationToken ct)
    {
        var root = http.Request.PathBase.Value;
        ShellLink[] links =
        [
            new(ShellArea.Start, root + "/"),
            new(ShellArea.Roles, root + "/-/roles"),
            new(ShellArea.Pages, root + "/-/pages"),
            new(ShellArea.NewPage, root + "/-/new"),
            new(ShellArea.ForYou, root + "/-/for-you"),
        ];
        return ValueTask.FromResult(new ShellModel("Roots.Wiki", SignedInName: null, IsAdministrator: false, ShellArea.None, links, []));
    }
}
