namespace Roots.Wiki.Templates;

/// <summary>How soon a legal fact changes.</summary>
public enum Volatility
{
    /// <summary>Seldom.</summary>
    Low,
    /// <summary>Now and then, or from body to body.</summary>
    Medium,
    /// <summary>Often, such as a yearly amount.</summary>
    High,
}

/// <summary>A legal fact that is shown beside questions: not advice, but what a source says on a day. Immutable.</summary>
/// <param name="Id">What questions name, such as <c>zuwendung-frist</c>.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Ask">What to look up and where; holds no figures.</param>
/// <param name="AsOf">The day on which it was looked up.</param>
/// <param name="CheckAfter">The last day on which the fact is shown.</param>
/// <param name="Volatility">How soon it changes.</param>
public sealed record LegalFact(string Id, LocalText Title, LocalText Ask, DateOnly AsOf, DateOnly CheckAfter, Volatility Volatility)
{
    /// <summary>What the source says, in our own words; null where nobody could confirm it.</summary>
    public LocalText? Fact { get; init; }

    /// <summary>Who says so; null exactly where there is no fact.</summary>
    public LocalText? Source { get; init; }

    /// <summary>Where to read it; null where there is no stable address.</summary>
    public Uri? Address { get; init; }

    /// <summary>What is shown on a day: from the day after <see cref="CheckAfter"/> no fact, only where to look.</summary>
    public LegalHint On(DateOnly today) => new(this, today > CheckAfter ? null : Fact, today > CheckAfter);
}

/// <summary>A legal fact as it is shown on one day.</summary>
/// <param name="About">The fact.</param>
/// <param name="Fact">What may be shown of it, or null.</param>
/// <param name="NeedsCheck">Whether it is so old that it must be looked up again.</param>
public sealed record LegalHint(LegalFact About, LocalText? Fact, bool NeedsCheck);
