namespace Roots.Wiki.People;

/// <summary>Secrets that say what they are: "Passwort: …", "PIN 4711", "Login: kasse / …".</summary>
internal static class LabelledSecrets
{
    private const int MostWordsBetween = 6;
    private const int MostCodes = 12;

    private enum Label
    {
        None,
        Password,
        Pin,
        Code,
        Key,
    }

    public static IEnumerable<SecretHit> Find(IReadOnlyList<SecretWord> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var hit = InOneWord(words[i]) ?? After(words, i) ?? Login(words, i) ?? Recovery(words, i);
            if (hit is not null)
            {
                yield return hit;
            }
        }
    }

    private static Label LabelOf(string word) =>
        SecretVocabulary.IsPassword(word) ? Label.Password : SecretVocabulary.IsPin(word) ? Label.Pin : SecretVocabulary.IsCode(word) ? Label.Code : SecretVocabulary.IsKey(word) ? Label.Key : Label.None;

    // "Passwort:Sonne", "password=Sonne", {"user":"kasse","password":"Sonne"}.
    private static SecretHit? InOneWord(SecretWord word)
    {
        if (word.IsAddress || !word.Core.AsSpan().ContainsAny(':', '='))
        {
            return null;
        }

        for (var from = 0; from < word.Core.Length;)
        {
            var to = word.Core.IndexOf(',', from) is var comma and >= 0 ? comma : word.Core.Length;
            var at = word.Core.IndexOfAny([':', '='], from, to - from);
            if (at > from && at < to - 1
                && word.Part(at + 1, to) is { Core.Length: > 0 } value
                && Judge(LabelOf(word.Part(from, at).Lower), [value], 0, new(HasColon: true)).Hit is { } hit)
            {
                return hit;
            }

            from = to + 1;
        }

        return null;
    }

    private static SecretHit? After(IReadOnlyList<SecretWord> words, int label)
    {
        var kind = LabelOf(words[label].Lower);
        var between = new Between(words[label].EndsInColon);
        for (var i = label + 1; kind != Label.None && i < words.Count && i <= label + MostWordsBetween; i++)
        {
            var word = words[i];
            if (word.Breaks > 1 || (word.Breaks == 1 && !between.HasColon))
            {
                return null;
            }

            between = between with { IsNext = i == label + 1, IsCell = word.IsCell };
            if (word.IsSeparator)
            {
                between = between with { HasColon = true };
                continue;
            }

            if (word.IsDash)
            {
                continue;
            }

            if (word.Core.Length == 0)
            {
                return null;
            }

            if (SecretVocabulary.IsSaying(word.Lower))
            {
                between = between with { Saying = word.Lower, HasColon = between.HasColon || word.EndsInColon };
                continue;
            }

            var (hit, isOver) = Judge(kind, words, i, between);
            if (hit is not null || isOver)
            {
                return hit;
            }

            between = between with { HasColon = between.HasColon || word.EndsInColon };
        }

        return null;
    }

    private static (SecretHit? Hit, bool IsOver) Judge(Label label, IReadOnlyList<SecretWord> words, int i, Between between)
    {
        var word = words[i];
        var next = i + 1 < words.Count && words[i + 1] is { Breaks: 0, IsCell: false } follows ? follows : null;
        return label switch
        {
            Label.Password => Password(word, next, between),
            Label.Pin or Label.Code => Number(label, word, next, between),
            Label.Key => between.Says && word.Core.Length >= 16 && KeyShapes.IsToken(word.Core) ? (word.Hit(SecretKind.Key, true), true) : (null, true),
            _ => (null, true),
        };
    }

    private static (SecretHit? Hit, bool IsOver) Password(SecretWord word, SecretWord? next, Between between)
    {
        var isEnd = next is null || word.EndsClause;
        if (between.Says || between.IsCell ? SecretVocabulary.IsPlace(word.Lower) : SecretVocabulary.IsStop(word.Lower))
        {
            return (null, true);
        }

        if (word.IsAddress)
        {
            return (null, true);
        }

        if (word.IsStrong && (between.Says || between.IsCell || between.IsNext))
        {
            var isNamed = !between.Says && !between.IsCell && next is not null && SecretVocabulary.IsPlace(next.Lower);
            return SecretVocabulary.IsPlace(word.Lower) ? (null, false) : (word.Hit(SecretKind.Password, !isNamed), true);
        }

        if (word.IsNumber && word.Core.Length >= 4)
        {
            return between.SaysSurely || between.IsCell ? (word.IsYear && !isEnd ? null : word.Hit(SecretKind.Password, true), true)
                : between.Says ? (word.IsYear ? null : word.Hit(SecretKind.Password, true), true)
                : (between.IsNext && !word.IsYear ? word.Hit(SecretKind.Password, false) : null, false);
        }

        if (!between.Says)
        {
            return (null, between.IsCell);
        }

        var isOne = word.Core.Length >= 4 && (word.IsQuoted || (isEnd && between.SaysSurely));
        return (isOne ? word.Hit(SecretKind.Password, word.IsQuoted && between.SaysSurely) : null, true);
    }

    private static (SecretHit? Hit, bool IsOver) Number(Label label, SecretWord word, SecretWord? next, Between between)
    {
        if (Digits(word, next) is { } length)
        {
            var isEnd = next is null || word.EndsClause || length > word.Core.Length;
            var hit = word.Hit(SecretKind.Code, true) with { Length = length };
            return between.Says || between.IsCell ? (word.IsYear && !isEnd ? null : hit, true)
                : between.IsNext && !word.IsYear ? (hit with { IsCertain = label == Label.Pin }, true)
                : (null, false);
        }

        if (between.Says && word.IsStrong)
        {
            return (word.Hit(SecretKind.Code, true), true);
        }

        return (null, between.Says || between.IsCell ? !SecretVocabulary.IsLink(word.Lower) : SecretVocabulary.IsStop(word.Lower) || word.IsAddress);
    }

    // 4711, 12-34-56, 4711#, and in two parts 12 34. The length in the text.
    private static int? Digits(SecretWord word, SecretWord? next)
    {
        var bare = word.Core.Trim('#', '*');
        if (bare.Length is >= 4 and <= 8 && bare.All(char.IsAsciiDigit))
        {
            return word.Core.Length;
        }

        if (word.IsNumber && word.Core.Length is 2 or 3 && next is { IsNumber: true, Core.Length: 2 or 3 })
        {
            return next.At + next.Core.Length - word.At;
        }

        var parts = word.Core.Split('-');
        return parts.Length is >= 2 and <= 6 && parts.All(p => p.Length is >= 1 and <= 3 && p.All(char.IsAsciiDigit)) && parts.Sum(p => p.Length) >= 4 ? word.Core.Length : null;
    }

    // "Login: kasse / Geheim123": the second of both.
    private static SecretHit? Login(IReadOnlyList<SecretWord> words, int label)
    {
        if (!SecretVocabulary.IsLogin(words[label].Lower) || !words[label].EndsInColon)
        {
            return null;
        }

        for (var i = label + 2; i < words.Count && i <= label + 4 && words[i].Breaks == 0; i++)
        {
            if (words[i] is { IsStrong: true, Core.Length: >= 8 })
            {
                return words[i].Hit(SecretKind.Password, false);
            }
        }

        return null;
    }

    private static SecretHit? Recovery(IReadOnlyList<SecretWord> words, int label)
    {
        if (!SecretVocabulary.IsRecovery(words[label].Lower, label + 1 < words.Count ? words[label + 1].Lower : null))
        {
            return null;
        }

        for (var i = label + 1; i < words.Count && i <= label + MostCodes && words[i].Breaks <= 1; i++)
        {
            if (SecretVocabulary.IsStop(words[i].Lower))
            {
                return null;
            }

            if (KeyShapes.IsCode(words[i].Core) || (words[i].IsNumber && words[i].Core.Length is >= 6 and <= 12) || words[i] is { IsStrong: true, Core.Length: >= 8 })
            {
                return words[i].Hit(SecretKind.Recovery, true);
            }
        }

        return null;
    }

    private sealed record Between(bool HasColon, string? Saying = null, bool IsNext = false, bool IsCell = false)
    {
        public bool Says => HasColon || Saying is not null;

        public bool SaysSurely => HasColon || (Saying is not null && SecretVocabulary.IsSayingSurely(Saying));
    }
}
