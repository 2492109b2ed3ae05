namespace Roots.Wiki.People;

/// <summary>Numbers with a checksum: payment cards and IBANs.</summary>
internal static class NumberShapes
{
    private const int MostCardDigits = 19;

    private static readonly Dictionary<string, int> IbanLengths = new(StringComparer.Ordinal)
    {
        ["DE"] = 22,
        ["AT"] = 20,
        ["CH"] = 21,
        ["LI"] = 21,
        ["LU"] = 20,
        ["FR"] = 27,
        ["IT"] = 27,
        ["NL"] = 18,
        ["BE"] = 16,
        ["ES"] = 24,
        ["PL"] = 28,
        ["CZ"] = 24,
        ["DK"] = 18,
        ["GB"] = 22,
        ["SE"] = 24,
        ["LT"] = 20,
    };

    public static IEnumerable<SecretHit> Find(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i > 0 && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] == '+'))
            {
                continue;
            }

            if ((char.IsAsciiDigit(text[i]) ? Card(text, i) : Iban(text, i)) is { } hit)
            {
                yield return hit;
                i = hit.Start + hit.Length - 1;
            }
        }
    }

    private static SecretHit? Card(string text, int start)
    {
        var digits = new List<int>(MostCardDigits);
        for (var i = start; i < text.Length && digits.Count < MostCardDigits; i++)
        {
            if (char.IsAsciiDigit(text[i]))
            {
                digits.Add(text[i] - '0');
                var isEnd = i + 1 == text.Length || !char.IsAsciiLetterOrDigit(text[i + 1]);
                if (isEnd && digits.Count >= 13 && IsCard(digits))
                {
                    return new(SecretKind.Card, start, i + 1 - start, true);
                }
            }
            else if (text[i] is not (' ' or '-') || !char.IsAsciiDigit(text[i - 1]))
            {
                break;
            }
        }

        return null;
    }

    private static bool IsCard(List<int> digits)
    {
        var begin = (digits[0] * 1000) + (digits[1] * 100) + (digits[2] * 10) + digits[3];
        var isIssued = digits.Count switch
        {
            13 or 19 => digits[0] == 4,
            15 => begin / 100 is 34 or 37,
            16 => digits[0] == 4 || begin / 100 is >= 51 and <= 55 || begin is >= 2221 and <= 2720 || begin == 6011 || begin / 100 == 65,
            _ => false,
        };
        var sum = 0;
        for (var i = 0; i < digits.Count; i++)
        {
            var digit = digits[^(i + 1)] * (1 + (i % 2));
            sum += digit > 9 ? digit - 9 : digit;
        }

        return isIssued && sum % 10 == 0;
    }

    private static SecretHit? Iban(string text, int start)
    {
        if (start + 4 > text.Length || !IbanLengths.TryGetValue(text.Substring(start, 2).ToUpperInvariant(), out var length) || !char.IsAsciiDigit(text[start + 2]) || !char.IsAsciiDigit(text[start + 3]))
        {
            return null;
        }

        var plain = new List<char>(length);
        var i = start;
        for (; i < text.Length && plain.Count < length; i++)
        {
            if (char.IsAsciiLetterOrDigit(text[i]))
            {
                plain.Add(char.ToUpperInvariant(text[i]));
            }
            else if (text[i] is not (' ' or '\u00A0' or '-') || !char.IsAsciiLetterOrDigit(text[i - 1]))
            {
                return null;
            }
        }

        return plain.Count == length && (i == text.Length || !char.IsAsciiLetterOrDigit(text[i])) && Remainder(plain) == 1 ? new(SecretKind.Iban, start, i - start, false) : null;
    }

    private static int Remainder(List<char> iban)
    {
        var rest = 0;
        foreach (var c in iban.Skip(4).Concat(iban.Take(4)))
        {
            rest = char.IsAsciiDigit(c) ? ((rest * 10) + (c - '0')) % 97 : ((rest * 100) + (c - 'A' + 10)) % 97;
        }

        return rest;
    }
}
