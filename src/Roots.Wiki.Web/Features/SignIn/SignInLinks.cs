using Microsoft.Extensions.Localization;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Mail;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Mail;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Sends the links by which members sign in, and those that confirm an address. One per request.</summary>
public sealed class SignInLinks(Accounts accounts, Letters letters, IStringLocalizer<SignInTexts> texts)
{
    /// <summary>How long a mailed link lives.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    /// <summary>How long a link lives that confirms an address.</summary>
    public static readonly TimeSpan ConfirmLifetime = TimeSpan.FromDays(2);

    /// <summary>Does what was asked for.</summary>
    /// <returns>How many mails went out.</returns>
    public async Task<int> SendAsync(Wiki wiki, LinkRequest request, CancellationToken ct) =>
        request.Email is { } email ? await SendAsync(wiki, email, ct)
        : request.Confirms is { } id && wiki.Persons.Current.Members.GetValueOrDefault(id) is { IsActive: true } member && accounts.Find(id) is { Email: not null } account
            && await AskToConfirmAsync(wiki, account, member, ct) is null ? 1 : 0;

    // A link for each member who has this address; several share one mail. It goes to the address as the member confirmed it, never as it was typed.
    private async Task<int> SendAsync(Wiki wiki, string typed, CancellationToken ct)
    {
        if (await wiki.Mailboxes.IsOneAsync(typed, ct))
        {
            return 0;   // became an office's after somebody had entered it
        }

        var sent = 0;
        foreach (var sharing in Known(wiki, typed).GroupBy(k => k.Account.Email!, StringComparer.OrdinalIgnoreCase))
        {
            var ready = sharing.Where(k => k.Account.EmailConfirmed).ToList();
            var doors = new List<(string? Name, string Path)>();
            foreach (var (_, member) in ready)
            {
                await wiki.Links.RevokeAllAsync(LinkPurpose.SignIn, member.Person, ct);
                var (_, secret) = await wiki.Links.CreateAsync(Link(wiki, LinkPurpose.SignIn, member, Lifetime), ct);
                doors.Add((ready.Count > 1 ? member.DisplayName : null, "/-/sign-in/link/" + secret));
            }

            var letter = doors.Count > 0
                ? await letters.SendAsync(wiki, sharing.Key, ready[0].Member.Person, association => new(
                    texts["MailSubject", association], [texts["MailHello"], texts[doors.Count > 1 ? "MailLeadMany" : "MailLead", association, (int)Lifetime.TotalMinutes]], doors, [texts["MailEnd"]]), ct)
                : await letters.SendAsync(wiki, sharing.Key, sharing.First().Member.Person, association => new(
                    texts["MailSubject", association], [texts["MailHello"], texts["MailUnconfirmed", association]], [], [texts["MailEnd"]]), ct);
            sent += letter is null ? 1 : 0;
        }

        return sent;
    }

    /// <summary>Tells an address that it is no longer the one to which a member's sign-in links go.</summary>
    public Task<MailFailure?> TellOldAsync(Wiki wiki, string old, Member member, CancellationToken ct) =>
        letters.SendAsync(wiki, old, member.Person, association => new(texts["OldSubject", association], [texts["MailHello"], texts["OldLead", association]], [], [texts["OldEnd"]]), ct);

    private async Task<MailFailure?> AskToConfirmAsync(Wiki wiki, Account account, Member member, CancellationToken ct)
    {
        await wiki.Links.RevokeAllAsync(LinkPurpose.Email, member.Person, ct);
        var (_, secret) = await wiki.Links.CreateAsync(Link(wiki, LinkPurpose.Email, member, ConfirmLifetime), ct);
        return await letters.SendAsync(wiki, account.Email!, member.Person, association => new(
            texts["ConfirmSubject", association], [texts["MailHello"], texts["ConfirmLead", association]], [(null, "/-/sign-in/address/" + secret)], [texts["ConfirmEnd", ConfirmLifetime.Days]]), ct);
    }

    private IEnumerable<(Account Account, Member Member)> Known(Wiki wiki, string typed) =>
        from account in accounts.OfEmail(typed)
        let member = MemberId.TryParse(account.Member, out var id) ? wiki.Persons.Current.Members.GetValueOrDefault(id) : null
        where member is { IsActive: true }
        select (account, member);

    private static RegistryLink Link(Wiki wiki, LinkPurpose purpose, Member member, TimeSpan lifetime) =>
        new("", purpose, null, null, member.Person, false, member.Id, wiki.Clock.GetUtcNow() + lifetime, null, false);
}
