using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Mail;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Accounts;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Mail;

/// <summary>The mailbox of an office, set by whoever says who holds it. For nobody else there is such a page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MailboxModel(MailSettings settings, IAccounts accounts, ProblemWords words, IStringLocalizer<MailTexts> texts, Toasts toasts) : PageModel
{
    public Role Office { get; private set; } = null!;

    public string OfficeHref { get; private set; } = "";

    [BindProperty]
    public string? Address { get; set; }

    /// <summary>What the address would usually be, or null.</summary>
    public string? Suggested { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!await FindAsync(wiki, actor, path, ct))
        {
            return NotFound();
        }

        Address = await wiki.Mailboxes.OfAsync(Office.Path, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!await FindAsync(wiki, actor, path, ct))
        {
            return NotFound();
        }

        var problem = !string.IsNullOrWhiteSpace(Address) && accounts.IsUsed(Address.Trim())
            ? new(ProblemCode.SomebodysAddress, nameof(Address))
            : await wiki.Mailboxes.SetAsync(actor, Office.Path, Address, ct);
        if (problem is not null)
        {
            words.AddTo(ModelState, problem);
            return Page();
        }

        toasts.Show(HttpContext, new(texts[string.IsNullOrWhiteSpace(Address) ? "MailboxRemoved" : "MailboxSaved"]));
        return Redirect(OfficeHref);
    }

    private async Task<bool> FindAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (wiki.Snapshot.Roles.Resolve(path ?? "") is not { } office || !wiki.Mailboxes.MaySet(actor, office.Path))
        {
            return false;
        }

        (Office, OfficeHref) = (office, WikiRequest.Urls(HttpContext).Of("role", office.Path));
        var people = wiki.Persons.Current;
        var administrators = people.Members.Values.Where(m => m is { IsAdministrator: true, IsActive: true }).Select(m => people.Persons.GetValueOrDefault(m.Person)?.Email);
        Suggested = SharedAddress.Suggest(office.Path, [(await settings.FindAsync(wiki.Id, ct)).Server?.Sender, .. administrators]);
        return true;
    }
}
