using Microsoft.AspNetCore.Mvc;
using Roots.Wiki.Handovers;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>A slip of paper for the giver: a link without account to the questions of the office, made by POST and shown once.</summary>
public sealed class SlipModel(PublicAddress address, SealedNotes notes, IQrCode qr) : HandoverPageModel
{
    public string? Link { get; private set; }

    public QrDrawing? Qr { get; private set; }

    /// <summary>How sure it is that others reach the link.</summary>
    public AddressState Address { get; private set; } = null!;

    public bool CanSetAddress { get; private set; }

    /// <summary>The last day of the link.</summary>
    public DateOnly Until { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? note, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || !View.MayWork)
        {
            return Missing(actor);
        }

        if (notes.Open(note) is { } secret)
        {
            Address = await address.FindAsync(HttpContext, ct);
            (Link, CanSetAddress, Until) = ($"{Address.Base}/-/s/{secret}", actor.IsAdministrator, Today.AddDays(Handover.LinkDays(Today)));
            Qr = qr.Draw(Link);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!Find(wiki, actor, path) || !View.MayWork || Facts.State != HandoverState.Open || actor is not Actor.Member member)
        {
            return NotFound();
        }

        var link = new RegistryLink("", LinkPurpose.Sitting, Handover.Role.Path, null, null, false, member.Id, wiki.Clock.GetUtcNow().AddDays(Handover.LinkDays(Today)), null, false);
        var (_, secret) = await wiki.Links.CreateAsync(link, ct);
        return Redirect($"{At("handover-slip")}?note={notes.Seal(secret)}");
    }
}
