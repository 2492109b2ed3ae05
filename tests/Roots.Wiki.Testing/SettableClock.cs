namespace Roots.Wiki.Testing;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class SettableClock : TimeProvider
{
    /// <summary>What it shows; at first noon of 22 November 2026.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() => Now.Ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;
}
