using System.Text.RegularExpressions;

namespace Roots.Wiki.Text;

/// <summary>Compares two short texts word by word.</summary>
internal static partial class WordComparison
{
    public static IReadOnlyList<ComparedPiece> Compare(string before, string after)
    {
        var (old, now) = (Words(before), Words(after));
        if (Math.Max(old.Count, now.Count) > 2 * TextComparison.MaxWords)
        {
            return [new(PieceKind.Deleted, before), new(PieceKind.Inserted, after)];
        }

        var pieces = new List<ComparedPiece>();
        var x = 0;
        foreach (var change in SequenceDiff.Compare(old, now, StringComparer.Ordinal))
        {
            Add(pieces, PieceKind.Kept, old, x, change.OldStart);
            Add(pieces, PieceKind.Deleted, old, change.OldStart, change.OldEnd);
            Add(pieces, PieceKind.Inserted, now, change.NewStart, change.NewEnd);
            x = change.OldEnd;
        }

        Add(pieces, PieceKind.Kept, old, x, old.Count);
        return Calm(pieces);
    }

    /// <summary>Words, and the blanks and signs between them, each as a unit.</summary>
    public static List<string> Words(string text) => [.. Units().EnumerateMatches(text).ToArray(text)];

    private static void Add(List<ComparedPiece> pieces, PieceKind kind, List<string> units, int from, int to)
    {
        if (to > from)
        {
            pieces.Add(new(kind, string.Concat(units[from..to])));
        }
    }

    // A lone blank between two changes is no rest for the eye: it joins them.
    private static List<ComparedPiece> Calm(List<ComparedPiece> pieces)
    {
        var calm = new List<ComparedPiece>();
        var (deleted, inserted) = ("", "");
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            var isRest = piece.Kind == PieceKind.Kept && !(deleted.Length + inserted.Length > 0 && i + 1 < pieces.Count && string.IsNullOrWhiteSpace(piece.Text));
            if (isRest)
            {
                Flush();
                calm.Add(piece);
                continue;
            }

            deleted += piece.Kind == PieceKind.Inserted ? "" : piece.Text;
            inserted += piece.Kind == PieceKind.Deleted ? "" : piece.Text;
        }

        Flush();
        return calm;

        void Flush()
        {
            if (deleted.Length > 0)
            {
                calm.Add(new(PieceKind.Deleted, deleted));
            }

            if (inserted.Length > 0)
            {
                calm.Add(new(PieceKind.Inserted, inserted));
            }

            (deleted, inserted) = ("", "");
        }
    }

    private static List<string> ToArray(this Regex.ValueMatchEnumerator matches, string text)
    {
        var words = new List<string>();
        foreach (var match in matches)
        {
            words.Add(text.Substring(match.Index, match.Length));
        }

        return words;
    }

    [GeneratedRegex(@"\w+|\s+|[^\w\s]")]
    private static partial Regex Units();
}
