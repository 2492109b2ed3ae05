using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Clarifications;
using Roots.Wiki.People;
using Roots.Wiki.Rendering;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.ForYou;

/// <summary>"Versteh ich nicht", "Ich weiß noch etwas", "Wer könnte das wissen?": asks about one answer or page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class AskModel(ProblemWords words, Toasts toasts, IStringLocalizer<ForYouTexts> texts) : PageModel
{
    public string Title { get; private set; } = "";

    public string BackHref { get; private set; } = "";

    /// <summary>The question's wording; null for a page.</summary>
    public string? Question { get; private set; }

    public string QuestionId { get; private set; } = "";

    public SafeHtml? Html { get; private set; }

    /// <summary>Whom it goes to, in words.</summary>
    public string Who { get; private set; } = "";

    /// <summary>Whether the actor belongs to those who answer, and may name somebody who could know.</summary>
    public bool MayNotKnow { get; private set; }

    /// <summary>Who has to do with the office and can be asked, with what they are to it.</summary>
    public IReadOnlyList<(Member Member, HolderKind Kind)> Named { get; private set; } = [];

    public IReadOnlyList<Role> Offices { get; private set; } = [];

    public IReadOnlyList<Member> People { get; private set; } = [];

    public IReadOnlyList<AskedView> Known { get; private set; } = [];

    public ClarificationKind Kind { get; private set; }

    public string? To { get; private set; }

    [BindProperty]
    public string? Text { get; set; }

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? path, string? q, ClarificationKind kind, string? text, string? to, CancellationToken ct)
    {
        if (actor is not Actor.Member)
        {
            return Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path + Request.QueryString)}");
        }

        (Kind, To) = (kind, to);
        Text = text?.Length <= Limits.RemarkLength ? text : null;
        return await ShowAsync(wiki, actor, path, q, ct) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? path, string? q, ClarificationKind kind, string? to, CancellationToken ct)
    {
        (Kind, To) = (kind, to);
        if (!Enum.IsDefined(kind) || !await ShowAsync(wiki, actor, path, q, ct))
        {
            return NotFound();
        }

        var input = new ClarificationInput(
            kind, PagePath.Parse(path!), QuestionId, Text ?? "",
            to?.StartsWith("office:", StringComparison.Ordinal) == true && MayNotKnow && PagePath.TryParse(to[7..], out var office) ? office : null,
            to?.StartsWith("person:", StringComparison.Ordinal) == true && PersonId.TryParse(to[7..], out var person) && (MayNotKnow || Named.Any(n => n.Member.Person == person)) ? person : null);
        var (asked, problem) = await wiki.Clarifications.AskAsync(actor, input, ct);
        if (problem is not null)
        {
            words.AddTo(ModelState, problem);
            return Page();
        }

        toasts.Show(HttpContext, new(texts["AskSentTo", ClarificationWords.Whom(asked!, wiki, wiki.AccessOf(actor).SeesNames, texts)]));
        return Redirect(BackHref);
    }

    private async Task<bool> ShowAsync(Wiki wiki, Actor actor, string? path, string? q, CancellationToken ct)
    {
        var (view, urls) = (wiki.AccessOf(actor), WikiRequest.Urls(HttpContext));
        if (!PagePath.TryParse(path, out var page) || view.Snapshot.Find(page) is not { } entry || !view.CanRead(entry))
        {
            return false;
        }

        (Title, QuestionId) = (entry.Facts.Title, q ?? "");
        if (QuestionId.Length == 0)
        {
            BackHref = urls.Of(page);
            Who = view.Snapshot.Roles.Find(Responsibility.OfficeOf(page, view.Snapshot) ?? page)?.Title ?? texts["WhoBoard"];
        }
        else
        {
            if (view.Snapshot.Roles.Find(page) is not { } role || wiki.Templates.Question(QuestionId) is not { } question
                || new RoleKnowledge(role, view, wiki.Templates) is not { } knowledge || (knowledge.PageOf(QuestionId) is null && !knowledge.CanAnswer(question)))
            {
                return false;
            }

            Question = question.Text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
            Who = role.Title;
            MayNotKnow = view.CanReadClass(new(Visibility.Office, role.Path));
            BackHref = knowledge.PageOf(QuestionId) is { } known ? urls.Of(known.Path) : urls.Of("role", role.Path);
            Html = knowledge.Find(QuestionId) is { Text.Length: > 0 } answer ? await wiki.Reader.PreviewAsync(actor, page, answer.Text, urls, ct) : null;
        }

        var about = view.Snapshot.Roles.Find(Responsibility.OfficeOf(page, view.Snapshot) ?? page) is { } owner && view.SeesNames && view.CanRead(owner.Page) ? owner : null;
        Named = [.. (about?.Facts.Holders ?? []).OrderBy(h => h.Kind)
            .Select(h => (Member: wiki.Persons.Current.Members.Values.FirstOrDefault(m => m.IsActive && m.Person == h.Person && m.Person != actor.Person), h.Kind))
            .Where(n => n.Member is not null).DistinctBy(n => n.Member!.Person).Select(n => (n.Member!, n.Kind))];
        Offices = MayNotKnow ? [.. view.Snapshot.Roles.All.Where(r => r.Path != page && view.CanRead(r.Page))] : [];
        People = MayNotKnow ? [.. wiki.Persons.Current.Members.Values.Where(m => m.IsActive && m.Person != actor.Person && Named.All(n => n.Member.Person != m.Person)).OrderBy(m => m.DisplayName, StringComparer.CurrentCulture)] : [];
        Known = [.. (await wiki.Clarifications.AboutAsync(actor, page, QuestionId, ct)).Select(v => AskedView.Of(v, wiki, texts, urls))];
        return true;
    }
}
