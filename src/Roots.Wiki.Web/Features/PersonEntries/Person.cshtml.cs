using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.PersonEntries;

/// <summary>One person of the registry, or a new one (<c>new</c>).</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class PersonModel(ProblemWords words, IStringLocalizer<PeopleTexts> texts, Toasts toasts) : PageModel
{
    private Wiki wiki = null!;
    private Actor actor = null!;

    [BindProperty]
    public PersonForm Form { get; set; } = new();

    /// <summary>The entry; null for a new one.</summary>
    public ContactRow? Row { get; private set; }

    public IReadOnlyList<PageEntry> Pages { get; private set; } = [];

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public bool Administers => wiki.AccessOf(actor).Can(Permission.ManageMembers);

    public string Snippet => $"[{texts["InsertFunction"].Value}](person:{Row?.Person.Id})";

    public string Confirmed => Row?.Person.ConfirmedOn is { } day ? Day(day) : texts["Never"].Value;

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        (wiki, actor, _) = WikiRequest.Of(HttpContext);
        var id = RouteData.Values["id"] as string;
        Row = PersonId.TryParse(id, out var person) ? wiki.Contacts.Find(actor, person) : null;
        if (!wiki.AccessOf(actor).Can(Permission.ManageTerms) || (id != "new" && Row is not { MayChange: true }))
        {
            context.Result = NotFound();
        }
    }

    public Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        Form = Row is null ? new() { Circle = ContactCircle.Association } : PersonForm.Of(Row.Person);
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (input, problems) = Form.Read();
        Person? added = null;
        if (problems.Count == 0 && Row is null)
        {
            (added, problems) = await wiki.Contacts.AddAsync(actor, input, ct);
        }
        else if (problems.Count == 0)
        {
            problems = await wiki.Contacts.ChangeAsync(actor, Row!.Person.Id, input, ct);
        }

        if (problems.Count > 0)
        {
            words.AddTo(ModelState, problems, nameof(Form));
            return await ShowAsync(ct);
        }

        return Done(added?.Id ?? Row!.Person.Id, texts["Saved", input.Name!.Trim()]);
    }

    public async Task<IActionResult> OnPostConfirmAsync(CancellationToken ct) =>
        Row is null || await wiki.Contacts.ConfirmAsync(actor, Row.Person.Id, ct) is not null
            ? NotFound()
            : Done(Row.Person.Id, texts["Confirmed", Day(wiki.Contacts.Find(actor, Row.Person.Id)?.Person.ExpiresOn ?? default)]);

    public async Task<IActionResult> OnPostRestrictAsync(bool on, CancellationToken ct) =>
        Row is null || await wiki.Contacts.RestrictAsync(actor, Row.Person.Id, on, ct) is not null ? NotFound() : Done(Row.Person.Id, texts[on ? "Restricted" : "Freed"]);

    public async Task<IActionResult> OnPostDeleteAsync(CancellationToken ct)
    {
        if (Row is null)
        {
            return NotFound();
        }

        if (await wiki.Contacts.DeleteAsync(actor, Row.Person.Id, ct) is { } problem)
        {
            words.AddTo(ModelState, problem);
            Form = PersonForm.Of(Row.Person);
            return await ShowAsync(ct);
        }

        toasts.Show(HttpContext, new(texts["Deleted"]));
        return Redirect(Urls.Of("admin/people"));
    }

    private static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    private RedirectResult Done(PersonId id, string text)
    {
        toasts.Show(HttpContext, new(text));
        return Redirect($"{Urls.Of("admin/people")}/{id}");
    }

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Pages = Row is null ? [] : await wiki.Contacts.PagesOfAsync(actor, Row.Person.Id, ct);
        return Page();
    }
}
