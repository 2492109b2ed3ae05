using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Roots.Wiki;

/// <summary>Draws many texts together into a short one: equal texts in the same order give the same, others another. Not thread-safe.</summary>
public sealed class Fingerprint
{
    private readonly StringBuilder text = new();

    /// <summary>Counts a text in.</summary>
    public Fingerprint Add(string part)
    {
        // the length tells "ab", "c" from "a", "bc"
        text.Append(CultureInfo.InvariantCulture, $"{part.Length}:").Append(part);
        return this;
    }

    /// <summary>The fingerprint of all texts so far.</summary>
    public override string ToString() => Convert.ToBase64String(SHA256.HashData(MemoryMarshal.AsBytes(text.ToString().AsSpan())));
}
