using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>What a member may do with their own account: name, password, passkey, sessions.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountModel(Accounts accounts, Passkeys passkeys, ProblemWords words, IStringLocalizer<SignInTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Actor.Member member = null!;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? OldPassword { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    public string? SignInName { get; private set; }

    public bool HasPassword { get; private set; }

    public int PasskeyCount { get; private set; }

    public string? Current { get; private set; }

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public bool AllowsPasskeys => Passkeys.AreAllowed(Request);

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone));

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var request = WikiRequest.Of(HttpContext);
        if (request.Actor is not Actor.Member signedIn)
        {
            context.Result = LocalRedirect("~/-/sign-in?back=" + Uri.EscapeDataString(Request.PathBase + Request.Path));
            return;
        }

        (wiki, member, Current) = (request.Wiki, signedIn, request.Session?.Id);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Name = wiki.Persons.Current.Members[member.Id].DisplayName;
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostNameAsync(CancellationToken ct)
    {
        var name = Name?.Trim() ?? "";
        if (name.Length is 0 or > Limits.NameLength || name.Any(char.IsControl))
        {
            words.AddTo(ModelState, name.Length == 0 ? new Problem(ProblemCode.Required, "Name") : new Problem(ProblemCode.TooLong, "Name", Limits.NameLength));
            return await ShowAsync(ct);
        }

        await wiki.Persons.RenameMemberAsync(member.Id, name, ct);
        return Done("NameSaved");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        if (accounts.Find(member.Id) is not { } account)
        {
            return NotFound();
        }

        var problems = await accounts.ChangePasswordAsync(account, OldPassword, Password, SecretPages.AddressOf(HttpContext), ct);
        if (problems.Count > 0)
        {
            words.AddTo(ModelState, problems);
            Name = wiki.Persons.Current.Members[member.Id].DisplayName;
            return await ShowAsync(ct);
        }

        // Whoever else knew the old password is out; this browser goes on under a new secret.
        await wiki.Persons.EndSessionsAsync(member.Id, _ => true, ct);
        await HttpContext.SignInAsync(wiki, member.Id, keep: false, ct);
        await wiki.Persons.AuditAsync(member, "password-changed", null, ct);
        return Done("PasswordSaved");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken ct) =>
        AllowsPasskeys && accounts.Find(member.Id) is { } account
            ? Content(await passkeys.AskToCreateAsync(HttpContext, account, wiki.Persons.Current.Members[member.Id].DisplayName), "application/json")
            : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken ct)
    {
        var isKept = AllowsPasskeys && accounts.Find(member.Id) is { } account && await passkeys.KeepAsync(HttpContext, account, credential, name: null);
        if (isKept)
        {
            await wiki.Persons.AuditAsync(member, "passkey-added", null, ct);
        }

        return Done(isKept ? "PasskeySaved" : "PasskeyFailed", isWarning: !isKept);
    }

    public async Task<IActionResult> OnPostEndAsync(string? id, CancellationToken ct)
    {
        await wiki.Persons.EndSessionsAsync(member.Id, session => session.Id == id, ct);
        return Done("SessionEnded");
    }

    private RedirectResult Done(string text, bool isWarning = false)
    {
        toasts.Show(HttpContext, new(texts[text], isWarning));
        return Redirect(Request.PathBase + "/-/account");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var account = accounts.Find(member.Id);
        (SignInName, HasPassword) = (account?.UserName, account?.PasswordHash is not null);
        PasskeyCount = account is null ? 0 : await accounts.CountPasskeysAsync(account, ct);
        Sessions = [.. wiki.Persons.Current.SessionsOf(member.Id)];
        (OldPassword, Password) = (null, null);
        return Page();
    }
}
