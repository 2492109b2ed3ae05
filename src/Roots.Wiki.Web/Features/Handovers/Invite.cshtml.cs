using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Handovers;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Mail;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>Somebody of a handover who has no account yet.</summary>
public sealed record Uninvited(PersonId Person, string Name, string Part);

/// <summary>The board invites those of a handover who have no account: a link shown once, and by mail where there is a server and an address.</summary>
public sealed class InviteModel(PublicAddress address, SealedNotes notes, IQrCode qr, Letters letters, Toasts toasts, IStringLocalizer<HandoversTexts> texts) : HandoverPageModel
{
    public IReadOnlyList<Uninvited> People { get; private set; } = [];

    /// <summary>The invitation that was just made, or null.</summary>
    public InvitationSlip? Slip { get; private set; }

    public string? Note { get; private set; }

    /// <summary>How sure it is that others reach the link.</summary>
    public AddressState? Address { get; private set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? note, CancellationToken ct)
    {
        if (!MayInvite(wiki, actor, path))
        {
            return Missing(actor);
        }

        (People, Note) = (Without(wiki), note);
        if (Read(note) is { } made && People.FirstOrDefault(p => p.Person == made.Person) is { } who)
        {
            var state = await address.FindAsync(HttpContext, ct);
            var link = $"{state.Base}/-/invitation/{made.Secret}";
            Address = state;
            Slip = new(who.Person, who.Name, Handover.Role.Title, link, qr.Draw(link), Letters.HasAddress(wiki, who.Person) && await letters.HasServerAsync(wiki, ct));
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, string? person, CancellationToken ct)
    {
        if (!MayInvite(wiki, actor, path) || actor is not Actor.Member member || Without(wiki).FirstOrDefault(p => p.Person.Value == person) is not { } who)
        {
            return NotFound();
        }

        var link = new RegistryLink("", LinkPurpose.Invitation, null, null, who.Person, false, member.Id, wiki.Clock.GetUtcNow().AddDays(ElectionDoneModel.LinkDays), null, false);
        var (_, secret) = await wiki.Links.CreateAsync(link, ct);
        await wiki.Persons.AuditAsync(actor, "invited-for-handover", Handover.Path.Value, ct);
        return Redirect($"{At("handover-invite")}?note={Uri.EscapeDataString(notes.Seal($"{who.Person}\t{secret}"))}");
    }

    public async Task<IActionResult> OnPostMailAsync(Wiki wiki, Actor actor, string? path, string? note, CancellationToken ct)
    {
        if (!MayInvite(wiki, actor, path) || Read(note) is not { } made || Without(wiki).All(p => p.Person != made.Person))
        {
            return NotFound();
        }

        var state = await address.FindAsync(HttpContext, ct);
        var failure = await letters.InviteAsync(wiki, made.Person, Handover.Role.Title, $"{state.Base}/-/invitation/{made.Secret}", ElectionDoneModel.LinkDays, ct);
        toasts.Show(HttpContext, failure is null ? new(texts["InviteMailed", NameOf(made.Person) ?? ""]) : new(texts["InviteNotMailed"], IsWarning: true));
        return Redirect($"{At("handover-invite")}?note={Uri.EscapeDataString(note!)}");
    }

    /// <summary>Those of a handover who have no account, once each.</summary>
    public static IEnumerable<(PersonId Person, string Part)> WithoutAccount(HandoverFacts facts, PeopleSnapshot people) =>
        new (PersonId? Person, string Part)[] { (facts.Taker, "TakerShort"), (facts.IsWithoutGiver ? null : facts.Giver, "GiverShort"), (facts.Helper, "HelperShort") }
            .Where(p => p.Person is not null && !Responsibility.IsReachable(p.Person, people)).Select(p => (p.Person!, p.Part)).DistinctBy(p => p.Item1);

    private bool MayInvite(Wiki wiki, Actor actor, string? path) => Find(wiki, actor, path) && View.MayDecide && Facts.State == HandoverState.Open;

    private List<Uninvited> Without(Wiki wiki) => [.. WithoutAccount(Facts, wiki.Persons.Current).Select(p => new Uninvited(p.Person, NameOf(p.Person) ?? texts["Somebody"], texts[p.Part]))];

    private (PersonId Person, string Secret)? Read(string? note) =>
        notes.Open(note)?.Split('\t') is [var id, var secret] && PersonId.TryParse(id, out var person) ? (person, secret) : null;
}
