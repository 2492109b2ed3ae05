using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.Shared;

/// <summary>The question whether a text is a secret, and what was called none already. Immutable.</summary>
/// <param name="Mark">What is asked about; null where nothing is.</param>
/// <param name="Harmless">What was answered.</param>
public sealed record SecretAsk(string? Mark, IReadOnlyCollection<string> Harmless)
{
    private const string Field = "NotSecret";
    private const int MostMarks = 50;

    public static SecretAsk None { get; } = new(null, []);

    /// <summary>The marks that a form sent.</summary>
    public static IReadOnlyCollection<string> MarksIn(IFormCollection form) =>
        [.. form[Field].OfType<string>().Where(m => m.Length == 8 && m.All(char.IsAsciiHexDigitLower)).Distinct().Take(MostMarks)];

    /// <summary>What a form shows after a problem; null where it is about no secret.</summary>
    public static SecretAsk? After(Problem? problem, IReadOnlyCollection<string> harmless) => problem switch
    {
        { Code: ProblemCode.MaybeSecret, Arguments: [SecretKind, string mark] } => new(mark, harmless),
        { Code: ProblemCode.LooksLikeSecret } => new(null, harmless),
        _ => null,
    };
}
