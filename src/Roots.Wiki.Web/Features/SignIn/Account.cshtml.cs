using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>What a member may do with their own account: name, password, passkey, sessions.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccountModel(Accounts accounts, Passkeys passkeys, LinkRequests requests, SignInLinks links, Letters letters, ProblemWords words, IStringLocalizer<SignInTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Actor.Member member = null!;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? OldPassword { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? EmailPassword { get; set; }

    [BindProperty]
    public string? SignInName { get; set; }

    [BindProperty]
    public string? PasskeyName { get; set; }

    /// <summary>What the member signs in as, in their own words; null for one who has neither name nor address.</summary>
    public string? SignsInAs { get; private set; }

    public WaysIn Ways { get; private set; } = new(false, 0, false, false);

    /// <summary>Whether there is a mail server.</summary>
    public bool SendsMail { get; private set; }

    /// <summary>Whether the member must choose a name together with a password.</summary>
    public bool NeedsName { get; private set; }

    public IReadOnlyList<UserPasskeyInfo> OwnPasskeys { get; private set; } = [];

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
            return await RefusedAsync([name.Length == 0 ? new(ProblemCode.Required, "Name") : new(ProblemCode.TooLong, "Name", Limits.NameLength)], ct);
        }

        await wiki.Persons.RenameMemberAsync(member.Id, name, ct);
        return Done("NameSaved");
    }

    public async Task<IActionResult> OnPostEmailAsync(CancellationToken ct)
    {
        var account = await accounts.EnsureAsync(member.Id, ct);
        var (typed, old) = (string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(), account.Email);
        if (await accounts.ProveAsync(account, EmailPassword, SecretPages.AddressOf(HttpContext), nameof(EmailPassword), ct) is { } unproven)
        {
            return await RefusedAsync([unproven], ct);
        }

        var sendsMail = await letters.HasServerAsync(wiki, ct);
        if (typed is null && !((await accounts.WaysOfAsync(member.Id, ct)) with { HasEmail = false, IsEmailConfirmed = false }).HasAny(sendsMail))
        {
            return await RefusedAsync([new(ProblemCode.LastWayIn, nameof(Email))], ct);
        }

        if (typed != old || !account.EmailConfirmed)
        {
            var wasConfirmed = account.EmailConfirmed;

            // What was sent to the old address is worth nothing before the new one counts.
            await wiki.Links.RevokeAllAsync(LinkPurpose.SignIn, member.PersonId, ct);
            await wiki.Links.RevokeAllAsync(LinkPurpose.Email, member.PersonId, ct);
            if (await accounts.SetEmailAsync(account, typed, ct) is { } wrong)
            {
                return await RefusedAsync([wrong], ct);
            }

            await wiki.Links.RevokeAllAsync(LinkPurpose.Email, member.PersonId, CancellationToken.None);   // one that was on its way to the old address
            await FollowAsync(old, typed, ct);
            await wiki.Persons.AuditAsync(member, "email-changed", null, CancellationToken.None);
            if (old is not null && wasConfirmed && typed != old && sendsMail)
            {
                await links.TellOldAsync(wiki, old, wiki.Persons.Current.Members[member.Id], ct);
            }
        }

        if (typed is not null && sendsMail && !account.EmailConfirmed)
        {
            requests.AskToConfirm(member.Id, SecretPages.AddressOf(HttpContext));
            return Done("EmailAsked");
        }

        return Done(typed is null ? "EmailRemoved" : "EmailSaved");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        var account = await accounts.EnsureAsync(member.Id, ct);
        IReadOnlyList<Problem> problems = MustBeNamed(account) ? await accounts.CheckAsync(new(SignInName, null, Password), ct) : [];
        if (problems.Count == 0 && MustBeNamed(account))
        {
            problems = await accounts.NameAsync(account, new(SignInName, null, null), ct);
        }

        problems = problems.Count > 0 ? problems : await accounts.ChangePasswordAsync(account, OldPassword, Password, SecretPages.AddressOf(HttpContext), ct);
        if (problems.Count > 0)
        {
            return await RefusedAsync(problems, ct);
        }

        // Whoever else knew the old password is out; this browser goes on under a new secret.
        await wiki.Persons.EndSessionsAsync(member.Id, _ => true, ct);
        await HttpContext.SignInAsync(wiki, member.Id, keep: false, ct);
        await wiki.Persons.AuditAsync(member, "password-changed", null, ct);
        return Done("PasswordSaved");
    }

    public async Task<IActionResult> OnPostPasskeyOptionsAsync(CancellationToken ct) =>
        AllowsPasskeys
            ? Content(await passkeys.AskToCreateAsync(HttpContext, await accounts.EnsureAsync(member.Id, ct), wiki.Persons.Current.Members[member.Id].DisplayName), "application/json")
            : NotFound();

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken ct)
    {
        var name = string.IsNullOrWhiteSpace(PasskeyName) ? SessionCookie.Device(HttpContext) : PasskeyName.Trim();
        name = name?.Length > Limits.NameLength ? name[..Limits.NameLength] : name;
        var isKept = AllowsPasskeys && accounts.Find(member.Id) is { } account && await passkeys.KeepAsync(HttpContext, account, credential, name);
        if (isKept)
        {
            await wiki.Persons.AuditAsync(member, "passkey-added", null, ct);
        }

        return Done(isKept ? "PasskeySaved" : "PasskeyFailed", isWarning: !isKept);
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id, CancellationToken ct)
    {
        var ways = await accounts.WaysOfAsync(member.Id, ct);
        if (!(ways with { Passkeys = ways.Passkeys - 1 }).HasAny(await letters.HasServerAsync(wiki, ct)))
        {
            return await RefusedAsync([new(ProblemCode.LastWayIn)], ct);
        }

        if (accounts.Find(member.Id) is not { } account || !await accounts.RemovePasskeyAsync(account, id, ct))
        {
            return NotFound();
        }

        await wiki.Persons.EndSessionsAsync(member.Id, session => session.Id != Current, CancellationToken.None);
        await wiki.Persons.AuditAsync(member, "passkey-removed", null, CancellationToken.None);
        return Done("PasskeyRemoved");
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken ct)
    {
        await wiki.Persons.EndSessionsAsync(member.Id, session => session.Id != Current, ct);
        return Done("SignedOutEverywhere");
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

    private static bool MustBeNamed(Account account) => account is { HasName: false, Email: null };

    // Mails about what is due follow the address, as long as they went to the same one or to none.
    private async Task FollowAsync(string? old, string? now, CancellationToken ct)
    {
        var person = wiki.Persons.Current.Persons[member.PersonId];
        if (now is not null && (person.Email is null || person.Email == old))
        {
            await wiki.Persons.SavePersonAsync(person with { Email = now }, ct);
        }
    }

    private async Task<IActionResult> RefusedAsync(IReadOnlyList<Problem> problems, CancellationToken ct)
    {
        words.AddTo(ModelState, problems);
        Name ??= wiki.Persons.Current.Members[member.Id].DisplayName;
        return await ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var account = accounts.Find(member.Id);
        SignsInAs = account is { HasName: true } ? account.UserName : account?.Email;
        NeedsName = account is null || MustBeNamed(account);
        Email ??= account?.Email;
        Ways = await accounts.WaysOfAsync(member.Id, ct);
        SendsMail = await letters.HasServerAsync(wiki, ct);
        OwnPasskeys = account is null ? [] : await accounts.PasskeysOfAsync(account, ct);
        Sessions = [.. wiki.Persons.Current.SessionsOf(member.Id)];
        (OldPassword, Password, EmailPassword) = (null, null, null);
        return Page();
    }
}
