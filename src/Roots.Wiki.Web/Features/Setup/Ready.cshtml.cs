using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>The last screen: the link and QR code of the Schnellstart for the office that is left, and under which address others come here.</summary>
public sealed class ReadyModel(PublicAddress address, SealedNotes notes, IQrCode qr, ProblemWords words) : PageModel
{
    public Role? Role { get; private set; }

    public string? LinkUrl { get; private set; }

    public QrDrawing? Qr { get; private set; }

    public DateTimeOffset Until { get; private set; }

    public AddressState Address { get; private set; } = null!;

    public string? Typed { get; private set; }

    public string? Note { get; private set; }

    public string? ProofUrl { get; private set; }

    /// <summary>Whether there is no second administrator yet.</summary>
    public bool AdministersAlone { get; private set; }

    public QrDrawing? ProofQr { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? role, string? note, CancellationToken ct) =>
        actor.IsAdministrator ? await ShowAsync(wiki, role, note, ct) : NotFound();

    public async Task<IActionResult> OnPostAddressAsync(Wiki wiki, Actor actor, string? role, string? note, string? typed, CancellationToken ct)
    {
        if (!actor.IsAdministrator)
        {
            return NotFound();
        }

        Typed = typed;
        (ProofUrl, var problem) = await address.ClaimAsync(wiki, typed, ct);
        ProofQr = ProofUrl is null ? null : qr.Draw(ProofUrl);
        if (problem is not null)
        {
            words.AddTo(ModelState, problem);
        }

        return await ShowAsync(wiki, role, note, ct);
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, string? role, string? note, CancellationToken ct)
    {
        Address = await address.FindAsync(HttpContext, ct);
        AdministersAlone = wiki.Persons.Current.NeedsSecondAdministrator;
        Role = wiki.Snapshot.Roles.Resolve(role ?? "");
        Note = note;
        if (Role is not null && notes.Open(note) is { } secret && await wiki.Links.FindAsync(secret, wiki.Clock.GetUtcNow(), ct) is { } link)
        {
            LinkUrl = $"{Address.Base}/-/s/{secret}";
            Qr = qr.Draw(LinkUrl);
            Until = link.Until;
        }

        return Page();
    }
}
