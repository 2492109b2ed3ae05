using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Accounts;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Sets a new password by a link from the administration, and ends every session that there was.</summary>
public sealed class ResetModel(Accounts accounts, Entrance entrance, ProblemWords words) : PageModel
{
    [BindProperty]
    public string? SignInName { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    /// <summary>Whether the member has no account yet and must choose a name to sign in with.</summary>
    public bool NeedsName { get; private set; }

    public void OnGet() => Response.KeepSecret();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, string secret, CancellationToken ct)
    {
        Response.KeepSecret();
        var now = wiki.Clock.GetUtcNow();
        if (await wiki.Links.FindAsync(secret, now, ct) is not { Purpose: LinkPurpose.Reset } link
            || wiki.Persons.Current.Members.Values.FirstOrDefault(m => m.IsActive && m.Person == link.Person) is not { } member)
        {
            return Refused([new(ProblemCode.LinkExpired)]);
        }

        var account = accounts.Find(member.Id);
        NeedsName = account is null or { HasName: false, Email: null };
        var wanted = new NewAccount(SignInName, null, Password);
        var problems = NeedsName ? await accounts.CheckAsync(wanted, ct) : [.. Accounts.CheckPassword(Password, "Password")];
        if (problems.Count > 0)
        {
            return Refused(problems);
        }

        if (await wiki.Links.RedeemAsync(secret, now, ct) is null)
        {
            return Refused([new(ProblemCode.LinkExpired)]);
        }

        await wiki.Persons.EndSessionsAsync(member.Id, _ => true, CancellationToken.None);
        problems = account is null ? await accounts.CreateAsync(wanted, member.Id, CancellationToken.None)
            : NeedsName && await accounts.NameAsync(account, wanted, CancellationToken.None) is { Count: > 0 } named ? named
            : await accounts.SetPasswordAsync(account, Password, CancellationToken.None);
        if (problems.Count > 0)
        {
            return Refused(problems);
        }

        await wiki.Persons.AuditAsync(PeopleSnapshot.ActorOf(member), "password-reset", link.Id, CancellationToken.None);
        return LocalRedirect(await entrance.EnterAsync(HttpContext, wiki, member.Id, keep: false, "~/", CancellationToken.None) ?? "~/");
    }

    private PageResult Refused(IReadOnlyList<Problem> problems)
    {
        words.AddTo(ModelState, problems);
        Password = null;
        return Page();
    }
}
