using System.Globalization;
using System.Resources;

namespace Roots.Wiki.Browser.Tests;

/// <summary>What the pages say, from the pages' own texts: a test survives better wording.</summary>
internal static class Words
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de-DE");

    /// <summary>The German text of a feature.</summary>
    /// <typeparam name="TTexts">The texts' class, such as <c>SetupTexts</c>.</typeparam>
    public static string Of<TTexts>(string key, params object[] arguments) =>
        string.Format(German, new ResourceManager(typeof(TTexts)).GetString(key, German) ?? throw new InvalidOperationException($"{typeof(TTexts).Name} has no text {key}."), arguments);
}
