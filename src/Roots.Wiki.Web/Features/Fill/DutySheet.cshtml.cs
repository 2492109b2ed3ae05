using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>Behalten, vereinfachen, teilen, weglassen: asked for each duty of an office.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DutySheetModel(ProblemWords words, Toasts toasts, IStringLocalizer<DutiesTexts> texts) : PageModel
{
    public Role Office { get; private set; } = null!;

    public DutySheet Sheet { get; private set; } = null!;

    /// <summary>The question whether something is a secret; null before it was asked.</summary>
    public SecretAsk? Secret { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    /// <summary>Where the duties themselves are written.</summary>
    public string FillHref => $"{Urls.Of("fill", Office.Path)}?q={Duties.QuestionId}";

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string role, CancellationToken ct) =>
        await OpenAsync(wiki, actor, role, ct) ? Page()
        : actor is Actor.Visitor ? Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path))
        : NotFound();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string role, string? seen, CancellationToken ct)
    {
        if (!await OpenAsync(wiki, actor, role, ct))
        {
            return NotFound();
        }

        var sayings = Sheet.All.Select(Said).ToList();
        var marks = SecretAsk.MarksIn(Request.Form);
        switch (await wiki.Duties.SayAsync(actor, Office, seen ?? "", sayings, marks, ct))
        {
            case DutyResult.Rejected(var problems):
                // The answer is one field for the wiki and many for the eye: the sentence stands above them all.
                words.AddTo(ModelState, problems.Select(p => p with { Field = null }));
                Secret = SecretAsk.After(problems[0], marks) ?? new(null, marks);
                Sheet = Sheet with { All = [.. Sheet.All.Zip(sayings, (duty, said) => duty with { Verdict = said.Verdict, Reason = said.Reason })] };
                return Page();
            case DutyResult.Changed:
                toasts.Show(HttpContext, new(texts["Changed"], IsWarning: true));
                return Redirect(Urls.Of("duties", Office.Path));
            case DutyResult.Saved:
                toasts.Show(HttpContext, new(texts["Saved"]));
                return Redirect(Urls.Of("role", Office.Path));
            default:
                return NotFound();
        }
    }

    private DutySaying Said(Duty duty)
    {
        var row = duty.Row.ToString(CultureInfo.InvariantCulture);
        return new(duty.Row, Enum.TryParse<DutyVerdict>(Request.Form["verdict-" + row], out var verdict) ? verdict : null, Request.Form["reason-" + row].ToString());
    }

    private async Task<bool> OpenAsync(Wiki wiki, Actor actor, string address, CancellationToken ct)
    {
        if (wiki.Snapshot.Roles.Resolve(address) is not { } office || await wiki.Duties.OpenAsync(actor, office, ct) is not { } sheet)
        {
            return false;
        }

        (Office, Sheet) = (office, sheet);
        return true;
    }
}
