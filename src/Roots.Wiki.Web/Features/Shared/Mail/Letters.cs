using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Web.Features.Shared.Mail;

/// <summary>A letter in words: what comes before its links, the links themselves, and what comes after.</summary>
/// <param name="Links">Each with what it is called, where there are several, and its path from the wiki's address.</param>
public sealed record Letter(string Subject, IReadOnlyList<string> Before, IReadOnlyList<(string? Name, string Path)> Links, IReadOnlyList<string> After);

/// <summary>Mails that somebody sends by a button, to one person of the registry. Safe to call from many threads.</summary>
public sealed class Letters(MailSettings settings, IMailer mailer, IStringLocalizer<LetterTexts> texts)
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Whether there is a mail server.</summary>
    public async Task<bool> HasServerAsync(Wiki wiki, CancellationToken ct) => (await settings.FindAsync(wiki.Id, ct)).Server is not null;

    /// <summary>Whether the registry has an address of a person.</summary>
    public static bool HasAddress(Wiki wiki, PersonId person) => EmailAddress.IsValid(wiki.Persons.Current.Persons.GetValueOrDefault(person)?.Email);

    /// <summary>Sends a letter to an address that belongs to a person's account.</summary>
    /// <param name="reader">In whose language it is written.</param>
    /// <param name="write">The words, in that language; is given the association's name. Links lead to the address that the administration set, never to one that a request names.</param>
    /// <returns>Null when the server has taken it, else why it has not.</returns>
    public async Task<MailFailure?> SendAsync(Wiki wiki, string to, PersonId reader, Func<string, Letter> write, CancellationToken ct)
    {
        if (await settings.FindAsync(wiki.Id, ct) is not { Server: { } server, Base: { } address } || !EmailAddress.IsValid(to))
        {
            return MailFailure.RecipientRefused;
        }

        var wish = await wiki.Digests.WishAsync(reader, ct);
        var association = wiki.Snapshot.Settings.Name is { Length: > 0 } given ? given : "Roots.Wiki";
        var letter = MailPost.InLanguage(wish.Language ?? wiki.Snapshot.Settings.Language, () => write(association));
        return await mailer.SendAsync(server, Compose(letter, to, association, address), ct);
    }

    /// <summary>Sends an invitation to its person.</summary>
    /// <param name="office">The office's title.</param>
    /// <param name="link">The whole address; it leads to a page with a form, opening it redeems nothing.</param>
    /// <param name="days">How long it lives.</param>
    /// <returns>Null when the server has taken it, else why it has not.</returns>
    public async Task<MailFailure?> InviteAsync(Wiki wiki, PersonId person, string office, string link, int days, CancellationToken ct)
    {
        if ((await settings.FindAsync(wiki.Id, ct)).Server is not { } server || !HasAddress(wiki, person) || await wiki.Mailboxes.IsOneAsync(wiki.Persons.Current.Persons[person].Email, ct))
        {
            return MailFailure.RecipientRefused;
        }

        var (found, wish) = (wiki.Persons.Current.Persons[person], await wiki.Digests.WishAsync(person, ct));
        var mail = MailPost.InLanguage(wish.Language ?? wiki.Snapshot.Settings.Language, () => Invitation(wiki, found.Name, found.Email!, office, link, days));
        return await mailer.SendAsync(server, mail, ct);
    }

    private static OutgoingMail Compose(Letter letter, string to, string association, string address)
    {
        var (text, html) = (new System.Text.StringBuilder(), new System.Text.StringBuilder());
        foreach (var line in letter.Before)
        {
            Say(line);
        }

        foreach (var (name, path) in letter.Links)
        {
            var link = address + path;
            text.Append(name is null ? "" : name + ":\n").Append(link).Append("\n\n");
            html.Append("<p>").Append(name is null ? "" : Html.Encode(name) + ":<br>").Append(System.Globalization.CultureInfo.InvariantCulture, $"<a href=\"{Html.Encode(link)}\">{Html.Encode(link)}</a></p>\n");
        }

        foreach (var line in letter.After)
        {
            Say(line);
        }

        return new(to, association, letter.Subject, text.ToString().TrimEnd('\n') + "\n", $"<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n{html}</body></html>\n");

        void Say(string line)
        {
            text.Append(line).Append("\n\n");
            html.Append("<p>").Append(Html.Encode(line)).Append("</p>\n");
        }
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
