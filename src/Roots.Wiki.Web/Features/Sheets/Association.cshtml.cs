using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Sheets;

/// <summary>What an office says on the sheet.</summary>
public sealed record SheetVoice(string Office, SafeHtml Html, bool IsOld, DateOnly? Until);

/// <summary>An office that has not answered yet, and where it can.</summary>
public sealed record SheetGap(string Office, string Href);

/// <summary>A question of the sheet.</summary>
public sealed record SheetLine(string Question, IReadOnlyList<SheetVoice> Answers, IReadOnlyList<SheetGap> Open);

/// <summary>A sheet about the whole association, for the board, drawn from the offices' answers at each look; made to be printed.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AssociationModel(IPageRenderer renderer) : PageModel
{
    public string Title { get; private set; } = "";

    public string Association { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public IReadOnlyList<SheetLine> Lines { get; private set; } = [];

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string Day(DateOnly day) => day.ToString("d. MMMM yyyy", CultureInfo.CurrentCulture);

    // A day as people write it; the escaped dot keeps it from being read as the beginning of a list.
    private string Written(Question question, string markdown) =>
        question.Type.Input == InputKind.Date && DateOnly.TryParseExact(markdown.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Day(day).Replace(". ", "\\. ", StringComparison.Ordinal)
            : markdown;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string template, CancellationToken ct)
    {
        var view = wiki.AccessOf(actor);
        Today = wiki.Snapshot.Settings.Today(wiki.Clock);
        if (AssociationSheet.Of(view, template, wiki.Templates, Today) is not { } sheet)
        {
            return actor is Actor.Visitor ? Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path)) : NotFound();
        }

        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var filler = new HoleFiller(view, wiki.Persons.Current, Urls);
        (Title, Association) = (sheet.Template.Title.In(language), wiki.Snapshot.Settings.Name);
        var lines = new List<SheetLine>();
        foreach (var line in sheet.Lines)
        {
            var voices = new List<SheetVoice>();
            foreach (var answer in line.Answers)
            {
                var html = filler.Fill(await renderer.RenderAsync(Written(line.Question, answer.Markdown), answer.Role.Folder, ct));
                voices.Add(new(answer.Role.Title, html, answer.Standing.Age == AnswerAge.Stale, answer.Standing.ValidUntil));
            }

            lines.Add(new(line.Question.Text.In(language), voices, [.. line.Open.Select(r => new SheetGap(r.Title, $"{Urls.Of("fill", r.Path)}?q={line.Question.Id}"))]));
        }

        Lines = lines;
        return Page();
    }
}
