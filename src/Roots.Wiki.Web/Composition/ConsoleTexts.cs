using System.Globalization;
using System.Resources;

namespace Roots.Wiki.Web.Composition;

/// <summary>What the console says, in the language of the machine; the sentences stand in <c>ConsoleTexts.resx</c>.</summary>
public static class ConsoleTexts
{
    private static readonly ResourceManager Texts = new(typeof(ConsoleTexts));

    public static string DataFolderNotWritable(string path, string reason) => Say(nameof(DataFolderNotWritable), path, reason);

    /// <summary>A sentence in German and English, for somebody whose language is not known yet.</summary>
    public static string InBothLanguages(string key) =>
        $"{Texts.GetString(key, CultureInfo.GetCultureInfo("de"))}\n{Texts.GetString(key, CultureInfo.GetCultureInfo("en"))}\n";

    /// <summary>A sentence by its key.</summary>
    public static string Say(string key, params object[] arguments) =>
        string.Format(CultureInfo.CurrentCulture, Texts.GetString(key, CultureInfo.CurrentUICulture) ?? key, arguments);
}
