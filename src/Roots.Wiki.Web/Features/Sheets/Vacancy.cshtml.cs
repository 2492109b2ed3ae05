using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Sheets;

/// <summary>"Amt zu vergeben": shows what the office's answers say about it, lets people take things out, and makes a public page of it.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class VacancyModel(ProblemWords problems, Toasts toasts, IStringLocalizer<SheetsTexts> texts) : PageModel
{
    private const string TemplateId = "steckbrief";
    private const string Folder = "mitmachen";

    [BindProperty]
    public string? Title { get; set; }

    /// <summary>Markdown by question.</summary>
    [BindProperty]
    public Dictionary<string, string> Answers { get; set; } = [];

    public Template Template { get; private set; } = null!;

    public string Office { get; private set; } = "";

    public PagePath Path { get; private set; } = null!;

    public PagePath? Existing { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public IActionResult OnGet(Wiki wiki, Actor actor, string role)
    {
        if (Open(wiki, actor, role) is not { } office)
        {
            return NotFound();
        }

        Title = texts["VacancyTitle", Office];
        Answers = new(DrawnAnswers.Of(Template, new(office, wiki.AccessOf(actor), wiki.Templates)));
        ModelState.Clear();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string role, CancellationToken ct)
    {
        if (Open(wiki, actor, role) is null)
        {
            return NotFound();
        }

        foreach (var question in Template.Questions)
        {
            if (Answers.TryGetValue(question.Id, out var text) && text?.Length > Limits.AnswerLength)
            {
                problems.AddTo(ModelState, new Problem(ProblemCode.TooLong, $"Answers[{question.Id}]", Limits.AnswerLength));
                return Page();
            }
        }

        var path = PagePath.Parse($"{Folder}/{PageNames.Slug(Office)}");
        var given = Answers.Where(a => !string.IsNullOrWhiteSpace(a.Value)).ToDictionary(a => a.Key, a => a.Value, StringComparer.Ordinal);
        if (await wiki.Sheets.CreateAsync(actor, TemplateId, path, Title ?? "", Visibility.Public, given, ct) is SaveResult.Rejected(var refused))
        {
            problems.AddTo(ModelState, refused.Select(p => p with { Field = "Title" }));
            return Page();
        }

        toasts.Show(HttpContext, new(texts["Published"]));
        return Redirect(Urls.Of(path));
    }

    private Role? Open(Wiki wiki, Actor actor, string address)
    {
        var view = wiki.AccessOf(actor);
        if (wiki.Snapshot.Roles.Resolve(address) is not { } role || !view.Can(Permission.Write) || !view.CanReadClass(new(Visibility.Office, role.Path)) || wiki.Templates.Find(TemplateId) is not { } template)
        {
            return null;
        }

        (Template, Office, Path) = (template, role.Title, role.Path);
        Existing = PagePath.TryParse($"{Folder}/{PageNames.Slug(role.Title)}", out var path) && wiki.Snapshot.Find(path) is { } page && view.CanRead(page) ? path : null;
        return role;
    }
}
