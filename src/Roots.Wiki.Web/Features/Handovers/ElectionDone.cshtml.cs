using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Mail;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>An invitation on paper.</summary>
public sealed record InvitationSlip(PersonId Person, string Name, string Office, string Link, QrDrawing Qr, bool CanMail);

/// <summary>What an election changed, the invitations for those who are new, and the way back.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ElectionDoneModel(PublicAddress address, SealedNotes notes, IQrCode qr, Letters letters, Toasts toasts, ProblemWords words, IStringLocalizer<HandoversTexts> texts) : PageModel
{
    public const int LinkDays = 14;

    public ElectionReport Report { get; private set; } = null!;

    /// <summary>How sure it is that others reach the invitations; known once they are shown.</summary>
    public AddressState? Address { get; private set; }

    public bool CanSetAddress { get; private set; }

    public IReadOnlyList<InvitationSlip> Slips { get; private set; } = [];

    public string? Note { get; private set; }

    public string Version { get; private set; } = "";

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string? NameOf(PersonId person) => WikiRequest.Of(HttpContext).Wiki.Persons.Current.Persons.GetValueOrDefault(person)?.Name;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? v, string? note, CancellationToken ct)
    {
        if (!await OpenAsync(wiki, actor, v, ct))
        {
            return NotFound();
        }

        if (notes.Open(note) is { } made)
        {
            var state = await address.FindAsync(HttpContext, ct);
            (Address, CanSetAddress) = (state, actor.IsAdministrator);
            var hasServer = await letters.HasServerAsync(wiki, ct);
            Note = note;
            Slips = [.. from line in Read(made)
                        let link = $"{state.Base}/-/invitation/{line.Secret}"
                        select new InvitationSlip(line.Person, NameOf(line.Person) ?? "", OfficeOf(line.Person), link, qr.Draw(link), hasServer && Letters.HasAddress(wiki, line.Person))];
        }

        return Page();
    }

    public async Task<IActionResult> OnPostInviteAsync(Wiki wiki, Actor actor, string? v, CancellationToken ct)
    {
        if (!await OpenAsync(wiki, actor, v, ct) || actor is not Actor.Member member)
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

    public async Task<IActionResult> OnPostMailAsync(Wiki wiki, Actor actor, string? v, string? note, string? person, CancellationToken ct)
    {
        if (!await OpenAsync(wiki, actor, v, ct) || Read(notes.Open(note)).FirstOrDefault(l => l.Person.Value == person) is not { Secret: { } secret } line)
        {
            return NotFound();
        }

        var state = await address.FindAsync(HttpContext, ct);
        var failure = await letters.InviteAsync(wiki, line.Person, OfficeOf(line.Person), $"{state.Base}/-/invitation/{secret}", LinkDays, ct);
        toasts.Show(HttpContext, failure is null ? new(texts["InviteMailed", NameOf(line.Person) ?? ""]) : new(texts["InviteNotMailed"], IsWarning: true));
        return Redirect($"{Urls.Of("after-election/done")}?v={Version}&note={Uri.EscapeDataString(note!)}");
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

    private string OfficeOf(PersonId person) => Report.Invite.FirstOrDefault(i => i.Person == person).Role?.Title ?? "";

    private static IEnumerable<(PersonId Person, string Secret)> Read(string? made) =>
        (made ?? "").Split('\n').Select(l => l.Split('\t')).Where(p => p.Length == 2 && PersonId.TryParse(p[0], out _)).Select(p => (PersonId.Parse(p[0]), p[1]));

    private async Task<bool> OpenAsync(Wiki wiki, Actor actor, string? v, CancellationToken ct)
    {
        if (!VersionId.TryParse(v, out var version) || await wiki.Elections.FindAsync(actor, version, ct) is not { } report)
        {
            return false;
        }

        (Report, Version) = (report, version.Value);
        return true;
    }
}
