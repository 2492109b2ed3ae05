namespace Roots.Wiki.People;

/// <summary>Private keys, tokens and recovery codes, known by their shape.</summary>
internal static class KeyShapes
{
    private const string Header = "-----BEGIN ";
    private const string HeaderEnd = "PRIVATE KEY";
    private const int CodesInARow = 4;

    private static readonly (string Start, int More)[] Known =
    [
        ("ghp_", 20), ("gho_", 20), ("ghu_", 20), ("ghs_", 20), ("ghr_", 20), ("github_pat_", 20), ("glpat-", 16), ("xoxb-", 16), ("xoxp-", 16), ("xoxa-", 16), ("xoxs-", 16),
        ("sk_live_", 12), ("sk_test_", 12), ("rk_live_", 12), ("sk-", 24), ("AKIA", 16), ("ASIA", 16), ("AIza", 30), ("npm_", 24), ("hf_", 24), ("SG.", 24), ("dop_v1_", 24),
        ("pypi-", 24), ("whsec_", 16), ("AGE-SECRET-KEY-1", 16), ("PuTTY-User-Key-File-", 1), ("shpat_", 16), ("EAAC", 30), ("ya29.", 20),
    ];

    public static IEnumerable<SecretHit> Find(string text, IReadOnlyList<SecretWord> words)
    {
        for (var at = text.IndexOf(Header, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Header, at + 1, StringComparison.Ordinal))
        {
            var line = text.IndexOf('\n', at) is var end and >= 0 ? end : text.Length;
            if (text[at..line].Contains(HeaderEnd, StringComparison.Ordinal))
            {
                yield return new(SecretKind.Key, at, line - at, true);
            }
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (Shape(words[i]) is { } hit)
            {
                yield return hit;
            }

            if (i + CodesInARow <= words.Count && Enumerable.Range(i, CodesInARow).All(j => IsShortCode(words[j].Core)))
            {
                yield return words[i].Hit(SecretKind.Recovery, true);
            }
        }
    }

    /// <summary>Letters and digits and the few signs of tokens.</summary>
    public static bool IsToken(string core) => core.All(c => IsPlain(c) || c is '_' or '-' or '.' or '+' or '/' or '=') && core.Any(char.IsAsciiDigit) && core.Any(char.IsAsciiLetter);

    /// <summary>Groups such as <c>a1b2c-3d4e5</c>.</summary>
    public static bool IsCode(string core) =>
        core.Split('-') is { Length: >= 2 and <= 8 } parts && parts.All(p => p.Length is >= 4 and <= 10 && p.All(IsPlain)) && core.Count(char.IsAsciiDigit) >= 2 && !IsDay(parts);

    private static bool IsShortCode(string core) => core.Split('-') is { Length: 2 } parts && parts.All(p => p.Length is >= 4 and <= 6) && IsCode(core) && core.Any(char.IsAsciiLetter);

    // BitLocker: eight groups of six digits.
    private static bool IsRecoveryKey(string core) => core.Split('-') is { Length: 8 } parts && parts.All(p => p.Length == 6 && p.All(char.IsAsciiDigit));

    private static SecretHit? Shape(SecretWord word)
    {
        var core = word.Core;
        if (IsRecoveryKey(core))
        {
            return word.Hit(SecretKind.Recovery, true);
        }

        if (HasPassword(core) || (word.Lower.StartsWith("otpauth://", StringComparison.Ordinal) && word.Lower.Contains("secret=", StringComparison.Ordinal)))
        {
            return word.Hit(SecretKind.Key, true);
        }

        if (KnownToken(core) is { } token)
        {
            return new(SecretKind.Key, word.At + token.Start, token.Length, true);
        }

        return word.IsAddress ? null : IsRandom(core, 32) ? word.Hit(SecretKind.Key, true) : IsRandom(core, 20) || IsHex(core) ? word.Hit(SecretKind.Key, false) : null;
    }

    // https://name:password@host
    private static bool HasPassword(string core)
    {
        var start = core.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = start < 3 ? -1 : core.IndexOf('@', start);
        return end > 0 && core[start..end] is var user && !user.Contains('/') && user.IndexOf(':') is var colon and > 0 && colon < user.Length - 1;
    }

    private static (int Start, int Length)? KnownToken(string core)
    {
        foreach (var (start, more) in Known)
        {
            for (var at = core.IndexOf(start, StringComparison.Ordinal); at >= 0; at = core.IndexOf(start, at + 1, StringComparison.Ordinal))
            {
                var rest = core.Skip(at + start.Length).TakeWhile(c => IsPlain(c) || c is '_' or '-' or '.').Count();
                if (rest >= more && (at == 0 || !IsPlain(core[at - 1])) && (more == 1 || core.AsSpan(at + start.Length, rest).ContainsAnyInRange('0', '9')))
                {
                    return (at, start.Length + rest);
                }
            }
        }

        var jwt = core.Split('.');
        return jwt.Length == 3 && jwt.All(p => p.Length >= 8) && jwt[0].StartsWith("eyJ", StringComparison.Ordinal) && IsToken(core) ? (0, core.Length) : null;
    }

    // Chance changes between small, capital and digit at every second place; words and names do not.
    private static bool IsRandom(string core, int least)
    {
        var text = core.TrimEnd('=');
        if (text.Length < least || !text.All(c => IsPlain(c) || c is '+' or '/' or '_' or '-') || !text.Any(char.IsAsciiDigit) || !text.Any(char.IsAsciiLetterUpper) || !text.Any(char.IsAsciiLetterLower))
        {
            return false;
        }

        var plain = text.Where(IsPlain).Select(c => char.IsAsciiDigit(c) ? 0 : char.IsAsciiLetterUpper(c) ? 1 : 2).ToList();
        return plain.Zip(plain.Skip(1)).Count(p => p.First != p.Second) * 100 >= plain.Count * 35;
    }

    private static bool IsHex(string core) => core.Length is 32 or 40 or 48 or 64 or 128 && core.All(char.IsAsciiHexDigitLower) && core.Any(char.IsAsciiDigit) && core.Any(char.IsAsciiLetter);

    private static bool IsDay(string[] parts) => parts.All(p => p.All(char.IsAsciiDigit)) && parts.Any(p => p.Length == 4);

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c);
}
