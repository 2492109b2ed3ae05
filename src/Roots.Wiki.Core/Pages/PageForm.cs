using System.Text;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Pages;

/// <summary>Who looks after a page regularly, as a form says it. Immutable.</summary>
/// <param name="Office">The office as the front matter names it (<c>rollen/kasse</c>); null for the page's own.</param>
/// <param name="Months">After how many months; null for nobody and never.</param>
public sealed record ReviewChoice(string? Office, int? Months)
{
    /// <summary>What a page says.</summary>
    public static ReviewChoice Of(PageReview? review) => new(review?.Office, review?.Months);
}

/// <summary>
/// A page as a form shows it: some keys of the front matter as fields, the body as text. Form and page are views of one
/// file: <see cref="Read"/> and <see cref="ApplyTo"/> with nothing changed give the same bytes. Immutable.
/// </summary>
/// <param name="Title">The title, wherever the page has it from.</param>
/// <param name="Body">The Markdown below the front matter; line ends as a form sends them.</param>
/// <param name="Visibility">Who may read it, or null where the page says nothing.</param>
/// <param name="Tags">The tags.</param>
/// <param name="IsWhole">Whether <paramref name="Body"/> is the whole file, because its front matter cannot be read: then the fields do not count.</param>
public sealed record PageForm(string Title, string Body, Visibility? Visibility, IReadOnlyList<string> Tags, bool IsWhole = false)
{
    /// <summary>The most tags of a page.</summary>
    public const int MostTags = 50;

    /// <summary>Marks of what the writer said is no secret (<see cref="People.SecretHit.MarkIn"/>).</summary>
    public IReadOnlyCollection<string> Harmless { get; init; } = [];

    /// <summary>Who alone may read it, by the words of <see cref="CircleList"/>; null where the form does not ask: then the page keeps what it says. Empty for nobody in particular.</summary>
    public IReadOnlyList<string>? Readers { get; init; }

    /// <summary>Who looks after the page; null where the form does not ask: then the page keeps what it says.</summary>
    public ReviewChoice? Review { get; init; }

    /// <summary>Opens a text for the form.</summary>
    /// <param name="path">The page's address; gives the title of last resort.</param>
    /// <param name="markdown">The page as stored; empty for a new one.</param>
    public static PageForm Read(PagePath path, string markdown)
    {
        var facts = PageFacts.Read(path, Encoding.UTF8.GetBytes(markdown));
        return facts.FrontMatterProblem is not null
            ? new(facts.Title, markdown, null, [], IsWhole: true)
            : new(facts.Title, markdown[BodyStart(markdown)..], facts.Visibility, facts.Tags) { Review = ReviewChoice.Of(facts.Review), Readers = [.. facts.Readers?.Circles.Select(c => c.Write()) ?? []] };
    }

