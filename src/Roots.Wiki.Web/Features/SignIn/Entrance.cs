using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>The last step of every way in: who has proven to be a member gets a session. One per request.</summary>
public sealed class Entrance
{
    /// <summary>Lets a member in.</summary>
    /// <param name="member">Who has proven to be this member.</param>
    /// <param name="keep">"Angemeldet bleiben".</param>
    /// <param name="back">A page of this wiki that they wanted to see, or null.</param>
    /// <returns>Where to go now, beginning with <c>~/</c> or <c>/</c>; null where the membership has ended.</returns>
    public async Task<string?> EnterAsync(HttpContext http, Wiki wiki, MemberId member, bool keep, string? back, CancellationToken ct)
    {
        if (wiki.Persons.Current.Members.GetValueOrDefault(member) is not { IsActive: true } active)
        {
            return null;
        }

        await http.SignInAsync(wiki, member, keep, ct);
        return back ?? (wiki.Snapshot.Roles.OfficesOf(active.Person).Any() ? "~/-/for-you" : "~/");
    }
}
