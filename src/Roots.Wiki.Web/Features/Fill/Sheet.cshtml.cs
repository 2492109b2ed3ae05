using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>An answer on the sheet.</summary>
public sealed record SheetAnswer(string Question, SafeHtml Html, bool IsOld);

/// <summary>Vertretungszettel: one page of paper for who steps in. A guest gets the answers that they gave themselves.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class SheetModel(IPageRenderer renderer) : PageModel
{
    public string Office { get; private set; } = "";

    public string Association { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public IReadOnlyList<SheetAnswer> Answers { get; private set; } = [];

    /// <summary>Questions with lines to fill in by hand.</summary>
    public IReadOnlyList<string> Open { get; private set; } = [];

    public string Back { get; private set; } = "";

    public string? Footer { get; private set; }

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string role, CancellationToken ct)
    {
        if (FillAccess.RoleOf(wiki, role) is not { } office)
        {
            return NotFound();
        }

        var asker = await FillAccess.ActorForAsync(HttpContext, wiki, actor, office, ct);
        Today = wiki.Snapshot.Settings.Today(wiki.Clock);
        (Office, Association) = (office.Title, wiki.Snapshot.Settings.Name);
        var urls = WikiRequest.Urls(HttpContext);
        var filler = new HoleFiller(wiki.AccessOf(asker), wiki.Persons.Current, urls);
        if (asker is Actor.Guest)
        {
            Back = urls.Of("fill-done", office.Path);
            return await OwnAnswersAsync(wiki, asker, office, filler, ct) ? Page() : NotFound();
        }

        if (SubstituteSheet.Of(wiki.AccessOf(asker), office.Path, wiki.Templates, Today) is not { } sheet)
        {
            return NotFound();
        }

        Back = urls.Of("role", office.Path);
        Footer = $"{Request.Host}{urls.Of(office.Path)}";
        var answers = new List<SheetAnswer>();
        foreach (var answer in sheet.Answers)
        {
            answers.Add(await ShowAsync(answer.Question, answer.Markdown, answer.Age == AnswerAge.Stale, office, filler, ct));
        }

        Answers = answers;
        Open = [.. sheet.Open.Select(q => q.Text.In(Language))];
        return Page();
    }

    private async Task<bool> OwnAnswersAsync(Wiki wiki, Actor guest, Role office, HoleFiller filler, CancellationToken ct)
    {
        if (FillStep.TemplateOf(wiki.Templates, office, null, null) is not { } template || await wiki.Sittings.OpenAsync(guest, office.Path, template, ct) is not { } form)
        {
            return false;
        }

        var answers = new List<SheetAnswer>();
        foreach (var question in form.Questions.Where(q => !q.Value.IsEmpty))
        {
            answers.Add(await ShowAsync(question.Question, question.Question.Type.Write(question.Question, question.Value, Language), false, office, filler, ct));
        }

        Answers = answers;
        Open = [.. form.Questions.Where(q => q.Value.IsEmpty && q.State != AnswerState.NotApplicable).Select(q => q.Question.Text.In(Language))];
        return true;
    }

    private async Task<SheetAnswer> ShowAsync(Question question, string markdown, bool isOld, Role office, HoleFiller filler, CancellationToken ct) =>
        new(question.Text.In(Language), filler.Fill(await renderer.RenderAsync(markdown, office.Folder, ct)), isOld);
}
