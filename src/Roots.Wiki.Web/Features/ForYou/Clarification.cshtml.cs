using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Clarifications;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>One question of a reader: improve the answer, or reply in short.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ClarificationModel(ProblemWords words, Toasts toasts, IStringLocalizer<ForYouTexts> texts) : PageModel
{
    public ClarificationView View { get; private set; } = null!;

    public AskedView Asked { get; private set; } = null!;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public string About { get; private set; } = "";

    public SafeHtml? Html { get; private set; }

    public bool MayReply { get; private set; }

    /// <summary>Where the answer or the page is read; null where the actor may not.</summary>
    public string? SubjectHref { get; private set; }

    /// <summary>Where it is improved; null where the actor may not.</summary>
    public string? ImproveHref { get; private set; }

    [BindProperty]
    public string? Reply { get; set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string id, CancellationToken ct) =>
        actor is not Actor.Member ? Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path)}")
        : await ShowAsync(wiki, actor, id, ct) ? Page()
        : NotFound();

    public async Task<IActionResult> OnPostReplyAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (!await ShowAsync(wiki, actor, id, ct))
        {
            return NotFound();
        }

        if (await wiki.Clarifications.ReplyAsync(actor, id, Reply ?? "", ct) is { } problem)
        {
            words.AddTo(ModelState, problem);
            return Page();
        }

        toasts.Show(HttpContext, new(texts["ReplySent"]));
        return Redirect(Urls.Of("for-you"));
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        if (!await wiki.Clarifications.WithdrawAsync(actor, id, ct))
        {
            return NotFound();
        }

        toasts.Show(HttpContext, new(texts["Withdrawn"]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("for-you"));
    }

    private async Task<bool> ShowAsync(Wiki wiki, Actor actor, string id, CancellationToken ct)
    {
        Urls = WikiRequest.Urls(HttpContext);
        if (await wiki.Clarifications.FindAsync(actor, id, ct) is not { } view)
        {
            return false;
        }

        var (asked, access) = (view.Clarification, wiki.AccessOf(actor));
        (View, Asked, About) = (view, AskedView.Of(view, wiki, texts, null), ClarificationWords.About(view.Clarification, wiki));
        MayReply = wiki.Clarifications.MayReply(actor, view);
        if (!view.CanReadSubject)
        {
            return true;
        }

        if (!asked.IsAboutAnswer)
        {
            SubjectHref = Urls.Of(asked.Page);
            ImproveHref = access.Can(Permission.Write) ? Urls.Of("edit", asked.Page) : null;
            return true;
        }

        var knowledge = new RoleKnowledge(access.Snapshot.Roles.Find(asked.Page)!, access, wiki.Templates);
        SubjectHref = Urls.Of("role", asked.Page);
        ImproveHref = access.CanReadClass(new(Visibility.Office, asked.Page)) ? $"{Urls.Of("fill", asked.Page)}?q={asked.Question}" : null;
        Html = knowledge.Find(asked.Question) is { Text.Length: > 0 } answer ? await wiki.Reader.PreviewAsync(actor, asked.Page, answer.Text, Urls, ct) : null;
        return true;
    }
}
