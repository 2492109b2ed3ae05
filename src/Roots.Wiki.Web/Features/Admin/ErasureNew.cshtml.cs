using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin;

/// <summary>Looks for what is to go, shows where it stands, and asks for its erasure. What was typed never stands in an address.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ErasureNewModel(ProblemWords words, IStringLocalizer<ErasureTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Actor actor = null!;

    [BindProperty]
    public ErasureForm Form { get; set; } = new();

    /// <summary>What was found; null before anybody looked.</summary>
    public EraseFindings? Found { get; private set; }

    public bool IsAlone => wiki.Erasures.OthersThan(actor).Count == 0;

    public IEnumerable<Person> Persons => wiki.Persons.Current.Persons.Values.OrderBy(p => p.Name, StringComparer.CurrentCulture);

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        (wiki, actor, _) = WikiRequest.Of(HttpContext);
        if (!wiki.Erasures.MayErase(actor))
        {
            context.Result = NotFound();
        }
    }

    public IActionResult OnGet(string? file, string? version, string? person)
    {
        Form = new() { File = file, Version = version, Person = person };
        return Page();
    }

    public async Task<IActionResult> OnPostLookAsync(CancellationToken ct)
    {
        await LookAsync(ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRequestAsync(CancellationToken ct)
    {
        var (scope, problem) = Form.Read(wiki);
        string? id = null;
        if (problem is null)
        {
            (id, problem) = await wiki.Erasures.RequestAsync(actor, new(scope!, Form.Ground, Form.Reference ?? "", Form.Recipients ?? "", Form.BackupDays), ct);
        }

        if (problem is null)
        {
            toasts.Show(HttpContext, new(texts["Asked"]));
            return Redirect(Urls.Of("admin/erasures/" + id));
        }

        await LookAsync(ct);
        words.AddTo(ModelState, problem, nameof(Form));
        return Page();
    }

    private async Task LookAsync(CancellationToken ct)
    {
        var (scope, problem) = Form.Read(wiki);
        if (problem is null)
        {
            (Found, problem) = await wiki.Erasures.FindAsync(actor, scope!, ct);
        }

        if (problem is not null)
        {
            words.AddTo(ModelState, problem, nameof(Form));
        }
    }
}
