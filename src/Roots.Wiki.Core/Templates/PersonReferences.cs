using System.Text.RegularExpressions;

namespace Roots.Wiki.Templates;

/// <summary>
/// Shows references to persons, <c>[Kassenwartin](person:k3v9x2m7qa)</c>, in a form as the words that people know, and puts
/// them back where those words still stand. Pure.
/// </summary>
public static partial class PersonReferences
{
    /// <summary>A value as a form shows it: each reference is its words.</summary>
    public static AnswerValue Hide(AnswerValue value) => value with
    {
        Text = Hide(value.Text),
        Rows = [.. value.Rows.Select(row => (IReadOnlyDictionary<string, string>)row.ToDictionary(f => f.Key, f => Hide(f.Value)))],
    };

    /// <summary>A value as a form sent it, with the references of what the form was filled with.</summary>
    /// <param name="sent">What the form sent.</param>
    /// <param name="shown">What stood there before <see cref="Hide(AnswerValue)"/>.</param>
    public static AnswerValue Restore(AnswerValue sent, AnswerValue shown) => sent with
    {
        Text = Restore(sent.Text, [shown.Text]),
        Rows = [.. sent.Rows.Select(row => (IReadOnlyDictionary<string, string>)row.ToDictionary(f => f.Key, f => Restore(f.Value, [.. shown.Rows.Select(r => r.GetValueOrDefault(f.Key) ?? "")])))],
    };

    private static string Hide(string text) => Reference().Replace(text, "${words}");

    private static string Restore(string sent, IReadOnlyList<string> shown)
    {
        if (shown.FirstOrDefault(s => s != sent && Hide(s) == sent) is { } same)
        {
            return same;
        }

        foreach (var reference in shown.SelectMany(s => Reference().Matches(s)).DistinctBy(m => m.Value).Where(m => !sent.Contains(m.Value, StringComparison.Ordinal)))
        {
            // Only words that stand there once: of two it is not known who is meant.
            var words = reference.Groups["words"].Value;
            if (sent.Split(words) is [var before, var after] && !before.EndsWith('['))
            {
                sent = before + reference.Value + after;
            }
        }

        return sent;
    }

    [GeneratedRegex(@"\[(?<words>[^\[\]\n]{1,200})\]\(person:[a-z2-9]{10}\)", RegexOptions.None, 1000)]
    private static partial Regex Reference();
}
