using Roots.Wiki.Pages;
using Roots.Wiki.Start;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>The guide as it is shown.</summary>
/// <param name="Weeks">Its steps.</param>
/// <param name="Urls">Where they lead.</param>
/// <param name="Administers">Whether whoever looks is of the administration, which alone makes offices and invites people.</param>
public sealed record FirstWeeksView(FirstWeeks Weeks, PageUrl Urls, bool Administers)
{
    /// <summary>Where a step is done; null where somebody else has to do it.</summary>
    public string? HrefOf(FirstStep step) => step switch
    {
        FirstStep.Offices or FirstStep.SecondPerson when !Administers => null,
        FirstStep.Offices => Urls.Of("setup/offices"),
        FirstStep.QuickStart => Weeks.QuickStartOffice is { } office ? Urls.Of("fill", office) : Urls.Of("roles"),
        FirstStep.SecondPerson => Urls.Of("admin/members"),
        _ => Weeks.Resolution is { } page ? Urls.Of(page) : Urls.Of("first-weeks") + "#resolution",
    };
}
