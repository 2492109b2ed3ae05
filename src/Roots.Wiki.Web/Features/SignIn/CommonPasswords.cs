namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>Knows the long passwords that anybody tries first: one well-known word with trimmings, rows of keys, repetitions.</summary>
public static class CommonPasswords
{
    private const int FewestDifferent = 5;

    private static readonly string[] Rows =
    [
        "01234567890123456789012345678901234567890", "09876543210987654321098765432109876543210", "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
        "qwertzuiopasdfghjklyxcvbnm", "qwertyuiopasdfghjklzxcvbnm", "1234567890qwertzuiop", "1234567890qwertyuiop", "yxcvbnmasdfghjklqwertzuiop", "1qay2wsx3edc4rfv5tgb6zhn", "1qaz2wsx3edc4rfv5tgb6yhn",
    ];

    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "passwort", "passwörter", "password", "kennwort", "geheim", "geheimnis", "secret", "hallo", "hello", "halloduda", "hallowelt", "helloworld", "willkommen", "welcome", "schatz", "schatzi", "liebling",
        "ichliebedich", "iloveyou", "fussball", "fußball", "football", "bundesliga", "schalke", "bayern", "bayernmuenchen", "bayernmünchen", "borussia", "dortmund", "werder", "monkey", "dragon", "letmein",
        "sommer", "winter", "frühling", "fruehling", "herbst", "summer", "autumn", "spring", "admin", "administrator", "master", "superman", "batman", "prinzessin", "princess", "sunshine", "sonnenschein",
        "verein", "vereinswiki", "vorstand", "kasse", "kassenwart", "kassenwartin", "schriftführer", "vorsitz", "rootswiki", "roots", "wiki", "qwertz", "qwerty", "asdf", "asdfgh", "test", "tester", "user", "benutzer",
        "changeme", "default", "computer", "internet", "facebook", "google", "whatsapp", "berlin", "hamburg", "münchen", "köln", "frankfurt", "deutschland", "germany", "michael", "thomas", "andreas", "daniel", "sabine",
        "passwortpasswort", "meinpasswort", "mypassword", "keinpasswort", "nopassword", "daspasswort", "thepassword", "einpasswort", "passw", "pass", "login", "anmelden", "freiheit", "starwars", "pokemon", "january", "januar",
        "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember", "correcthorsebatterystaple",
    };

    /// <summary>Whether a password is one of the first that anybody tries.</summary>
    /// <param name="password">At least <see cref="Limits.PasswordLength"/> characters; shorter ones are refused for that.</param>
    public static bool Contains(string password)
    {
        var plain = password.ToLowerInvariant();
        if (plain.Distinct().Count() < FewestDifferent || Rows.Any(row => row.Contains(plain, StringComparison.Ordinal)))
        {
            return true;
        }

        var letters = new string([.. Unmasked(plain).Where(char.IsLetter)]);
        var bare = new string([.. plain.Where(char.IsLetter)]);
        return IsWord(letters) || IsWord(bare) || Halves(bare).All(Words.Contains);
    }

    private static bool IsWord(string letters) => letters.Length == 0 || Words.Contains(letters) || Repeats(letters);

    private static bool Repeats(string letters) =>
        Enumerable.Range(1, letters.Length / 2).Any(n => letters.Length % n == 0 && letters.Chunk(n).All(part => part.AsSpan().SequenceEqual(letters.AsSpan(0, n))) && Words.Contains(letters[..n]));

    // Two well-known words beside each other are no better than one.
    private static string[] Halves(string letters) =>
        Enumerable.Range(3, Math.Max(0, letters.Length - 5)).Select(i => new[] { letters[..i], letters[i..] }).FirstOrDefault(halves => halves.All(Words.Contains)) ?? [letters];

    private static string Unmasked(string plain) =>
        plain.TrimEnd("0123456789!?.,-_*#+ ".ToCharArray()).Replace('0', 'o').Replace('1', 'i').Replace('3', 'e').Replace('4', 'a').Replace('5', 's').Replace('@', 'a').Replace('$', 's');
}
