using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>A version of a template in words.</summary>
public sealed record TemplateVersionLine(VersionId Id, string When, string Who, bool IsGone, IReadOnlyList<DifferenceLine> Changes);

/// <summary>Earlier versions of an own template, with what changed, and the way back to each.</summary>
public sealed class HistoryModel(ProblemWords words, Toasts toasts, IStringLocalizer<CatalogueTexts> texts) : CataloguePageModel
{
    private const int MostVersions = 30;

    public IReadOnlyList<TemplateVersionLine> Lines { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string id, CancellationToken ct) =>
        Find(wiki, actor, id, edits: true) ?? await ShowAsync(wiki, actor, ct);

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string id, string? version, CancellationToken ct)
    {
        if (Find(wiki, actor, id, edits: true) is { } refused)
        {
            return refused;
        }

        if (!VersionId.TryParse(version, out var at))
        {
            return NotFound();
        }

        var saved = await wiki.TemplateEditor.BringBackAsync(actor, Id, at, ct);
        if (saved.Problems.Count > 0)
        {
            words.AddTo(ModelState, saved.Problems);
            return await ShowAsync(wiki, actor, ct);
        }

        toasts.Show(HttpContext, new(saved.Version is null ? texts["Unchanged"] : texts["BroughtBack"]));
        return Redirect(Address());
    }

    private async Task<IActionResult> ShowAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        var versions = await wiki.TemplateEditor.HistoryAsync(actor, Id, MostVersions + 1, ct);
        var files = new List<TemplateFile?>();
        foreach (var version in versions)
        {
            files.Add(version.Blob is null ? null : (await wiki.TemplateEditor.FindAsync(actor, Id, version.Id, ct))?.File);
        }

        var lines = new List<TemplateVersionLine>();
        for (var i = 0; i < Math.Min(versions.Count, MostVersions); i++)
        {
            var before = i + 1 < files.Count ? files[i + 1] : Opened.Shipped;
            var changes = files[i] is { } now && before is not null ? TemplateMerge.Compare(before, now) : [];
            lines.Add(new(versions[i].Id, When(wiki, versions[i].At), Who(wiki, versions[i]), files[i] is null, [.. changes.Select(c => DifferenceWords.Line(texts, c, wiki.Templates.Question, Language))]));
        }

        Lines = lines;
        return Page();
    }

    private static string When(Wiki wiki, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone))
            .ToString(Language == "de" ? "d. MMMM yyyy, HH:mm" : "d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture);

    private string Who(Wiki wiki, PageVersion version) =>
        version.Author is { } author ? (author == AuthorId.Host ? texts["WhoHost"] : wiki.Persons.Current.NameOf(author) ?? texts["WhoFormer"]) : version.ForeignAuthor ?? texts["WhoFormer"];
}
