using System.Globalization;
using Roots.Wiki.Mail;

namespace Roots.Wiki.Web.Features.Shared.Mail;

/// <summary>Words the mails about what is due, in the language of the moment. Safe to call from many threads.</summary>
public interface IDigestWriter
{
    /// <summary>The mail.</summary>
    /// <param name="digest">What it tells.</param>
    /// <param name="baseAddress">Where links point to, without closing slash.</param>
    OutgoingMail Write(Digest digest, Wiki wiki, string baseAddress);
}

/// <summary>Puts settings, words and the way to the server together. Safe to call from many threads.</summary>
public sealed class MailPost(MailSettings settings, IMailer mailer, IDigestWriter writer)
{
    /// <summary>Sends what is to be sent now; nothing where there is no server.</summary>
    /// <returns>How many mails went out.</returns>
    public async Task<int> SendDueAsync(Wiki wiki, CancellationToken ct) =>
        await settings.FindAsync(wiki.Id, ct) is { Server: { } server, Base: { } address }
            ? await wiki.Digests.SendDueAsync(server, mailer, digest => InLanguage(digest.Wish.Language ?? wiki.Snapshot.Settings.Language, () => writer.Write(digest, wiki, address)), ct)
            : 0;

    /// <summary>Sends one mail that somebody waits for.</summary>
    /// <returns>Null when the server has taken it, else why it has not.</returns>
    public Task<MailFailure?> SendAsync(MailServer server, OutgoingMail mail, CancellationToken ct) => mailer.SendAsync(server, mail, ct);

    /// <summary>Says something in a language: words follow the culture of the moment, and neither a loop nor whoever presses a button has the reader's.</summary>
    public static T InLanguage<T>(string language, Func<T> act)
    {
        var (culture, words) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "de");
            return act();
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, words);
        }
    }
}
