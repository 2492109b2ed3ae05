using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Roots.Wiki.Adapters.Search;

/// <summary>Keeps what a wiki taught beside its index: a line for each noun, its frequency first.</summary>
internal static class NounFile
{
    /// <summary>A name of the table's content: equal exactly for equal tables.</summary>
    public static string GenerationOf(NounTable nouns) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Format(nouns))))[..16];

    /// <summary>Writes the table.</summary>
    public static void Write(string file, NounTable nouns) => File.WriteAllText(file, Format(nouns));

    /// <summary>Reads a table; any text at all gives one, and its generation says whether it is the right one.</summary>
    /// <exception cref="IOException">There is no such file, or it cannot be read.</exception>
    public static NounTable Read(string file)
    {
        var learnt = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file))
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank > 0 && int.TryParse(line.AsSpan(0, blank), NumberStyles.None, CultureInfo.InvariantCulture, out var frequency))
            {
                learnt[line[(blank + 1)..]] = frequency;
            }
        }

        return NounTable.Of(learnt);
    }

    private static string Format(NounTable nouns)
    {
        var text = new StringBuilder();
        foreach (var (noun, frequency) in nouns.Learnt)
        {
            text.Append(CultureInfo.InvariantCulture, $"{frequency} {noun}\n");
        }

        return text.ToString();
    }
}
