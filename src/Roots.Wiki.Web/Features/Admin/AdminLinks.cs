namespace Roots.Wiki.Web.Features.Admin;

/// <summary>A screen of the administration.</summary>
/// <param name="Address">Where it stands, below <c>/-/</c>.</param>
/// <param name="Name">Its title is the text <c>{Name}</c>, what one does there the text <c>{Name}Help</c>.</param>
public sealed record AdminLink(string Address, string Name);

/// <summary>Every screen of the administration, a line each, in the order in which it is shown.</summary>
public static class AdminLinks
{
    public static IReadOnlyList<AdminLink> All { get; } =
    [
        new("admin/members", "Members"),
        new("admin/spaces", "Spaces"),
        new("admin/groups", "Groups"),
        new("admin/access", "WhoSees"),
        new("admin/shares", "Shares"),
        new("admin/mail", "Mail"),
        new("admin/erasures", "Erasures"),
        new("admin/sign-in", "SignIn"),
        new("admin/emergency-card", "EmergencyCard"),
        new("setup/ready#address", "PublicAddress"),
        new("admin/people", "People"),
        new("admin/audit", "Audit"),
    ];
}
