using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Roots.Wiki.Web.Features.SignIn;

/// <summary>The codes that authenticator apps show (RFC 6238: HMAC-SHA-1, six digits, thirty seconds). Pure.</summary>
public static class Totp
{
    /// <summary>The digits of a code.</summary>
    public const int Digits = 6;

    /// <summary>The bytes of a key, as many as the hash has.</summary>
    public const int KeyLength = 20;

    private const int Seconds = 30, Modulus = 1_000_000;
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>A new random key.</summary>
    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(KeyLength);

    /// <summary>The step that a moment belongs to.</summary>
    public static long StepOf(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / Seconds;

    /// <summary>The code of a step.</summary>
    public static string CodeOf(ReadOnlySpan<byte> key, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
#pragma warning disable CA5350 // the algorithm that every app knows; collisions, its weakness, are of no use against a keyed hash
        HMACSHA1.HashData(key, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0x0f)..]) & 0x7fffffff;
        return (number % Modulus).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step of a typed code: the one of now, before or after; only one later than <paramref name="lastUsed"/>. Null for none.</summary>
    public static long? Match(ReadOnlySpan<byte> key, string code, DateTimeOffset now, long lastUsed)
    {
        long? found = null;
        var typed = Encoding.UTF8.GetBytes(code);
        for (var step = StepOf(now) - 1; step <= StepOf(now) + 1; step++)
        {
            found = CryptographicOperations.FixedTimeEquals(typed, Encoding.UTF8.GetBytes(CodeOf(key, step))) && step > lastUsed ? step : found;
        }

        return found;
    }

    /// <summary>The key as people type it into an app that cannot see the QR code.</summary>
    public static string Written(ReadOnlySpan<byte> key)
    {
        var text = new StringBuilder();
        int buffer = 0, bits = 0;
        foreach (var octet in key)
        {
            buffer = (buffer << 8) | octet;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Base32[(buffer >> (bits - 5)) & 31]);
            }
        }

        return bits > 0 ? text.Append(Base32[(buffer << (5 - bits)) & 31]).ToString() : text.ToString();
    }

    /// <summary>What the QR code says to the app.</summary>
    public static string AddressOf(string association, string who, ReadOnlySpan<byte> key)
    {
        var issuer = Uri.EscapeDataString(association.Replace(':', ' '));
        return $"otpauth://totp/{issuer}:{Uri.EscapeDataString(who.Replace(':', ' '))}?secret={Written(key)}&issuer={issuer}&algorithm=SHA1&digits={Digits}&period={Seconds}";
    }
}
