using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Pages;

/// <summary>Writes a page or creates one: form, preview, draft, save, and both texts where two people clash.</summary>
[RequestSizeLimit(MaxForm)]
[RequestFormLimits(ValueLengthLimit = MaxForm, BufferBodyLengthLimit = MaxForm, MultipartBodyLengthLimit = MaxForm)]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EditModel(IStringLocalizer<PagesTexts> texts, IStringLocalizer<SharedTexts> shared, ProblemWords problems, Toasts toasts) : PageModel
{
    private const int MaxForm = 16 * 1024 * 1024;   // far above what may be saved, so that a text that is too large comes back to its writer

    [BindProperty]
    public EditInput Input { get; set; } = new();

    /// <summary>The question whether something is a secret; null before it was asked.</summary>
    public SecretAsk? Secret { get; private set; }

    public OpenedPage Opened { get; private set; } = null!;

    public EditConflict? Conflict { get; private set; }

    public SafeHtml? Preview { get; private set; }

    public IReadOnlyList<Crumb> Crumbs { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public string Heading { get; private set; } = "";

    public bool IsDraftOutdated => Opened.Draft is { } draft && draft.Base != Opened.Base;

    public string? DraftFrom { get; private set; }

    /// <summary>Who could be named as the only readers.</summary>
    public IReadOnlyList<CircleChoice> ReaderChoices { get; private set; } = [];

    /// <summary>The offices that could look after the page, by address.</summary>
    public IReadOnlyList<(string Address, string Title)> Reviewers { get; private set; } = [];

    /// <summary>Months to choose from, with those that the page says.</summary>
    public IReadOnlyList<int> Intervals => [.. UsualIntervals.Append(int.TryParse(Input.ReviewMonths, out var own) && own is > 0 and <= PageReview.MostMonths ? own : UsualIntervals[0]).Distinct().Order()];

    private static readonly int[] UsualIntervals = [3, 6, 12, 24, 36];

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? title, CancellationToken ct)
    {
        if (await OpenAsync(wiki, actor, path, ct) is { } refusal)
        {
            return refusal;
        }

        var form = Opened.Draft is { } draft ? PageForm.Read(Opened.Path, draft.Text) : Opened.Form;
        Input = EditInput.Of(form, Opened.Draft is null ? Opened.Base : Opened.Draft.Base ?? Opened.Base);
        Input.Title = Opened is { Base: null, Draft: null } && title is not null ? title : Input.Title;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (await OpenAsync(wiki, actor, path, ct) is { } refusal)
        {
            return refusal;
        }

        switch (await wiki.Editor.SaveAsync(actor, Opened.Path, Input.BaseId, Input.ToForm() with { Harmless = Marks }, ct))
        {
            case SaveResult.Rejected(var reasons):
                problems.AddTo(ModelState, reasons, nameof(Input));
                Secret = SecretAsk.After(reasons[0], Marks) ?? Secret;
                return Page();
            case SaveResult.Conflict(var clash):
                return Show(clash);
            case SaveResult.Saved(_, _, var wasMerged):
                toasts.Show(HttpContext, new(wasMerged ? texts["SavedMerged"] : shared["SavedToWiki"]));
                return Redirect(Urls.Of(Opened.Path));
            default:
                toasts.Show(HttpContext, new(texts["NothingChanged"]));
                return Redirect(Urls.Of(Opened.Path));
        }
    }

    public async Task<IActionResult> OnPostPreviewAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (await OpenAsync(wiki, actor, path, ct) is { } refusal)
        {
            return refusal;
        }

        Preview = await wiki.Reader.PreviewAsync(actor, Opened.Path, Input.Body ?? "", Urls, ct);
        return Request.Headers.ContainsKey("X-Fragment") ? Partial("_Preview", Preview) : Page();
    }

    public async Task<IActionResult> OnPostDraftAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (!PagePath.TryParse(path, out var page))
        {
            return NotFound();
        }

        return await wiki.Editor.KeepDraftAsync(actor, page, Input.BaseId, Input.ToForm() with { Harmless = Marks }, ct) switch
        {
            null => new NoContentResult(),
            { Code: ProblemCode.PageTooLarge } => StatusCode(StatusCodes.Status413PayloadTooLarge),
            { Code: ProblemCode.LooksLikeSecret or ProblemCode.MaybeSecret } secret =>
                new ContentResult { StatusCode = StatusCodes.Status422UnprocessableEntity, Content = problems.Of(secret), ContentType = "text/plain; charset=utf-8" },
            { Code: ProblemCode.StorageFull or ProblemCode.StorageUnavailable } => StatusCode(StatusCodes.Status503ServiceUnavailable),
            _ when actor is Actor.Visitor => Unauthorized(),
            _ => StatusCode(StatusCodes.Status403Forbidden),
        };
    }

    public async Task<IActionResult> OnPostDropDraftAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        if (await OpenAsync(wiki, actor, path, ct) is { } refusal)
        {
            return refusal;
        }

        await wiki.Editor.DropDraftAsync(actor, Opened.Path, ct);
        toasts.Show(HttpContext, new(texts["DraftDropped"]));
        return Redirect(Opened.Base is null ? Urls.Of("pages") : Urls.Of("edit", Opened.Path));
    }

    private IReadOnlyCollection<string> Marks => SecretAsk.MarksIn(Request.Form);

    // What is known only to the page, whatever the form says; null when the form may be shown.
    private async Task<IActionResult?> OpenAsync(Wiki wiki, Actor actor, string? path, CancellationToken ct)
    {
        Urls = new PageUrl(Request.PathBase.Value ?? "");
        if (actor is Actor.Visitor)
        {
            return Redirect(Urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path));
        }

        if (!PagePath.TryParse(path, out var page) || await wiki.Editor.OpenAsync(actor, page, ct) is not { } opened)
        {
            return NotFound();
        }

        Opened = opened;
        Heading = opened.Base is null ? texts["CreateTitle"] : texts["EditTitle", opened.Form.Title];
        Crumbs = opened.Base is null
            ? [.. PageCrumbs.Of(wiki.Reader.CrumbsOf(actor, page), Urls), new(texts["NewDeed"])]
            : PageCrumbs.To(wiki, actor, page, Urls, texts["EditDeed"]);
        Reviewers = ReviewersOf(wiki, actor, opened);
        ReaderChoices = shared.Choices(wiki, wiki.AccessOf(actor), opened.Form.Readers is { Count: > 0 } named ? CircleList.Of(named) : null, withPublic: false);
        DraftFrom = opened.Draft is { } draft ? PageWords.When(wiki, draft.ChangedAt) : null;
        return null;
    }

    // What the page names stays to be chosen, also where there is no such office any more.
    private static IReadOnlyList<(string Address, string Title)> ReviewersOf(Wiki wiki, Actor actor, OpenedPage opened)
    {
        var view = wiki.AccessOf(actor);
        var named = opened.Form.Review?.Office;
        var known = named is null ? null : view.Snapshot.Roles.Resolve(named);
        var offices = view.Snapshot.Roles.All.Where(r => view.CanRead(r.Page)).OrderBy(r => r.Title, StringComparer.CurrentCulture)
            .Select(r => (Address: r.Path == known?.Path ? named! : r.Path.Name is "index" or "README" && r.Folder.Length > 0 ? r.Folder : r.Path.Value, r.Title));
        return named is not null && (known is null || !view.CanRead(known.Page)) ? [.. offices, (named, named)] : [.. offices];
    }

    private PageResult Show(EditConflict clash)
    {
        Conflict = clash;
        ModelState.Clear();   // the form shall show the proposal, not what was sent
        Input = EditInput.Of(PageForm.Read(Opened.Path, clash.Merged ?? clash.Mine), clash.TheirBlob);
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
