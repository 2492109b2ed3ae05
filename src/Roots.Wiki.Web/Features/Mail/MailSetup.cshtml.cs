using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Mail;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Mail;

/// <summary>A mail that did not arrive: to whom, when and why, never what it said.</summary>
public sealed record FailedMail(string Name, string When, string Why);

/// <summary>The association's mail server: set up and tried out by the administration. For nobody else there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MailSetupModel(MailSettings settings, MailPost post, PublicAddress publicAddress, ProblemWords words, IStringLocalizer<MailTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Actor actor = null!;

    [BindProperty]
    public MailForm Form { get; set; } = new();

    public MailSetup Known { get; private set; } = new(null, null, false, false, false);

    public MailTrouble? Trouble => wiki.Digests.Trouble;

    /// <summary>Whether links in mails would lead to this machine only.</summary>
    public bool IsLocal { get; private set; }

    public IReadOnlyList<FailedMail> Failed { get; private set; } = [];

    public static IReadOnlyList<MailSecurity> Securities => [MailSecurity.StartTls, MailSecurity.Tls, MailSecurity.None];

    public string Moment(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone)).ToString("g", System.Globalization.CultureInfo.CurrentCulture);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        (wiki, actor, _) = WikiRequest.Of(HttpContext);
        if (!wiki.AccessOf(actor).Can(Permission.ManageMembers))
        {
            context.Result = NotFound();
        }
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        await LoadAsync(ct);
        Form = MailForm.Of(Known.Server, OwnAddress);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct) => await SaveAsync(isTest: false, ct) ?? Done(texts["Saved"]);

    public async Task<IActionResult> OnPostTestAsync(CancellationToken ct)
    {
        if (await SaveAsync(isTest: true, ct) is { } refused)
        {
            return refused;
        }

        var (to, association) = (Form.TestTo!.Trim(), wiki.Snapshot.Settings.Name is { Length: > 0 } name ? name : "Roots.Wiki");
        var server = (await settings.FindAsync(wiki.Id, ct)).Server!;
        var text = texts["TestText", association].Value;
        var mail = new OutgoingMail(to, association, texts["TestSubject", association], text + "\n", $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body><p>{System.Net.WebUtility.HtmlEncode(text)}</p></body></html>\n");
        if (await post.SendAsync(server, mail, ct) is not { } failure)
        {
            return Done(texts["TestSent", to]);
        }

        ModelState.AddModelError($"{nameof(Form)}.{FieldOf(failure)}", texts["Failure" + failure]);
        await LoadAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostForgetAsync(CancellationToken ct)
    {
        await settings.ForgetAsync(wiki.Id, ct);
        wiki.Digests.BeginAnew();
        await wiki.Persons.AuditAsync(actor, "mail-server-forgotten", null, ct);
        return Done(texts["Forgotten"]);
    }

    private string? OwnAddress => actor.Person is { } person ? wiki.Persons.Current.Persons.GetValueOrDefault(person)?.Email : null;

    /// <summary>The field beside which a failure is best mended.</summary>
    private static string FieldOf(MailFailure failure) => failure switch
    {
        MailFailure.HostNotFound => nameof(MailForm.Host),
        MailFailure.NotReachable => nameof(MailForm.Port),
        MailFailure.TlsRefused or MailFailure.CertificateRefused => nameof(MailForm.Security),
        MailFailure.SignInRefused => nameof(MailForm.Password),
        MailFailure.SenderRefused => nameof(MailForm.Sender),
        _ => nameof(MailForm.TestTo),
    };

    /// <summary>Keeps what was typed; null when it is kept, else the page that says why not.</summary>
    private async Task<IActionResult?> SaveAsync(bool isTest, CancellationToken ct)
    {
        await LoadAsync(ct);
        if (Known.IsOperators)
        {
            var testTo = Form.TestTo;
            Form = MailForm.Of(Known.Server, testTo);
            return isTest && EmailAddress.IsValid(testTo?.Trim()) ? null : Refused(new Problem(isTest ? ProblemCode.NotAnEmail : ProblemCode.NotAllowed, isTest ? nameof(MailForm.TestTo) : null));
        }

        if (Form.Check(Known, isTest).ToArray() is { Length: > 0 } problems)
        {
            return Refused(problems);
        }

        await settings.SaveAsync(wiki.Id, Form.ToServer(Known), (await publicAddress.FindAsync(HttpContext, ct)).Base, ct);
        wiki.Digests.BeginAnew();
        await wiki.Persons.AuditAsync(actor, "mail-server-set", null, ct);
        return null;
    }

    private PageResult Refused(params Problem[] problems)
    {
        words.AddTo(ModelState, problems, nameof(Form));
        return Page();
    }

    private RedirectResult Done(string text)
    {
        toasts.Show(HttpContext, new(text));
        return Redirect(WikiRequest.Urls(HttpContext).Of("admin/mail"));
    }

    private async Task LoadAsync(CancellationToken ct)
    {
        Known = await settings.FindAsync(wiki.Id, ct);
        IsLocal = (await publicAddress.FindAsync(HttpContext, ct)).IsLocal;
        var people = wiki.Persons.Current.Persons;
        Failed =
        [
            .. (await wiki.Digests.FailedAsync(actor, ct)).Where(m => people.ContainsKey(m.Person))
                .Select(m => new FailedMail(people[m.Person].Name, Moment(m.At), texts["Row" + m.State, m.Failure is { } why ? texts["Why" + why].Value : ""])),
        ];
    }
}
