using System.Security.Cryptography;
using System.Text;

namespace Roots.Wiki.People;

/// <summary>Secrets that are handed out once and kept only as hashes: sessions, links, API tokens. Safe to call from many threads.</summary>
public static class Secret
{
    /// <summary>The length of a secret in characters.</summary>
    public const int Length = 26;

    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789"; // 31 signs: 26 of them hold more than 128 bits

    /// <summary>A new random secret of at least 128 bits, easy to read aloud and to type.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, Length);

    /// <summary>What may be stored of a secret: its SHA-256 in lower-case hexadecimal digits.</summary>
    /// <remarks>No salt and no stretching: the secret is random and long enough that nobody can try them all.</remarks>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
