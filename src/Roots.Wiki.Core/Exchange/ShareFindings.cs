using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Roots.Wiki.People;

namespace Roots.Wiki.Exchange;

/// <summary>What somebody may not want to give away.</summary>
public enum FindingKind
{
    /// <summary>A reference to a person of this wiki; the words in it stay.</summary>
    Person,
    /// <summary>A name.</summary>
    Name,
    /// <summary>An e-mail address.</summary>
    Email,
    /// <summary>A telephone number.</summary>
    Phone,
    /// <summary>A picture or file beside the page; it cannot come along.</summary>
    Attachment,
    /// <summary>A link to another page of this wiki, which others do not have; its words stay.</summary>
    Link,
}

/// <summary>Something in a text that must be decided about before the text is given away.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">How it stands in the text.</param>
public sealed record Finding(FindingKind Kind, string Text)
{
    /// <summary>Whether it could be left in the text.</summary>
    public bool CanStay => Kind is FindingKind.Name or FindingKind.Email or FindingKind.Phone;

    /// <summary>Names it in a form: the same for the same text.</summary>
    public string Key => $"{Kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)).AsSpan(0, 6))}";
}

/// <summary>Finds what should not leave the association, and takes it out. Pure.</summary>
public static partial class ShareFindings
{
    private const string Gone = "…";
    private const int ShortestName = 4;

    /// <summary>Everything to be decided, each once, in the order of the texts.</summary>
    /// <param name="texts">The texts.</param>
    /// <param name="persons">The persons of the registry, by whose names the texts are searched.</param>
    public static IReadOnlyList<Finding> Find(IEnumerable<string> texts, IEnumerable<Person> persons)
    {
        var names = NamesOf(persons);
        return [.. texts.SelectMany(t => FindIn(t, names)).DistinctBy(f => f.Key)];
    }

    /// <summary>The text without what is to be removed.</summary>
    /// <param name="text">The text.</param>
    /// <param name="removed">What was decided to be removed.</param>
    public static string Remove(string text, IEnumerable<Finding> removed)
    {
        foreach (var finding in removed.OrderByDescending(f => f.Text.Length))
        {
            text = text.Replace(finding.Text, finding.Kind switch
            {
                FindingKind.Person or FindingKind.Link or FindingKind.Attachment => WordsOf(finding.Text),
                _ => Gone,
            }, StringComparison.Ordinal);
        }

        return text;
    }

    private static IEnumerable<Finding> FindIn(string text, Regex? names)
    {
        var found = new List<(int At, Finding Finding)>();
        Add(Person(), _ => FindingKind.Person);
        Add(Link(), m => !IsLocal(m.Groups["target"].Value) ? null : m.Value[0] == '!' || HasEnding(m.Groups["target"].Value) ? FindingKind.Attachment : FindingKind.Link);
        Add(WikiLink(), _ => FindingKind.Link);
        Add(Email(), _ => FindingKind.Email);
        Add(Phone(), m => Digits().Count(m.Value) >= 6 ? FindingKind.Phone : null);
        Add(Addressed(), _ => FindingKind.Name);
        if (names is not null)
        {
            Add(names, _ => FindingKind.Name);
        }

        return found.OrderBy(f => f.At).Select(f => f.Finding);

        void Add(Regex shape, Func<Match, FindingKind?> kindOf)
        {
            foreach (Match match in shape.Matches(text))
            {
                if (kindOf(match) is { } kind && !found.Exists(f => f.At <= match.Index && match.Index < f.At + f.Finding.Text.Length))
                {
                    found.Add((match.Index, new(kind, match.Value)));
                }
            }
        }
    }

    private static Regex? NamesOf(IEnumerable<Person> persons)
    {
        var names = persons.SelectMany(p => new[] { p.Name.Trim(), p.Name.Trim().Split(' ')[^1] }).Where(n => n.Length >= ShortestName).Distinct(StringComparer.Ordinal).OrderByDescending(n => n.Length).ToList();
        return names.Count == 0 ? null : new($@"(?<!\p{{L}})(?:{string.Join('|', names.Select(Regex.Escape))})(?!\p{{L}})", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(2));
    }

    private static string WordsOf(string text) =>
        Person().Match(text) is { Success: true } person ? person.Groups["words"].Value
        : Link().Match(text) is { Success: true } link ? link.Groups["words"].Value
        : text.Trim('[', ']') is var inner && inner.Contains('|') ? inner[(inner.IndexOf('|') + 1)..] : inner;

    // Not a web address, a mail address or a place on the same page.
    private static bool IsLocal(string target) => target.Length > 0 && target[0] != '#' && !target.Contains(':');

    private static bool HasEnding(string target) => target.Split('#', '?')[0] is var path && path.LastIndexOf('.') > path.LastIndexOf('/') && !path.EndsWith(".md", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"\[(?<words>[^\[\]\n]{1,200})\]\(person:[a-z2-9]{10}\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Person();

    [GeneratedRegex(@"!?\[(?<words>[^\[\]\n]{0,500})\]\(<?(?<target>[^()<>\n]{1,900})>?\)", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"\[\[[^\[\]\n]{1,500}\]\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,5}", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();

    [GeneratedRegex(@"(?<![\p{L}\p{N}.])(?:\+[0-9]{1,3}|0[0-9])[0-9 ()/\u2013-]{4,24}[0-9](?![\p{L}\p{N}]|\.[0-9])", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(?:Frau|Herrn?|Familie|Mrs?\.?|Ms\.?) \p{Lu}[\p{L}-]{1,40}(?: \p{Lu}[\p{L}-]{1,40})?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Addressed();

    [GeneratedRegex(@"[0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();
}
