using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Members;

/// <summary>Who belongs to the wiki: the administration invites, entrusts and takes back. For nobody else there is no such page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MembersModel(Handouts handouts, ProblemWords words, IStringLocalizer<MembersTexts> texts, Toasts toasts, Upkeep upkeep) : PageModel
{
    public static readonly IReadOnlyList<HolderKind> Kinds = [HolderKind.Holder, HolderKind.Deputy, HolderKind.Second, HolderKind.Successor];

    private Wiki wiki = null!;
    private Actor actor = null!;

    [BindProperty]
    public string? Office { get; set; }

    [BindProperty]
    public HolderKind Kind { get; set; }

    [BindProperty]
    public bool Administers { get; set; }

    [BindProperty]
    public bool AsGuest { get; set; }

    /// <summary>The link that was just made, or null.</summary>
    public Handout? Made { get; private set; }

    public IReadOnlyList<Member> Active { get; private set; } = [];

    public IReadOnlyList<RegistryLink> Open { get; private set; } = [];

    public IReadOnlyList<Role> Offices => wiki.Snapshot.Roles.All;

    /// <summary>Whether the history cannot be packed because the machine has no git program.</summary>
    public bool IsPackingWaiting => upkeep.IsPackingWaiting(wiki.Id);

    /// <summary>Whether the mail server takes no mails at the moment.</summary>
    public bool HasMailTrouble => wiki.Digests.Trouble is not null;

    public string? TitleOf(PagePath? office) => office is null ? null : wiki.Snapshot.Roles.Find(office)?.Title ?? office.Value;

    public DateTimeOffset Local(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone));

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        (wiki, actor, _) = WikiRequest.Of(HttpContext);
        if (!actor.IsAdministrator)
        {
            context.Result = NotFound();
        }
    }

    public Task<IActionResult> OnGetAsync(bool second, CancellationToken ct)
    {
        Administers = second;
        return ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostInviteAsync(CancellationToken ct)
    {
        var office = wiki.Snapshot.Roles.Resolve(Office ?? "");
        if (!string.IsNullOrEmpty(Office) && office is null)
        {
            words.AddTo(ModelState, new Problem(ProblemCode.NotAnOption, "Office"));
            return await ShowAsync(ct);
        }

        var link = new RegistryLink("", LinkPurpose.Invitation, office?.Path, office is null ? null : Kind, null, Administers, (actor as Actor.Member)?.Id, default, null, false) { Administers = Administers && !AsGuest, AsGuest = AsGuest };
        Made = await handouts.MakeAsync(wiki, link, HttpContext, ct);
        await wiki.Persons.AuditAsync(actor, AsGuest ? "invited-guest" : Administers ? "invited-administrator" : "invited", office?.Path.Value, ct);
        return await ShowAsync(ct);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string? id, CancellationToken ct)
    {
        await wiki.Links.RevokeAsync(id ?? "", ct);
        await wiki.Persons.AuditAsync(actor, "invitation-withdrawn", id, ct);
        toasts.Show(HttpContext, new(texts["Withdrawn"]));
        return Back();
    }

    public Task<IActionResult> OnPostPromoteAsync(string? id, CancellationToken ct) => ChangeAsync(id, isAdministrator: true, "made-administrator", ct);

    public Task<IActionResult> OnPostDemoteAsync(string? id, CancellationToken ct) => ChangeAsync(id, isAdministrator: false, "administration-taken", ct);

    private async Task<IActionResult> ChangeAsync(string? id, bool isAdministrator, string action, CancellationToken ct)
    {
        if (Find(id) is not { IsActive: true } member)
        {
            return NotFound();
        }

        if (await wiki.Persons.ChangeMemberAsync(member.Id, isAdministrator, isActive: true, ct) is { } problem)
        {
            words.AddTo(ModelState, problem);
            return await ShowAsync(ct);
        }

        await wiki.Persons.AuditAsync(actor, action, member.Id.Value, ct);
        toasts.Show(HttpContext, new(texts["Changed", member.DisplayName]));
        return Back();
    }

    private Member? Find(string? id) => MemberId.TryParse(id, out var member) ? wiki.Persons.Current.Members.GetValueOrDefault(member) : null;

    private RedirectResult Back() => Redirect(WikiRequest.Urls(HttpContext).Of("admin/members"));

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        Active = [.. wiki.Persons.Current.Members.Values.Where(m => m.IsActive).OrderBy(m => m.DisplayName, StringComparer.CurrentCulture)];
        Open = [.. (await wiki.Links.ListAsync(LinkPurpose.Invitation, wiki.Clock.GetUtcNow(), ct)).Where(l => l is { IsRevoked: false, UsedAt: null })];
        return Page();
    }
}
