using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Web.Composition;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>The first screen: who you are, what you are called, and how to begin. Needs the code from the console.</summary>
public sealed class WelcomeModel(SetupCode code, IAccounts accounts, ProblemWords words, IStringLocalizer<SetupTexts> texts) : PageModel
{
    [BindProperty]
    public SetupForm Form { get; set; } = new();

    /// <summary>Whether the printed link brought the right code, so that it need not be typed.</summary>
    public bool CodeIsKnown { get; private set; }

    /// <summary>Passkeys need an encrypted address, or this very machine.</summary>
    public bool AllowsPasskeys => Request.IsHttps || Request.Host.Host is "localhost";

    public IActionResult OnGet(Wiki wiki, string? code)
    {
        if (wiki.Persons.Current.HasAdministrator)
        {
            return Redirect("~/");
        }

        Response.Headers["Referrer-Policy"] = "no-referrer";   // the code stands in the address
        Form.Code = code;
        CodeIsKnown = !string.IsNullOrEmpty(code);
        Form.Association = wiki.Snapshot.Settings.Name;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, CancellationToken ct)
    {
        if (wiki.Persons.Current.HasAdministrator)
        {
            return Redirect("~/");
        }

        var account = new NewAccount(Form.SignInName, string.IsNullOrWhiteSpace(Form.Email) ? null : Form.Email, Form.Password);
        var problems = Form.Check().Concat(await accounts.CheckAsync(account, ct)).ToList();
        if (code.Check(Form.Code) is { } wrong)
        {
            problems.Insert(0, wrong);
        }

        CodeIsKnown = problems.All(p => p.Code is not (ProblemCode.BadCode or ProblemCode.TooManyTries));
        if (problems.Count > 0)
        {
            ModelState.Clear();
            words.AddTo(ModelState, problems, nameof(Form));
            return Page();
        }

        var founding = new Founding(wiki, texts);
        var member = await founding.FoundAsync(Form.Association!.Trim(), Form.Name!.Trim(), account.Email, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, ct);
        if (await accounts.CreateAsync(account, member.Id, ct) is { Count: > 0 } late)
        {
            await founding.TakeBackAsync(member, ct);
            words.AddTo(ModelState, late, nameof(Form));
            return Page();
        }

        if (Form.Sample)
        {
            await SampleAssociation.BringInAsync(wiki, ct);
        }

        await HttpContext.SignInAsync(wiki, member.Id, keep: true, ct);
        return Redirect(Form.Sample ? "~/" : "~/-/setup/offices");
    }
}
