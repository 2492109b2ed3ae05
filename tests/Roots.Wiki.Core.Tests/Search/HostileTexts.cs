using FsCheck;
using FsCheck.Fluent;

namespace Roots.Wiki.Core.Tests.Search;

/// <summary>Texts that break parsers: operators, quotes, controls, halves of surrogate pairs, combining marks, in any order.</summary>
internal static class HostileTexts
{
    private static readonly string[] Pieces =
    [
        "\"", "„", "“", "-", "--", "*", "**", ":", "titel:", "tag:", "in:", "in:\"", "-in:", "(", ")", "/", "\\", "~2", "^9", "[a TO b]", "AND", "||", "\0", "\u0001",
        "\ud83d", "\ude00", "😀", "a\u0308", "\u0301", "\u200d", "\u202e", "\ufeff", "\ufffe", " ", "\t", "\n", "ß", "İ", "الجمعية", "協会", "Konto", "kasse*", "x", "1.000,50", "§",
    ];

    public static Arbitrary<string> Arbitrary { get; } =
        Gen.Elements(Pieces).ArrayOf().Select(string.Concat)
            .Or(Gen.Choose(0, 0xFFFF).Select(c => (char)c).ArrayOf().Select(c => new string(c)))
            .ToArbitrary();

    /// <summary>Whether every surrogate of the text has its other half, so that it can be normalised.</summary>
    public static bool IsWhole(this string text)
    {
        _ = text.IsNormalized();
        return true;
    }

    private static Gen<T> Or<T>(this Gen<T> one, Gen<T> other) => Gen.OneOf(one, other);
}
