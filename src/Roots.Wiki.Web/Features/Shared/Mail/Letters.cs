using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Web.Features.Shared.Mail;

/// <summary>Mails that somebody sends by a button, to one person of the registry. Safe to call from many threads.</summary>
public sealed class Letters(MailSettings settings, IMailer mailer, IStringLocalizer<LetterTexts> texts)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Whether there is a mail server.</summary>
    public async Task<bool> HasServerAsync(Wiki wiki, CancellationToken ct) => (await settings.FindAsync(wiki.Id, ct)).Server is not null;

    /// <summary>Whether the registry has an address of a person.</summary>
    public static bool HasAddress(Wiki wiki, PersonId person) => EmailAddress.IsValid(wiki.Persons.Current.Persons.GetValueOrDefault(person)?.Email);

    /// <summary>Sends an invitation to its person.</summary>
    /// <param name="office">The office's title.</param>
    /// <param name="link">The whole address; it leads to a page with a form, opening it redeems nothing.</param>
    /// <param name="days">How long it lives.</param>
    /// <returns>Null when the server has taken it, else why it has not.</returns>
    public async Task<MailFailure?> InviteAsync(Wiki wiki, PersonId person, string office, string link, int days, CancellationToken ct)
    {
        if ((await settings.FindAsync(wiki.Id, ct)).Server is not { } server || !HasAddress(wiki, person))
        {
            return MailFailure.RecipientRefused;
        }

        var (found, wish) = (wiki.Persons.Current.Persons[person], await wiki.Digests.WishAsync(person, ct));
        var mail = MailPost.InLanguage(wish.Language ?? wiki.Snapshot.Settings.Language, () => Invitation(wiki, found.Name, found.Email!, office, link, days));
        return await mailer.SendAsync(server, mail, ct);
    }

    private OutgoingMail Invitation(Wiki wiki, string name, string to, string office, string link, int days)
    {
        var association = wiki.Snapshot.Settings.Name is { Length: > 0 } given ? given : "Roots.Wiki";
        string[] before = [texts["Hello", name], texts["Invite", association, office]];
        string after = texts["InviteDays", days];
        var html = string.Concat(before.Select(p => $"<p>{Html.Encode(p)}</p>\n"));
        return new(
            to, association, texts["InviteSubject", association], $"{string.Join("\n\n", before)}\n\n{link}\n\n{after}\n",
            $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n{html}<p><a href=\"{Html.Encode(link)}\">{Html.Encode(link)}</a></p>\n<p>{Html.Encode(after)}</p>\n</body></html>\n");
    }
}
