using System.Security.Cryptography;
using System.Text;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>
/// The one-time code that set-up needs, printed on the console: whoever sees the console owns the machine, while being on
/// loopback proves nothing behind a reverse proxy. Lives in memory; a restart makes a new one. Thread-safe.
/// </summary>
public sealed class SetupCode(TimeProvider clock)
{
    private const int MaxTries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);
    private readonly Lock gate = new();
    private int tries;
    private DateTimeOffset pausedUntil;

    /// <summary>The code: 8 characters that nobody mistakes, in two groups.</summary>
    public string Value { get; } = RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 8).Insert(4, "-");

    /// <summary>Says why a code is refused, or null for the right one; blanks, hyphens and case do not matter.</summary>
    public Problem? Check(string? typed)
    {
        lock (gate)
        {
            var now = clock.GetUtcNow();
            if (now < pausedUntil)
            {
                return new(ProblemCode.TooManyTries, "Code", (int)Math.Ceiling((pausedUntil - now).TotalMinutes));
            }

            if (CryptographicOperations.FixedTimeEquals(Bare(typed), Bare(Value)))
            {
                return null;
            }

            if (++tries >= MaxTries)
            {
                tries = 0;
                pausedUntil = now + Pause;
            }

            return new(ProblemCode.BadCode, "Code");
        }
    }

    private static byte[] Bare(string? code) => Encoding.UTF8.GetBytes(new string([.. (code ?? "").Where(char.IsLetterOrDigit).Take(32)]).ToUpperInvariant());
}
