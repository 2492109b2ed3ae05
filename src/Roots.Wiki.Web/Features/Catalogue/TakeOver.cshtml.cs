using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Exchange;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>Takes a template or a how-to of another association over: first a look, then the decision. The file is a stranger's.</summary>
public sealed class TakeOverModel(IPageRenderer renderer, ProblemWords words, Toasts toasts, IStringLocalizer<CatalogueTexts> texts) : CataloguePageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The file's text, carried from the look to the decision and read again there.</summary>
    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? PageTitle { get; set; }

    [BindProperty]
    public string? In { get; set; }

    public TemplateArrival? Arrival { get; private set; }

    public HowTo? HowTo { get; private set; }

    public SafeHtml HowToHtml { get; private set; } = SafeHtml.Empty;

    public IReadOnlyList<DifferenceLine> Taken { get; private set; } = [];

    public IReadOnlyList<DifferenceLine> Clashes { get; private set; } = [];

    public IReadOnlyCollection<string> Chosen { get; private set; } = [];

    public IReadOnlyList<Question> Asked { get; private set; } = [];

    public int Minutes { get; private set; }

    public IReadOnlyList<string> Folders { get; private set; } = [];

    public int MostKilobytes => OwnFiles.MostBytes / 1024;

    public IActionResult OnGet(Wiki wiki, Actor actor) => Enter(wiki, actor, edits: true) ?? Page();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, [FromForm(Name = "do")] string? deed, CancellationToken ct)
    {
        if (Enter(wiki, actor, edits: true) is { } refused)
        {
            return refused;
        }

        if (deed == "look")
        {
            Text = await ReadAsync(ct);
        }

        if (Text is null)
        {
            if (ModelState.IsValid)
            {
                words.AddTo(ModelState, new Problem(ProblemCode.Required, nameof(Upload)));
            }

            return Page();
        }

        return HowToExchange.IsPage(Text) ? await PageAsync(wiki, actor, deed, ct) : await TemplateAsync(wiki, actor, deed, ct);
    }

    private async Task<IActionResult> TemplateAsync(Wiki wiki, Actor actor, string? deed, CancellationToken ct)
    {
        Chosen = [.. Request.Form.Keys.Where(k => k.StartsWith("clash-", StringComparison.Ordinal) && Request.Form[k] == "theirs").Select(k => k["clash-".Length..])];
        if (deed == "take")
        {
            var saved = await wiki.TemplateExchange.TakeOverAsync(actor, Text!, Chosen, ct);
            if (saved.Problems.Count == 0)
            {
                toasts.Show(HttpContext, new(texts[saved.Version is null ? "Unchanged" : "TakenOver"]));
                return Redirect(AddressOf(saved.Id));
            }

            words.AddTo(ModelState, saved.Problems);
        }

        var problems = new List<Problem>();
        Arrival = wiki.TemplateExchange.Look(actor, Text!, Chosen, problems);
        if (Arrival is not { } arrival)
        {
            words.AddTo(ModelState, problems.Select(p => p with { Field = nameof(Upload) }));
            return Page();
        }

        Taken = [.. arrival.Merged.Taken.Where(d => d.Part != TemplatePart.Settings).Select(d => DifferenceWords.Line(texts, d, wiki.Templates.Question, Language))];
        Clashes = [.. arrival.Merged.Clashes.Select(d => DifferenceWords.Line(texts, d, wiki.Templates.Question, Language))];
        var linked = TemplateLinker.Link([arrival.Merged.File], [], [], [], wiki.Templates.Templates.SelectMany(t => t.Questions).Concat(wiki.Templates.Unasked)).Templates[0];
        (Asked, Minutes) = ([.. linked.Questions], linked.Minutes);
        return Page();
    }

    private async Task<IActionResult> PageAsync(Wiki wiki, Actor actor, string? deed, CancellationToken ct)
    {
        var problems = new List<Problem>();
        HowTo = HowToExchange.Look(Text!, problems);
        if (HowTo is not { } howTo)
        {
            words.AddTo(ModelState, problems.Select(p => p with { Field = nameof(Upload) }));
            return Page();
        }

        var view = wiki.AccessOf(actor);
        Folders = [.. view.Snapshot.SortedPages.Where(view.CanRead).Select(p => p.Path.Folder).Where(f => f.Length > 0).Distinct().Order(StringComparer.Ordinal)];
        HowToHtml = new HoleFiller(view, wiki.Persons.Current, Urls).Fill(await renderer.RenderAsync(howTo.Markdown, "", ct));
        if (deed != "take-page")
        {
            ModelState.Clear();
            PageTitle = howTo.Title;
            return Page();
        }

        var address = $"{In?.Trim('/')}/{PageNames.Slug(PageTitle ?? "")}".Trim('/');
        if ((PageForm.CheckTitle(PageTitle ?? "") ?? PageNames.CheckNew(address, wiki.Snapshot)) is { } bad)
        {
            words.AddTo(ModelState, bad with { Field = nameof(PageTitle) });
            return Page();
        }

        if (await wiki.HowTos.TakeOverAsync(actor, Text!, PagePath.Parse(address), PageTitle!, ct) is not SaveResult.Saved { Page: { } page })
        {
            words.AddTo(ModelState, new Problem(ProblemCode.ImportFaulty, nameof(PageTitle)));
            return Page();
        }

        toasts.Show(HttpContext, new(texts["HowToTaken"]));
        return Redirect(Urls.Of(page.Path));
    }

    private async Task<string?> ReadAsync(CancellationToken ct)
    {
        if (Upload is not { Length: > 0 } file)
        {
            return null;
        }

        if (file.Length > OwnFiles.MostBytes)
        {
            words.AddTo(ModelState, new Problem(ProblemCode.ImportTooLarge, nameof(Upload), MostKilobytes));
            return null;
        }

        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, ct);
        if (!System.Text.Unicode.Utf8.IsValid(bytes) || bytes.Contains((byte)0))
        {
            words.AddTo(ModelState, new Problem(ProblemCode.ImportUnreadable, nameof(Upload)));
            return null;
        }

        return Encoding.UTF8.GetString(bytes).TrimStart('\ufeff');
    }
}
