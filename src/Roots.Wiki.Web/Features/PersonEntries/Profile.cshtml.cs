using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.PersonEntries;

/// <summary>What the registry says about whoever looks, to be corrected by themselves.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProfileModel(ProblemWords words, IStringLocalizer<PeopleTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Actor actor = null!;

    [BindProperty]
    public PersonForm Form { get; set; } = new();

    public Person Own { get; private set; } = null!;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        (wiki, actor, _) = WikiRequest.Of(HttpContext);
        if (wiki.Contacts.Own(actor) is { } own)
        {
            Own = own;
            return;
        }

        context.Result = Redirect(WikiRequest.Urls(HttpContext).Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path));
    }

    public IActionResult OnGet()
    {
        Form = PersonForm.Of(Own);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (input, _) = Form.Read();
        if (await wiki.Contacts.ChangeOwnAsync(actor, input, ct) is { Count: > 0 } problems)
        {
            words.AddTo(ModelState, problems, nameof(Form));
            return Page();
        }

        toasts.Show(HttpContext, new(texts["ProfileSaved"]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("account/profile"));
    }
}
