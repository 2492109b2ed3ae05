using Roots.Wiki.Mail;

namespace Roots.Wiki.Web.Features.SignIn.Oidc;

/// <summary>Knows the mailbox of an office, such as kasse@…: it changes hands with the office, so that nobody's account is found by it.</summary>
public static class OfficeAddress
{
    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        "info", "kontakt", "post", "mail", "office", "buero", "büro", "geschaeftsstelle", "geschäftsstelle", "verein", "vorstand", "vorsitz", "vorsitzende", "vorsitzender", "kasse", "kassenwart", "kassierer",
        "schatzmeister", "schatzmeisterin", "finanzen", "buchhaltung", "rechnung", "rechnungen", "schriftfuehrung", "schriftführung", "schriftfuehrer", "schriftführer", "mitglieder", "mitgliederverwaltung", "presse",
        "oeffentlichkeitsarbeit", "öffentlichkeitsarbeit", "jugend", "jugendwart", "sportwart", "spartenleitung", "abteilungsleitung", "webmaster", "admin", "administrator", "postmaster", "noreply", "no-reply", "newsletter",
        "team", "hallo", "service", "support", "datenschutz", "treasurer", "board", "chair", "secretary", "contact", "hello", "it", "edv", "technik", "wiki", "termine", "spenden", "beitrag", "beitraege",
    };

    /// <summary>Whether an address is the mailbox of an office: one that the association entered, one with a common word for an office, or the folder of one of this wiki's own.</summary>
    public static async Task<bool> IsOneAsync(Wiki wiki, string address, CancellationToken ct)
    {
        var name = address.Split('@')[0].Split('+')[0];
        var words = name.Split(['.', '-', '_']);
        return SharedAddress.LooksLikeOne(address) || Names.Contains(name) || Names.Contains(words[0]) || Names.Contains(words[^1])
            || wiki.Snapshot.Roles.All.Any(r => r.Path.Value.Split('/').SkipLast(1).LastOrDefault() is { } folder && string.Equals(folder, name, StringComparison.OrdinalIgnoreCase))
            || await wiki.Mailboxes.IsOneAsync(address, ct);
    }
}
