using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin.Rights;

/// <summary>Changes who may read and write in one space.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EditSpaceModel(IStringLocalizer<RightsTexts> texts, IStringLocalizer<SharedTexts> shared, ProblemWords words, Toasts toasts) : PageModel
{
    private Space space = null!;

    public string Folder => space.Folder;

    public string Heading => Folder.Length == 0 ? texts["OtherSpaces"] : texts["SpaceHeading", space.Title ?? Folder];

    public bool AsksAgain { get; private set; }

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public IReadOnlyList<CircleChoice> ReadChoices { get; private set; } = [];

    public IReadOnlyList<CircleChoice> WriteChoices { get; private set; } = [];

    [BindProperty]
    public string? SpaceTitle { get; set; }

    [BindProperty]
    public bool ReadOwn { get; set; }

    [BindProperty]
    public bool WriteOwn { get; set; }

    [BindProperty]
    public List<string> Readers { get; set; } = [];

    [BindProperty]
    public List<string> Writers { get; set; } = [];

    [BindProperty]
    public bool IsSure { get; set; }

    public IActionResult OnGet(Wiki wiki, Actor actor, string? folder)
    {
        if (!Find(wiki, actor, folder))
        {
            return NotFound();
        }

        (SpaceTitle, ReadOwn, WriteOwn) = (space.Title, space.Read is not null, space.Write is not null);
        (Readers, Writers) = (Words(space.Read), Words(space.Write));
        return Show(wiki, actor);
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? folder, CancellationToken ct)
    {
        if (!Find(wiki, actor, folder))
        {
            return NotFound();
        }

        var wanted = new Space(Folder, SpaceTitle?.Trim() is { Length: > 0 } title ? title : null, ReadOwn ? CircleList.Of(Readers) : null, WriteOwn ? CircleList.Of(Writers) : null);
        switch (await wiki.Spaces.SaveAsync(actor, wanted, IsSure, ct))
        {
            case SpaceResult.Saved:
                toasts.Show(HttpContext, new(texts["SpaceSaved"]));
                return Redirect(WikiRequest.Urls(HttpContext).Of("admin/spaces"));
            case SpaceResult.Rejected(var problems):
                words.AddTo(ModelState, problems.Select(p => p with { Field = p.Field == "title" ? nameof(SpaceTitle) : null }));
                return Show(wiki, actor);
            default:
                AsksAgain = true;
                return Show(wiki, actor);
        }
    }

    private static List<string> Words(CircleList? list) => [.. list?.Circles.Select(c => c.Write()) ?? []];

    private bool Find(Wiki wiki, Actor actor, string? folder)
    {
        if (!wiki.AccessOf(actor).Can(Permission.ManageRoles) || wiki.Spaces.List().FirstOrDefault(r => r.Space.Folder == (folder ?? "")) is not { } row)
        {
            return false;
        }

        space = row.Space;
        return true;
    }

    private PageResult Show(Wiki wiki, Actor actor)
    {
        var view = wiki.AccessOf(actor);
        Urls = WikiRequest.Urls(HttpContext);
        ReadChoices = shared.Choices(wiki, view, space.Read, withPublic: true);
        WriteChoices = shared.Choices(wiki, view, space.Write, withPublic: false);
        return Page();
    }
}
