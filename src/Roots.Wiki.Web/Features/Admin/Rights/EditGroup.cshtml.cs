using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin.Rights;

/// <summary>Names a group and says who belongs to it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EditGroupModel(IStringLocalizer<RightsTexts> texts, ProblemWords words, Toasts toasts) : PageModel
{
    public string Id { get; private set; } = "";

    public string Heading { get; private set; } = "";

    public IReadOnlyList<Member> All { get; private set; } = [];

    public IReadOnlyList<string> NamedBy { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    [BindProperty]
    public string? GroupTitle { get; set; }

    [BindProperty]
    public List<string> Chosen { get; set; } = [];

    public IActionResult OnGet(Wiki wiki, Actor actor, string? id)
    {
        if (!Find(wiki, actor, id))
        {
            return NotFound();
        }

        GroupTitle = wiki.Persons.Current.Groups[Id];
        Chosen = [.. All.Where(m => m.Groups.Contains(Id)).Select(m => m.Id.Value)];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? id, CancellationToken ct)
    {
        if (!Find(wiki, actor, id))
        {
            return NotFound();
        }

        if (GroupTitle?.Trim() != wiki.Persons.Current.Groups[Id] && await wiki.Groups.RenameAsync(actor, Id, GroupTitle, ct) is { } problem)
        {
            words.AddTo(ModelState, problem with { Field = nameof(GroupTitle) });
            return Page();
        }

        await wiki.Groups.SetMembersAsync(actor, Id, [.. Chosen.Select(c => MemberId.TryParse(c, out var member) ? member : null).OfType<MemberId>()], ct);
        toasts.Show(HttpContext, new(texts["GroupSaved", GroupTitle!.Trim()]));
        return Redirect(Urls.Of("admin/groups"));
    }

    public async Task<IActionResult> OnPostDeleteAsync(Wiki wiki, Actor actor, string? id, CancellationToken ct)
    {
        if (!Find(wiki, actor, id))
        {
            return NotFound();
        }

        if (await wiki.Groups.DeleteAsync(actor, Id, ct) is { } problem)
        {
            words.AddTo(ModelState, problem);
            return OnGet(wiki, actor, id);
        }

        toasts.Show(HttpContext, new(texts["GroupDeleted", Heading]));
        return Redirect(Urls.Of("admin/groups"));
    }

    private bool Find(Wiki wiki, Actor actor, string? id)
    {
        if (!actor.IsAdministrator || id is null || !wiki.Persons.Current.Groups.TryGetValue(id, out var title))
        {
            return false;
        }

        (Id, Heading, Urls) = (id, title, WikiRequest.Urls(HttpContext));
        All = [.. wiki.Persons.Current.Members.Values.Where(m => m.IsActive).OrderBy(m => m.DisplayName, StringComparer.CurrentCulture)];
        NamedBy = [.. wiki.Groups.NamedBy(id).Select(n => n.Length == 0 ? texts["OtherSpaces"].Value : n)];
        return true;
    }
}
