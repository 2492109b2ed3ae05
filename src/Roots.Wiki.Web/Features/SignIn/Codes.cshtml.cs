using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Turns a member's second step on and off, and makes new recovery codes. Each asks for the password or a code again.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class CodesModel(Accounts accounts, SecondStep secondStep, IQrCode qr, ProblemWords words, IStringLocalizer<SignInTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Actor.Member member = null!;
    private Account? account;
    private string? current;

    [BindProperty]
    public string? OldPassword { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Offer { get; set; }

    public bool IsOn { get; private set; }

    /// <summary>Whether there is a password that a second step could stand beside.</summary>
    public bool HasPassword => account?.PasswordHash is not null;

    public int Left { get; private set; }

    public QrDrawing? Qr { get; private set; }

    public string? Key { get; private set; }

    /// <summary>The recovery codes that were just made: shown once.</summary>
    public IReadOnlyList<string> Made { get; private set; } = [];

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var request = WikiRequest.Of(HttpContext);
        if (request.Actor is not Actor.Member signedIn)
        {
            context.Result = LocalRedirect("~/-/sign-in?back=" + Uri.EscapeDataString(Request.PathBase + Request.Path));
            return;
        }

        (wiki, member, current, account) = (request.Wiki, signedIn, request.Session?.Id, accounts.Find(signedIn.Id));
    }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostOnAsync(CancellationToken ct)
    {
        if (account is null || !HasPassword || await secondStep.IsOnAsync(account, ct))
        {
            return await ShowAsync(ct);
        }

        if (await accounts.ProveAsync(account, OldPassword, SecretPages.AddressOf(HttpContext), nameof(OldPassword), ct) is { } unproven)
        {
            return await RefusedAsync(unproven, ct);
        }

        if (secondStep.KeyOf(account, Offer) is not { } key || await secondStep.TurnOnAsync(account, key, Code, ct) is not { } codes)
        {
            return await RefusedAsync(new(ProblemCode.BadCode, nameof(Code)), ct);
        }

        Made = codes;
        return await ChangedAsync("second-step-on", ct);
    }

    public async Task<IActionResult> OnPostRenewAsync(CancellationToken ct)
    {
        if (account is null || !await secondStep.IsOnAsync(account, ct))
        {
            return await ShowAsync(ct);
        }

        if (await ProveAsync(account, ct) is { } problem)
        {
            return await RefusedAsync(problem, ct);
        }

        Made = await secondStep.RenewAsync(account, CancellationToken.None);
        return await ChangedAsync("recovery-codes-made", ct);
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        if (account is null || !await secondStep.IsOnAsync(account, ct))
        {
            return await ShowAsync(ct);
        }

        if (await ProveAsync(account, ct) is { } problem)
        {
            return await RefusedAsync(problem, ct);
        }

        await secondStep.TurnOffAsync(account, CancellationToken.None);
        await ChangedAsync("second-step-off", ct);
        toasts.Show(HttpContext, new(texts["StepOffDone"]));
        return Redirect(Request.PathBase + "/-/account");
    }

    // The password or a code: six digits or the signs of a recovery code are tried as such, anything else as the password.
    private async Task<Problem?> ProveAsync(Account own, CancellationToken ct)
    {
        var (typed, address) = (OldPassword ?? "", SecretPages.AddressOf(HttpContext));
        return typed.Length <= 2 * Totp.Digits && typed.Count(char.IsAsciiDigit) == Totp.Digits && typed.All(c => char.IsAsciiDigit(c) || c == ' ')
            ? await secondStep.CheckAsync(own, typed, address, nameof(OldPassword), ct)
            : HasPassword ? await accounts.ProveAsync(own, typed, address, nameof(OldPassword), ct)
            : new(ProblemCode.BadCode, nameof(OldPassword));
    }

    // Whoever else was signed in is out; this browser goes on.
    private async Task<IActionResult> ChangedAsync(string action, CancellationToken ct)
    {
        await wiki.Persons.EndSessionsAsync(member.Id, session => session.Id != current, CancellationToken.None);
        await wiki.Persons.AuditAsync(member, action, null, CancellationToken.None);
        return await ShowAsync(ct);
    }

    private Task<IActionResult> RefusedAsync(Problem problem, CancellationToken ct)
    {
        words.AddTo(ModelState, problem);
        return ShowAsync(ct);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        IsOn = account is not null && await secondStep.IsOnAsync(account, ct);
        Left = account is null ? 0 : await secondStep.RecoveryLeftAsync(account, ct);
        (OldPassword, Code) = (null, null);
        if (!IsOn && account is not null && HasPassword)
        {
            var key = secondStep.KeyOf(account, Offer);
            if (key is null)
            {
                Offer = secondStep.Offer(account);
                ModelState.Remove(nameof(Offer));   // else the field would keep what was sent
                key = secondStep.KeyOf(account, Offer)!;
            }

            var association = wiki.Snapshot.Settings.Name is { Length: > 0 } given ? given : "Roots.Wiki";
            Qr = qr.Draw(Totp.AddressOf(association, account.HasName ? account.UserName! : account.Email ?? wiki.Persons.Current.Members[member.Id].DisplayName, key));
            Key = string.Join(' ', Totp.Written(key).Chunk(4).Select(part => new string(part)));
        }

        return Page();
    }
}