    /// <summary>Reads tags as a person types them: parted by commas.</summary>
    public static IReadOnlyList<string> ReadTags(string? text) =>
        [.. (text ?? "").Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Clean).Where(t => t.Length > 0).Distinct()];

    /// <summary>Says what is wrong with the fields; empty when all is well.</summary>
    public IReadOnlyList<Problem> Check()
    {
        var problems = new List<Problem>();
        if (!IsWhole && CheckTitle(Title) is { } bad)
        {
            problems.Add(bad);
        }

        if (Tags.Any(t => t.Any(IsNoText)))
        {
            problems.Add(new(ProblemCode.NotText, "tags"));
        }
        else if (Tags.Count > MostTags || Tags.Any(t => t.Length > Limits.TitleLength))
        {
            problems.Add(new(ProblemCode.TooLong, "tags", Limits.TitleLength));
        }

        if (Readers?.Any(r => Circle.Read(r).Kind == CircleKind.Unknown || r.Any(IsNoText)) == true || Readers?.Count > SpaceRules.Most)
        {
            problems.Add(new(ProblemCode.NotAnOption, "readers"));
        }

        if (Review is { Months: not null and (< 1 or > PageReview.MostMonths) })
        {
            problems.Add(new(ProblemCode.NotAnOption, "reviewMonths"));
        }

        if (Review?.Office is { } office && !PagePath.TryParse(office, out _))
        {
            problems.Add(new(ProblemCode.NotAnOption, "reviewOffice"));
        }

        if (Encoding.UTF8.GetByteCount(Body) > Limits.PageBytes)
        {
            problems.Add(new(ProblemCode.PageTooLarge, "body", Limits.PageBytes / 1024));
        }
        else if (Body.Contains('\0'))
        {
            problems.Add(new(ProblemCode.NotText, "body"));
        }

        return problems;
    }

    /// <summary>Says why a text can be no title, or null.</summary>
    public static Problem? CheckTitle(string title) =>
        string.IsNullOrWhiteSpace(title) ? new(ProblemCode.Required, "title")
        : title.Trim().Length > Limits.TitleLength ? new(ProblemCode.TooLong, "title", Limits.TitleLength)
        : title.Any(IsNoText) ? new(ProblemCode.NotText, "title")
        : null;

    /// <summary>The new text of a file; what the form does not change keeps its bytes.</summary>
    /// <param name="path">The page's address.</param>
    /// <param name="markdown">The text that the form was opened with; empty for a new page.</param>
    public string ApplyTo(PagePath path, string markdown)
    {
        var opened = Read(path, markdown);
        if (opened.IsWhole)
        {
            return LineEnds.Keep(markdown, Body);
        }

        var start = BodyStart(markdown);
        var text = string.Concat(markdown.AsSpan(0, start), LineEnds.Keep(markdown[start..], Body));
        if (Clean(Title) is var title && (markdown.Length == 0 || title != opened.Title))
        {
            text = Retitle(text, opened.Title, title, isNew: markdown.Length == 0);
        }

        if (Visibility != opened.Visibility)
        {
            text = FrontMatter.SetScalar(text, "visibility", Visibility?.Write());
        }

        if (Readers is { } readers && !readers.SequenceEqual(opened.Readers!, StringComparer.Ordinal))
        {
            text = FrontMatter.SetList(text, "readers", readers);
        }

        if (Review is { } review && review != opened.Review)
        {
            text = PageReview.Write(text, review.Months is { } months ? new(review.Office, months, PageReview.Read(FrontMatter.Read(text))?.Confirmed) : null);
        }

        return Tags.SequenceEqual(opened.Tags, StringComparer.Ordinal) ? text : FrontMatter.SetList(text, "tags", Tags);
    }

    // The title stands where it stood: in the front matter, else in the first heading, else in a new key.
    private static string Retitle(string text, string old, string title, bool isNew)
    {
        var front = FrontMatter.Read(text);
        var (start, heading) = FirstHeading(text, BodyStart(text));
        if (front.Scalar("title") is null && heading is not null && (heading == title || (heading == old && !isNew)))
        {
            return string.Concat(text.AsSpan(0, start), title, text.AsSpan(start + heading.Length));
        }

        return FrontMatter.SetScalar(text, "title", title);
    }

    private static (int Start, string? Text) FirstHeading(string text, int start)
    {
        if (!text.AsSpan(start).StartsWith("# "))
        {
            return (0, null);
        }

        start += 2;
        var stop = text.AsSpan(start).IndexOfAny('\r', '\n') is var i and >= 0 ? start + i : text.Length;
        return (start, text[start..stop].TrimEnd());
    }

    // The blank lines below the front matter belong to it, so that nobody deletes them by accident.
    private static int BodyStart(string markdown)
    {
        var start = FrontMatter.Read(markdown).BodyStart;
        while (start > 0 && start < markdown.Length && markdown[start] is '\r' or '\n')
        {
            start++;
        }

        return start;
    }

    private static bool IsNoText(char c) => char.IsControl(c) && c is not ('\t' or '\r' or '\n');

    private static string Clean(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
