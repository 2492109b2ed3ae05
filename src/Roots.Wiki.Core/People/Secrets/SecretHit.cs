namespace Roots.Wiki.People;

/// <summary>What a text seems to hold.</summary>
public enum SecretKind
{
    /// <summary>A password.</summary>
    Password,
    /// <summary>A PIN, TAN, PUK, or the code of a lock.</summary>
    Code,
    /// <summary>A private key, a token, an address with a password in it.</summary>
    Key,
    /// <summary>The number of a payment card.</summary>
    Card,
    /// <summary>A whole IBAN.</summary>
    Iban,
    /// <summary>Codes that open an account again.</summary>
    Recovery,
}

/// <summary>A place in a text that looks like a secret. Immutable.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Start">Where it begins, in UTF-16 units, as scripts count.</param>
/// <param name="Length">How long it is.</param>
/// <param name="IsCertain">Whether it is refused; otherwise the writer is asked once.</param>
public sealed record SecretHit(SecretKind Kind, int Start, int Length, bool IsCertain)
{
    /// <summary>Names the place's text without telling it: 32 bits that fit countless texts. What a writer calls no secret is remembered by it.</summary>
    public string MarkIn(string text)
    {
        var hash = 2166136261u;
        foreach (var unit in text.AsSpan(Start, Length))
        {
            hash = (hash ^ unit) * 16777619;
        }

        return hash.ToString("x8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
