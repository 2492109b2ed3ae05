namespace Roots.Wiki.People;

/// <summary>
/// Looks for what belongs into no wiki: passwords, PINs, keys, card numbers. Pure; linear in the text; safe to share.
/// The same rules run in the browser before anything is sent (<c>frontend/src/secrets.ts</c>); the samples in
/// <c>tests/secret-samples</c> hold both equal.
/// </summary>
public static class SecretGuard
{
    /// <summary>Everything in a text that looks like a secret, in its order, none over another.</summary>
    public static IReadOnlyList<SecretHit> Find(string text)
    {
        var words = SecretWord.Of(text);
        return Sorted([.. NumberShapes.Find(text), .. KeyShapes.Find(text, words), .. LabelledSecrets.Find(words), .. SecretTables.Find(text)]);
    }

    /// <summary>The same for a field under a label, such as a cell under its column's heading.</summary>
    /// <param name="label">The label; empty for none.</param>
    /// <param name="text">What the field holds.</param>
    /// <param name="isStrict">Whether the field lies where people are tempted: there a word that looks like a password is one, and nothing is only doubtful.</param>
    public static IReadOnlyList<SecretHit> FindInField(string label, string text, bool isStrict = false)
    {
        var before = label.Trim(' ', ':') is { Length: > 0 } name ? name + ": " : "";
        var labelled = before.Length == 0 ? [] : LabelledSecrets.Find(SecretWord.Of(before + text)).Where(h => h.Start >= before.Length).Select(h => h with { Start = h.Start - before.Length });
        var words = isStrict ? SecretWord.Of(text) : [];
        var alone = words.Count == 1 && words[0].Core.Length >= 6 && words[0].IsStrong ? new[] { words[0].Hit(SecretKind.Password, true) } : [];
        return Sorted([.. Find(text), .. labelled, .. alone, .. isStrict ? words.Where(w => w.HasInnerSymbol && w.IsStrong).Select(w => w.Hit(SecretKind.Password, true)) : []])
            is var hits && isStrict ? [.. hits.Select(h => h with { IsCertain = true })] : hits;
    }

    /// <summary>What hinders a text from being kept, or null.</summary>
    /// <param name="hits">What was found in <paramref name="text"/>.</param>
    /// <param name="text">The text.</param>
    /// <param name="before">What stood there already: it is no news, and nobody who mends a comma is held up by it.</param>
    /// <param name="harmless">The marks of what the writer called no secret (<see cref="SecretHit.MarkIn"/>); they help with doubtful ones only.</param>
    /// <param name="field">The form field, or null.</param>
    public static Problem? Check(IEnumerable<SecretHit> hits, string text, string before, IReadOnlyCollection<string> harmless, string? field)
    {
        var open = hits
            .Where(h => (h.IsCertain || !harmless.Contains(h.MarkIn(text))) && !before.Contains(text.Substring(h.Start, h.Length), StringComparison.Ordinal))
            .OrderByDescending(h => h.IsCertain)
            .FirstOrDefault();
        return open is null ? null
            : open.IsCertain ? new(ProblemCode.LooksLikeSecret, field, open.Kind)
            : new(ProblemCode.MaybeSecret, field, open.Kind, open.MarkIn(text));
    }

    /// <summary>What hinders a text from being kept, or null: finds and checks.</summary>
    public static Problem? Check(string text, string before, IReadOnlyCollection<string> harmless, string? field) => Check(Find(text), text, before, harmless, field);

    private static List<SecretHit> Sorted(List<SecretHit> hits)
    {
        var kept = new List<SecretHit>();
        foreach (var hit in hits.OrderByDescending(h => h.IsCertain).ThenBy(h => h.Start).ThenByDescending(h => h.Length).ThenBy(h => h.Kind))
        {
            if (!kept.Any(k => hit.Start < k.Start + k.Length && k.Start < hit.Start + hit.Length))
            {
                kept.Add(hit);
            }
        }

        return [.. kept.OrderBy(h => h.Start)];
    }
}
