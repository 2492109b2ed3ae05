using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Exchange;

/// <summary>A how-to from outside as it would come in.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Markdown">Its text, without anything that means something only where it comes from.</param>
/// <param name="By">From which association, or null.</param>
/// <param name="Licence">Under which licence, or null.</param>
public sealed record HowTo(string Title, string Markdown, string? By, string? Licence);

/// <summary>Gives how-to pages to other associations as one file, and takes theirs over as new pages. Safe to call from many threads.</summary>
public sealed partial class HowToExchange(IPageStore store, PageEditor editor, IPersonRegistry persons, TimeProvider clock)
{
    /// <summary>The template whose pages can be given away.</summary>
    public const string Template = "anleitung";

    /// <summary>Whether a page is a how-to that the actor may give away.</summary>
    public bool CanShare(Actor actor, PagePath path) =>
        new AccessView(store.Current, actor) is var view && view.Can(Permission.Write) && view.Snapshot.Find(path) is { Facts.Template: Template } page && view.CanRead(page);

    /// <summary>What is to be decided before a how-to is given away; null for no such page.</summary>
    public async Task<IReadOnlyList<Finding>?> FindingsAsync(Actor actor, PagePath path, CancellationToken ct) =>
        CanShare(actor, path) && await BodyAsync(path, ct).ConfigureAwait(false) is { } body
            ? ShareFindings.Find([store.Current.Find(path)!.Facts.Title, body], persons.Current.Persons.Values)
            : null;

    /// <summary>The file to give away; null where something is undecided, unknown or not allowed.</summary>
    /// <param name="actor">Who gives it.</param>
    /// <param name="path">The page.</param>
    /// <param name="isNamed">Whether the association's name stands in it.</param>
    /// <param name="licence">One of <see cref="Licences.All"/>.</param>
    /// <param name="decided">For each finding, by its key, whether it is removed.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<string?> ExportAsync(Actor actor, PagePath path, bool isNamed, string licence, IReadOnlyDictionary<string, bool> decided, CancellationToken ct)
    {
        if (await FindingsAsync(actor, path, ct).ConfigureAwait(false) is not { } findings || findings.Any(f => !decided.ContainsKey(f.Key)) || !Licences.All.Contains(licence)
            || await BodyAsync(path, ct).ConfigureAwait(false) is not { } body || store.Current.Find(path) is not { } page)
        {
            return null;
        }

        var removed = findings.Where(f => decided[f.Key] || !f.CanStay).ToList();
        var settings = store.Current.Settings;
        var text = FrontMatter.SetScalar(ShareFindings.Remove(body, removed), "title", ShareFindings.Remove(page.Facts.Title, removed));
        text = FrontMatter.SetScalar(text, "template", Template);
        text = isNamed && settings.Name.Length > 0 ? FrontMatter.SetScalar(text, "from", settings.Name) : text;
        text = FrontMatter.SetScalar(text, "licence", licence);
        return FrontMatter.SetScalar(text, "given", settings.Today(clock).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    /// <summary>Whether a file looks like a page rather than a template.</summary>
    public static bool IsPage(string text) => text.TrimStart('\ufeff').StartsWith("---", StringComparison.Ordinal);

    /// <summary>Reads a how-to from outside; null with the reason where it is none.</summary>
    public static HowTo? Look(string text, ICollection<Problem> problems)
    {
        text = text.TrimStart('\ufeff');
        if (Encoding.UTF8.GetByteCount(text) > Limits.PageBytes)
        {
            problems.Add(new(ProblemCode.ImportTooLarge, null, Limits.PageBytes / 1024));
            return null;
        }

        var facts = PageFacts.Read(PagePath.Parse("import"), Encoding.UTF8.GetBytes(text));
        var front = FrontMatter.Read(text);
        if (!facts.IsText || facts.FrontMatterProblem is not null || front.Scalar("template") != Template || text.Contains('\0') || front.Scalar("title") is not { Length: > 0 } title || PageForm.CheckTitle(title) is not null)
        {
            problems.Add(new(ProblemCode.ImportUnreadable));
            return null;
        }

        // Persons, files and pages of another wiki mean nothing here; tags are no words.
        var body = Tag().Replace(text[front.BodyStart..], m => m.Value.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? m.Value : "");
        body = ShareFindings.Remove(body, ShareFindings.Find([body], []).Where(f => !f.CanStay));
        var licence = front.Scalar("licence");
        return new(title, body.ReplaceLineEndings("\n").Trim() + "\n", Bounded(front.Scalar("from")), licence is not null && Licences.All.Contains(licence) ? licence : null);
    }

    /// <summary>Takes a how-to over as a new page, as one commit.</summary>
    /// <param name="actor">Who takes it over.</param>
    /// <param name="text">The file.</param>
    /// <param name="path">The address of the new page.</param>
    /// <param name="title">Its title.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<SaveResult> TakeOverAsync(Actor actor, string text, PagePath path, string title, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (Look(text, problems) is not { } howTo)
        {
            return new SaveResult.Rejected(problems);
        }

        if (PageForm.CheckTitle(title) is { } problem)
        {
            return new SaveResult.Rejected(problem);
        }

        var page = FrontMatter.SetScalar(howTo.Markdown, "title", title.Trim());
        page = FrontMatter.SetScalar(page, "template", Template);
        page = howTo.By is null ? page : FrontMatter.SetScalar(page, "from", howTo.By);
        page = howTo.Licence is null ? page : FrontMatter.SetScalar(page, "licence", howTo.Licence);
        return await editor.WriteAsync(actor, path, null, page, merge: true, ct).ConfigureAwait(false);
    }

    private static string? Bounded(string? name) => name is { Length: > 0 and <= Limits.NameLength } && !name.Any(c => char.IsControl(c) || c is '<') ? name : null;

    private async ValueTask<string?> BodyAsync(PagePath path, CancellationToken ct) =>
        store.Current.Find(path) is { } page && await store.ReadAsync(page.Blob, ct).ConfigureAwait(false) is { } bytes && Encoding.UTF8.GetString(bytes.Span) is var text
            ? text[FrontMatter.Read(text).BodyStart..].TrimStart('\r', '\n')
            : null;

    [GeneratedRegex(@"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--.*?-->|<[!?][^<>]*>", RegexOptions.CultureInvariant | RegexOptions.Singleline, 2000)]
    private static partial Regex Tag();
}
