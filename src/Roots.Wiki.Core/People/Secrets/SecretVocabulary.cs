namespace Roots.Wiki.People;

/// <summary>The words that the guard knows, in small letters. The script holds the same lists.</summary>
internal static class SecretVocabulary
{
    private static readonly string[] PasswordEnds =
        ["passwort", "passwörter", "kennwort", "kennwörter", "password", "passwords", "passwd", "passphrase", "passcode", "losungswort", "netzwerkschlüssel", "wlan-schlüssel", "wlanschlüssel", "wlan-key", "wpa-key", "wpa2-key"];

    private static readonly HashSet<string> PasswordWords = ["pw", "pwd", "passw"];

    private static readonly HashSet<string> PinWords =
        ["pin", "pins", "pin1", "pin2", "tan", "puk", "puk1", "puk2", "geheimzahl", "geheimnummer", "cvv", "cvc", "cvv2", "cvc2", "kartenprüfnummer"];

    private static readonly string[] CodeEnds =
        ["türcode", "torcode", "safecode", "tresorcode", "zugangscode", "alarmcode", "entsperrcode", "gerätecode", "sicherheitscode", "zahlencode", "schlüsselcode", "tür-code", "tor-code", "safe-code", "tresor-code", "zugangs-code", "alarm-code", "sicherheits-code", "tastencode", "zahlenkombination", "zahlenschloss"];

    private static readonly HashSet<string> CodeWords = ["code", "kombination"];

    private static readonly string[] KeyEnds =
        ["api-key", "apikey", "api_key", "api-schlüssel", "access-key", "access_key", "client-secret", "client_secret", "secret", "token", "zugriffsschlüssel", "bearer"];

    private static readonly HashSet<string> Logins = ["login", "zugang", "zugangsdaten", "anmeldedaten", "anmeldung", "benutzer", "benutzername", "user", "username"];

    private static readonly string[] RecoveryEnds = ["recovery", "backup", "wiederherstellung", "wiederherstellungs", "notfall"];

    private static readonly string[] RecoveryCodes =
        ["recoverycode", "recoverycodes", "recovery-code", "recovery-codes", "recovery-key", "backupcode", "backupcodes", "backup-code", "backup-codes", "wiederherstellungscode", "wiederherstellungscodes", "wiederherstellungsschlüssel", "wiederherstellungs-code", "notfallcode", "notfallcodes", "notfall-code", "notfall-codes"];

    private static readonly HashSet<string> Codes = ["code", "codes", "key", "keys", "schlüssel", "phrase"];

    private static readonly HashSet<string> Saying = ["lautet", "lautete", "heißt", "heisst", "is", "ist", "war"];

    // Before the value: who says where it lies, who knows it or that there is none tells no secret.
    private static readonly HashSet<string> Stops =
        ["im", "in", "am", "an", "auf", "bei", "beim", "unter", "hinter", "neben", "liegt", "liegen", "lagert", "steht", "stehen", "siehe", "s", "vgl", "hat", "haben", "kennt", "kennen", "weiß", "wissen", "bekommt", "erhält", "gibt", "fragt", "frag", "fragen",
         "nur", "nicht", "kein", "keine", "keins", "keinen", "keiner", "noch", "nie", "niemals", "niemand", "nirgends", "wird", "werden", "wurde", "wurden", "wechselt", "wechseln", "geändert", "ändern", "ändert", "zurücksetzen", "zurückgesetzt", "vergessen", "unbekannt", "vorhanden",
         "hinterlegt", "verwahrt", "verwahren", "gespeichert", "aufbewahrt", "wo", "wer", "wie", "oder", "und", "muss", "müssen", "soll", "sollen", "darf", "kann", "können", "sind", "at", "with", "see", "kept", "held", "known", "unknown", "stored", "not", "no", "none", "who", "where", "lies"];

    // After a colon or "lautet": where it lies, or who has it.
    private static readonly HashSet<string> Places =
        ["tresor", "safe", "umschlag", "keepass", "keepass2", "keepassxc", "bitwarden", "1password", "lastpass", "vaultwarden", "passwortmanager", "passwort-manager", "schrank", "ordner", "büro", "vorstand", "vorsitz", "vorsitzende", "vorsitzender", "kasse", "kassiererin", "kassierer",
         "schriftführung", "schriftführer", "schriftführerin", "admin", "administrator", "notar", "notarin", "bank", "sparkasse", "geheim", "persönlich", "privat", "individuell", "jeder", "jede", "jedes", "alle", "beide", "beiden", "wir", "ich", "du", "man", "ja", "nein", "yes", "offen", "fehlt", "leer",
         "neu", "neues", "neue", "alt", "altes", "sicher", "unsicher", "lang", "kurz", "gut", "anders", "gleich", "wichtig", "nötig", "office365", "microsoft365", "windows10", "windows11", "papier", "handschriftlich", "verschlossen", "versiegelt", "bekannt", "später", "folgt", "entfällt", "safe", "board", "treasurer", "secret", "personal", "office", "cupboard", "envelope",
         "online-banking", "onlinebanking", "vertretung", "stellvertretung", "nachfolge", "amt", "verein", "mitglied", "mitglieder", "jährlich", "monatlich", "regelmäßig", "sofort", "bitte", "dort", "hier", "das", "die", "der", "den", "dem", "ein", "eine", "the", "von", "vom", "per", "über", "durch", "nach", "zum", "zur", "für", "mit", "ohne", "als", "zwei", "drei", "ab", "bis", "seit"];

    private static readonly string[] PlaceEnds =
        ["tresor", "safe", "umschlag", "schrank", "ordner", "manager", "brief", "kasten", "fach", "büro", "vorstand", "vorsitz", "wart", "wartin", "leitung", "führung", "heim", "stelle", "haus", "raum", "schublade", "mappe", "verwalter", "verwaltung", "zettel", "liste", "wallet", "vault", "stellig", "stellige"];

    // Between a label, its colon and its number.
    private static readonly HashSet<string> Links =
        ["der", "die", "das", "den", "dem", "des", "für", "fürs", "zur", "zum", "von", "vom", "neu", "neue", "aktuell", "aktuelle", "jetzt", "derzeit", "karte", "girocard", "ec-karte", "sim", "sim-karte", "handy", "konto", "nr", "nummer", "the", "for", "of"];

    public static bool IsPassword(string word) => PasswordWords.Contains(word) || PasswordEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal));

    public static bool IsPin(string word) => PinWords.Contains(LastPart(word));

    public static bool IsCode(string word) => CodeWords.Contains(word) || CodeEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal));

    public static bool IsKey(string word) => KeyEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal));

    public static bool IsLogin(string word) => Logins.Contains(word);

    public static bool IsRecovery(string word, string? next) => RecoveryCodes.Contains(word) || (next is not null && RecoveryEnds.Contains(word) && Codes.Contains(next));

    public static bool IsSaying(string word) => Saying.Contains(word);

    /// <summary>"lautet" says more surely than "ist" that a value follows.</summary>
    public static bool IsSayingSurely(string word) => Saying.Contains(word) && word is not ("is" or "ist" or "war");

    public static bool IsStop(string word) => Stops.Contains(word);

    public static bool IsPlace(string word) => Stops.Contains(word) || Places.Contains(word) || PlaceEnds.Any(end => word.EndsWith(end, StringComparison.Ordinal));

    public static bool IsLink(string word) => Links.Contains(word);

    private static string LastPart(string word) => word[(word.LastIndexOfAny(['-', '/']) + 1)..];
}
