using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>A round, or another sheet, that somebody could go on with.</summary>
public sealed record NextRound(string Href, string Title, int? Number, int Minutes);

/// <summary>After a sitting: thanks, what came of it, who can see it, and what could come next. What the address says is only shown.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DoneModel(IStringLocalizer<FillTexts> texts, ProblemWords words, Toasts toasts) : PageModel
{
    public SittingForm Form { get; private set; } = null!;

    public RoleStanding Standing { get; private set; } = null!;

    public string Association { get; private set; } = "";

    public bool IsGuest { get; private set; }

    /// <summary>Answers that went into the wiki; for a guest those that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Those among them that say "Weiß ich nicht".</summary>
    public int Unknown { get; private set; }

    public bool HasLeft { get; private set; }

    public Level? Before { get; private set; }

    public IReadOnlyList<SittingQuestion> Clashes { get; private set; } = [];

    /// <summary>Answers that the member keeps to themselves.</summary>
    public int Private { get; private set; }

    /// <summary>Questions of the round that have an answer, each of which can be corrected from here.</summary>
    public IReadOnlyList<SittingQuestion> Said { get; private set; } = [];

    /// <summary>Questions of the round that are open.</summary>
    public int Open { get; private set; }

    public string? OpenHref { get; private set; }

    public NextRound? Next { get; private set; }

    public IReadOnlyList<PageEntry> Pages { get; private set; } = [];

    public VersionId? Version { get; private set; }

    /// <summary>Who could know what was not known last; null where nothing is open.</summary>
    public WhoKnows? Who { get; private set; }

    /// <summary>Where that is asked.</summary>
    public string AskHref => Urls.Of("fill-done", Form.Role.Path) + Request.QueryString.Add("handler", "Ask");

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string role, string? template, int round, int n, string? before, string? clash, string? v, bool left, string? unsure, CancellationToken ct)
    {
        if (FillAccess.RoleOf(wiki, role) is not { IsPage: false } office || FillStep.TemplateOf(wiki.Templates, office, template, null) is not { } sheet)
        {
            return NotFound();
        }

        var asker = await FillAccess.ActorForAsync(HttpContext, wiki, actor, office, ct);
        if (await wiki.Sittings.OpenAsync(asker, office.Path, sheet, ct) is not { Sections.Count: > 0 } form)
        {
            return FillAccess.HasDeadLink(HttpContext, wiki, actor) ? Redirect(Urls.Of("s/closed")) : NotFound();
        }

        Form = form;
        (Association, IsGuest, HasLeft) = (wiki.Snapshot.Settings.Name, asker is Actor.Guest, left);
        Standing = RoleStanding.Of(form.Role, wiki.Templates, wiki.Snapshot.Settings.Today(wiki.Clock), wiki.RolesOverview.Days);
        Count = IsGuest ? form.Answered : Math.Max(0, n);
        Unknown = form.Questions.Count(q => q.State == AnswerState.Unknown);
        Private = form.Questions.Count(q => q.IsPrivate);
        Before = Enum.TryParse<Level>(before, out var level) ? level : null;
        Who = WhoKnows.Of(wiki, asker, form.Role, unsure, Language);
        var clashes = (clash ?? "").Split(',');
        Clashes = [.. form.Questions.Where(q => clashes.Contains(q.Question.Id) && q.IsDraft)];
        Version = !IsGuest && VersionId.TryParse(v, out var version) ? version : null;
        var view = wiki.AccessOf(asker);
        Pages = [.. form.Role.Knowledge.Where(view.CanRead)];
        Said = [.. form.Sections[Math.Clamp(round, 1, form.Sections.Count) - 1].Questions.Where(q => q.IsSaid)];
        LookAhead(wiki, Math.Clamp(round, 1, form.Sections.Count) - 1);
        return Page();
    }

    /// <summary>Takes a sitting back: each page of the office that this version wrote, and nobody has changed since, becomes what it was.</summary>
    public async Task<IActionResult> OnPostUndoAsync(Wiki wiki, Actor actor, string role, string? v, CancellationToken ct)
    {
        if (FillAccess.RoleOf(wiki, role) is not { IsPage: false } office || actor is not Actor.Member || !VersionId.TryParse(v, out var version))
        {
            return NotFound();
        }

        var (undone, refused) = (0, (string?)null);
        foreach (var page in office.Knowledge.Where(wiki.AccessOf(actor).CanRead))
        {
            var versions = await wiki.Store.HistoryAsync(page.Path.File, null, 2, ct);
            if (versions.Count == 0 || versions[0].Id != version || versions[0].Author != actor.Author)
            {
                continue;
            }

            var result = versions.Count > 1
                ? await wiki.Editor.RestoreAsync(actor, page.Path, versions[1].Id, page.Blob, ct)
                : await wiki.Editor.DeleteAsync(actor, page.Path, page.Blob, ct);
            undone += result is SaveResult.Saved ? 1 : 0;
            refused = result is SaveResult.Rejected(var problems) ? words.Of(problems[0]) : refused;
        }

        toasts.Show(HttpContext, undone > 0 && refused is null ? new ToastMessage(texts["Undone"]) : new ToastMessage(refused ?? texts["UndoTooLate"], IsWarning: true));
        return Redirect(Urls.Of("role", office.Path));
    }

    /// <summary>Asks whoever could know, and shows the same again.</summary>
    public async Task<IActionResult> OnPostAskAsync(Wiki wiki, Actor actor, string role, CancellationToken ct)
    {
        if (FillAccess.RoleOf(wiki, role) is not { IsPage: false } office)
        {
            return NotFound();
        }

        var asker = await FillAccess.ActorForAsync(HttpContext, wiki, actor, office, ct);
        if (WhoKnows.Of(wiki, asker, office, Request.Form["WhoFor"], Language)?.With(Request.Form) is not { } who)
        {
            return NotFound();
        }

        var (_, problem) = await wiki.Clarifications.PassOnAsync(asker, who.InputFor(office), ct);
        if (problem?.Code == ProblemCode.NotFound)
        {
            return NotFound();
        }

        toasts.Show(HttpContext, problem is null ? new(texts[asker is Actor.Guest ? "WhoSentGuest" : "WhoSent"]) : new(words.Of(problem), IsWarning: true));
        var rest = Request.Query.Where(q => q.Key is not ("handler" or "unsure")).SelectMany(q => q.Value, (q, v) => KeyValuePair.Create(q.Key, v));
        return Redirect(Urls.Of("fill-done", office.Path) + QueryString.Create(rest) + (problem is null ? "" : "&unsure=" + who.Question.Id));
    }

    /// <summary>Where one answer is corrected; saving comes back here.</summary>
    public string ChangeHref(SittingQuestion said) => $"{Urls.Of("fill", Form.Role.Path)}?template={Uri.EscapeDataString(Form.Template.Id)}&q={said.Question.Id}&one={OneAnswer.Done}";

    private void LookAhead(Wiki wiki, int round)
    {
        string Address(Template sheet, Question question) => $"{Urls.Of("fill", Form.Role.Path)}?template={Uri.EscapeDataString(sheet.Id)}&q={question.Id}";

        var open = Form.Sections[round].Questions.Where(q => !q.IsSaid).ToList();
        (Open, OpenHref) = (open.Count, open.Count > 0 ? Address(Form.Template, open[0].Question) : null);
        var further = Enumerable.Range(round + 1, Form.Sections.Count - round - 1).FirstOrDefault(i => Form.Sections[i].Questions.Any(q => !q.IsSaid));
        if (further > 0)
        {
            var section = Form.Sections[further];
            Next = new(Address(Form.Template, section.Questions.First(q => !q.IsSaid).Question), section.Section.Title.In(Language), further + 1, FillStep.MinutesOf(section.Questions));
        }
        else if (!IsGuest && Open == 0)
        {
            Next = OtherSheet(wiki, Address);
        }
    }

    private NextRound? OtherSheet(Wiki wiki, Func<Template, Question, string> address)
    {
        var open = Standing.Questions.Where(q => !q.IsTouched).Select(q => q.Question.Id).ToHashSet(StringComparer.Ordinal);
        return (from sheet in wiki.Templates.TemplatesOf(Form.Role)
                where sheet.Id != Form.Template.Id
                orderby sheet.Kind == TemplateKind.QuickStart ? 0 : sheet.Kind == TemplateKind.RoleSheet ? 1 : 2
                from section in sheet.Sections
                let left = section.Questions.Where(q => open.Contains(q.Id)).ToList()
                where left.Count > 0
                select new NextRound(address(sheet, left[0]), $"{sheet.Title.In(Language).Split(':')[0]}: {section.Title.In(Language)}", null, (int)Math.Ceiling(left.Sum(q => q.Type.Minutes)))).FirstOrDefault();
    }
}
