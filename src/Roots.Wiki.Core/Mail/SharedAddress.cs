namespace Roots.Wiki.Mail;

/// <summary>Knows addresses that look like a mailbox of a function, which several people read. Pure.</summary>
public static class SharedAddress
{
    private static readonly HashSet<string> Functions = new(StringComparer.OrdinalIgnoreCase)
    {
        "info", "vorstand", "kasse", "kassier", "kassenwart", "kassenwartin", "schatzmeister", "kontakt", "verein", "mail", "email", "post", "office", "buero", "büro", "geschaeftsstelle",
        "geschäftsstelle", "sekretariat", "presse", "redaktion", "oeffentlichkeit", "öffentlichkeit", "jugend", "mitglieder", "mitgliederverwaltung", "webmaster", "admin", "verwaltung", "service",
        "team", "schriftfuehrung", "schriftführung", "vorsitz", "board", "treasurer", "secretary", "contact", "hello", "hallo", "noreply", "spenden", "technik", "it", "haus", "material", "feste",
    };

    private static readonly HashSet<string> Public = new(StringComparer.OrdinalIgnoreCase)
    {
        "gmail.com", "googlemail.com", "gmx.de", "gmx.net", "gmx.at", "gmx.ch", "web.de", "t-online.de", "freenet.de", "outlook.com", "outlook.de", "hotmail.com", "hotmail.de", "live.de", "live.com",
        "yahoo.com", "yahoo.de", "icloud.com", "me.com", "posteo.de", "mailbox.org", "proton.me", "protonmail.com", "arcor.de", "aol.com", "1und1.de", "vodafone.de", "magenta.de",
    };

    /// <summary>Whether an address looks like one: its name, or the first word of it, is that of a function.</summary>
    public static bool LooksLikeOne(string? address)
    {
        var name = address is null ? "" : address.Trim().Split('@')[0];
        return Functions.Contains(name) || Functions.Contains(name.Split('.', '-', '_', '+')[0]);
    }

    /// <summary>The address that an office would have at the association's own domain; null where no such domain is known.</summary>
    /// <param name="office">The office's page, such as <c>rollen/kasse/index</c>.</param>
    /// <param name="known">Addresses of the association: the first at a domain of its own counts.</param>
    public static string? Suggest(PagePath office, IEnumerable<string?> known)
    {
        var name = office.Name is "index" or "README" ? office.Folder.Split('/')[^1] : office.Name;
        var domain = known.Where(EmailAddress.IsValid).Select(a => a!.Split('@')[^1]).FirstOrDefault(d => !Public.Contains(d));
        var address = $"{name}@{domain}";
        return domain is not null && EmailAddress.IsValid(address) ? address : null;
    }
}
