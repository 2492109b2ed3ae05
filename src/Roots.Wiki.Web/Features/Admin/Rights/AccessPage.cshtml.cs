using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Admin.Rights;

/// <summary>"Warum darf Mia das sehen?": the decision itself, in words. For nobody but the administration there is such a page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AccessPageModel(IStringLocalizer<RightsTexts> texts, IStringLocalizer<SharedTexts> shared) : PageModel
{
    /// <summary>A line: who or which space, whether, and why.</summary>
    public sealed record Row(string Who, bool May, string Why);

    public IReadOnlyList<Member> Everybody { get; private set; } = [];

    public string? PageHeading { get; private set; }

    public IReadOnlyList<string> PageFacts { get; private set; } = [];

    public IReadOnlyList<Row> OfPage { get; private set; } = [];

    public int Links { get; private set; }

    public string? PersonHeading { get; private set; }

    public IReadOnlyList<string> PersonFacts { get; private set; } = [];

    public IReadOnlyList<Row> OfPerson { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    [BindProperty(SupportsGet = true), FromQuery(Name = "page")]
    public string? AskedPage { get; set; }

    [BindProperty(SupportsGet = true), FromQuery(Name = "person")]
    public string? AskedPerson { get; set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (!wiki.AccessOf(actor).Can(Permission.ManageRoles))
        {
            return NotFound();
        }

        Urls = WikiRequest.Urls(HttpContext);
        Everybody = [.. wiki.Persons.Current.Members.Values.Where(m => m.IsActive).OrderBy(m => m.DisplayName, StringComparer.CurrentCulture)];
        var chosen = Everybody.FirstOrDefault(m => m.Id.Value == AskedPerson);
        if (AskedPage?.Trim().Trim('/') is { Length: > 0 } address)
        {
            if (wiki.Snapshot.Resolve(address) is { } page)
            {
                await ExplainAsync(wiki, actor, page, chosen, ct);
            }
            else
            {
                ModelState.AddModelError("page", texts["AccessNoPage", address]);
            }
        }

        if (chosen is not null)
        {
            Explain(wiki, chosen);
        }

        return Page();
    }

    private async Task ExplainAsync(Wiki wiki, Actor actor, PageEntry page, Member? chosen, CancellationToken ct)
    {
        var (view, access) = (wiki.AccessOf(actor), wiki.Snapshot.ClassOf(page));
        PageHeading = texts["AccessOfPage", page.Facts.Title];
        var space = wiki.Snapshot.Spaces.Of(page.Path.Value);
        PageFacts =
        [
            texts["AccessLevel", access.Level.Write()],
            texts["AccessSpace", TitleOf(space)],
            .. access.Readers is { } readers ? [texts["AccessReaders", shared.Say(wiki, view, readers)].Value] : Array.Empty<string>(),
        ];
        var rows = (chosen is null ? Everybody : [chosen]).Select(m => RowOf(wiki, m.DisplayName, PeopleSnapshot.ActorOf(m), page));
        OfPage = [.. rows.OrderByDescending(r => r.May), .. chosen is null ? [RowOf(wiki, texts["AccessVisitor"], Actor.Visitor.Instance, page)] : Array.Empty<Row>()];
        Links = (await wiki.Shares.AllAsync(actor, ct)).Count(l => l.Role == page.Path);
    }

    private Row RowOf(Wiki wiki, string who, Actor actor, PageEntry page)
    {
        var why = wiki.AccessOf(actor).Explain(page);
        return new(who, why.IsAllowed, string.Join("; ", why.Deciding.Select(r => Say(wiki, r))));
    }

    private void Explain(Wiki wiki, Member member)
    {
        var view = wiki.AccessOf(PeopleSnapshot.ActorOf(member));
        PersonHeading = texts["AccessOfPerson", member.DisplayName];
        var groups = member.Groups.Ids.Select(id => wiki.Persons.Current.Groups.GetValueOrDefault(id, id)).ToList();
        PersonFacts =
        [
            .. groups.Count > 0 ? [texts["AccessGroups", string.Join(", ", groups)].Value] : Array.Empty<string>(),
            .. view.LedUnits.Count > 0 ? [texts["AccessLeads", string.Join(", ", view.LedUnits.Select(u => u.Title))].Value] : Array.Empty<string>(),
        ];
        var counts = wiki.Snapshot.Pages.Values.GroupBy(p => wiki.Snapshot.Spaces.Of(p.Path.Value).Folder is { Length: > 0 } named ? named : p.Path.Space, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => (All: g.Count(), Mine: g.Count(view.CanRead)), StringComparer.Ordinal);
        OfPerson = [.. wiki.Spaces.List().Select(row =>
        {
            var (all, mine) = counts.GetValueOrDefault(row.Space.Folder);
            var reason = view.Explain(row.HasRules ? row.Space : wiki.Snapshot.Spaces.Others);
            return new Row(TitleOf(row.Space), reason.Allows, $"{texts["AccessCount", mine, all]}: {Say(wiki, reason)}");
        })];
    }

    private string TitleOf(Space space) => space.Folder.Length == 0 ? texts["OtherSpaces"] : space.Title ?? space.Folder;

    private string Say(Wiki wiki, AccessReason reason) => reason.Ground switch
    {
        AccessGround.Group => texts["GroundGroup", wiki.Persons.Current.Groups.GetValueOrDefault(reason.Name!, reason.Name!)],
        AccessGround.Holder or AccessGround.Deputy when reason.Since is { } since => texts[$"Ground{reason.Ground}Since", OfficeOf(wiki, reason), since.ToString("d", CultureInfo.CurrentCulture)],
        AccessGround.NotOfOffice when reason.Name is null => texts["GroundNotOfNoOffice"],
        AccessGround.Holder or AccessGround.Deputy or AccessGround.Successor or AccessGround.NotOfOffice => texts["Ground" + reason.Ground, OfficeOf(wiki, reason)],
        AccessGround.NotInSpace => texts["GroundNotInSpace", TitleOf(wiki.Snapshot.Spaces.Named.FirstOrDefault(s => s.Folder == reason.Name) ?? wiki.Snapshot.Spaces.Others)],
        _ => texts["Ground" + reason.Ground],
    };

    private static string OfficeOf(Wiki wiki, AccessReason reason) => PagePath.TryParse(reason.Name, out var path) && wiki.Snapshot.Roles.Find(path) is { } role ? role.Title : reason.Name ?? "";
}
