using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>An invitation on paper.</summary>
public sealed record InvitationSlip(string Name, string Office, string Link, QrDrawing Qr);

/// <summary>What an election changed, the invitations for those who are new, and the way back.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ElectionDoneModel(PublicAddress address, SealedNotes notes, IQrCode qr, Toasts toasts, ProblemWords words, IStringLocalizer<HandoversTexts> texts) : PageModel
{
    public const int LinkDays = 14;

    public ElectionReport Report { get; private set; } = null!;

    public bool MayInvite { get; private set; }

    /// <summary>How sure it is that others reach the invitations; known once they are shown.</summary>
    public AddressState? Address { get; private set; }

    public bool CanSetAddress { get; private set; }

    public IReadOnlyList<InvitationSlip> Slips { get; private set; } = [];

    public string Version { get; private set; } = "";

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string? NameOf(PersonId person) => WikiRequest.Of(HttpContext).Wiki.Persons.Current.Persons.GetValueOrDefault(person)?.Name;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? v, string? note, CancellationToken ct)
    {
        if (!await OpenAsync(wiki, actor, v, ct))
        {
            return NotFound();
        }

        if (MayInvite && notes.Open(note) is { } made)
        {
            var state = await address.FindAsync(HttpContext, ct);
            (Address, CanSetAddress) = (state, actor.IsAdministrator);
            Slips = [.. from line in made.Split('\n')
                        let parts = line.Split('\t')
                        where parts.Length == 2 && PersonId.TryParse(parts[0], out _)
                        let person = PersonId.Parse(parts[0])
                        let link = $"{state.Base}/-/invitation/{parts[1]}"
                        select new InvitationSlip(NameOf(person) ?? "", Report.Invite.FirstOrDefault(i => i.Person == person).Role?.Title ?? "", link, qr.Draw(link))];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostInviteAsync(Wiki wiki, Actor actor, string? v, CancellationToken ct)
    {
        if (!await OpenAsync(wiki, actor, v, ct) || !MayInvite || actor is not Actor.Member member)
        {
            return NotFound();
        }

        var made = new List<string>();
        foreach (var person in Report.Invite.Select(i => i.Person).Distinct())
        {
            var link = new RegistryLink("", LinkPurpose.Invitation, null, null, person, false, member.Id, wiki.Clock.GetUtcNow().AddDays(LinkDays), null, false);
            made.Add($"{person}\t{(await wiki.Links.CreateAsync(link, ct)).Secret}");
        }

        await wiki.Persons.AuditAsync(actor, "invited-after-election", Version, ct);
        return Redirect($"{Urls.Of("after-election/done")}?v={Version}&note={Uri.EscapeDataString(notes.Seal(string.Join('\n', made)))}");
    }

    public async Task<IActionResult> OnPostUndoAsync(Wiki wiki, Actor actor, string? v, CancellationToken ct)
    {
        if (!await OpenAsync(wiki, actor, v, ct))
        {
            return NotFound();
        }

        switch (await wiki.Elections.UndoAsync(actor, Report.Version, ct))
        {
            case HandoverResult.Saved:
                toasts.Show(HttpContext, new(texts["ElectionUndone"]));
                return Redirect(Urls.Of("roles"));
            case HandoverResult.Rejected(var problems):
                words.AddTo(ModelState, problems);
                return Page();
            default:
                toasts.Show(HttpContext, new(texts["ElectionUndoTooLate"], IsWarning: true));
                return Redirect($"{Urls.Of("after-election/done")}?v={Version}");
        }
    }

    private async Task<bool> OpenAsync(Wiki wiki, Actor actor, string? v, CancellationToken ct)
    {
        if (!VersionId.TryParse(v, out var version) || await wiki.Elections.FindAsync(actor, version, ct) is not { } report)
        {
            return false;
        }

        (Report, Version, MayInvite) = (report, version.Value, wiki.AccessOf(actor).Can(Permission.ManageMembers));
        return true;
    }
}
