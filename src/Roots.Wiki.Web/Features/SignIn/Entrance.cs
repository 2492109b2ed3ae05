using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>The last step of every way in: who has proven to be a member gets a session, or is asked for a code first. One per request.</summary>
public sealed class Entrance(Accounts accounts, SecondStep secondStep, HalfWay halfWay)
{
    /// <summary>Where the code is asked for.</summary>
    public const string CodePage = "~/-/sign-in/code";

    /// <summary>Lets a member in.</summary>
    /// <param name="member">Who has proven to be this member.</param>
    /// <param name="keep">"Angemeldet bleiben".</param>
    /// <param name="back">A page of this wiki that they wanted to see, or null.</param>
    /// <param name="isWhole">Whether the proof was of two things already, as a passkey is.</param>
    /// <returns>Where to go now, beginning with <c>~/</c> or <c>/</c>; null where the membership has ended.</returns>
    public async Task<string?> EnterAsync(HttpContext http, Wiki wiki, MemberId member, bool keep, string? back, CancellationToken ct, bool isWhole = false)
    {
        if (wiki.Persons.Current.Members.GetValueOrDefault(member) is not { IsActive: true } active)
        {
            return null;
        }

        var next = back ?? (wiki.Snapshot.Roles.OfficesOf(active.Person).Any() ? "~/-/for-you" : "~/");
        if (!isWhole && accounts.Find(member) is { } account && await secondStep.IsOnAsync(account, ct))
        {
            halfWay.Remember(http, account, member, keep, next);
            return CodePage;
        }

        await http.SignInAsync(wiki, member, keep, ct);
        return next;
    }
}
