using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Fill;

/// <summary>An answer that today's meeting put into the wiki.</summary>
public sealed record HeldAnswer(string Id, string Office, string Question, SafeHtml Html, string Href);

/// <summary>A question that today's meeting put off.</summary>
public sealed record PutOffQuestion(string Office, string Question, string Href);

/// <summary>What today's meeting put into the wiki, for the minutes.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class MeetingDoneModel : PageModel
{
    public string Association { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public IReadOnlyList<HeldAnswer> Answers { get; private set; } = [];

    public IReadOnlyList<PutOffQuestion> PutOff { get; private set; } = [];

    public string MeetingHref { get; private set; } = "";

    public string MapHref { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? unit, CancellationToken ct)
    {
        var (view, urls) = (wiki.AccessOf(actor), WikiRequest.Urls(HttpContext));
        var branch = view.Snapshot.Units.Resolve(unit);
        if ((!string.IsNullOrEmpty(unit) && (branch is null || !view.CanRead(branch.Page) || !view.SeesMapOf(branch)))
            || await wiki.Meetings.OpenAsync(actor, branch, ct) is not { } meeting)
        {
            return actor is Actor.Visitor ? Redirect(urls.Of("sign-in") + QueryString.Create("back", Request.PathBase + Request.Path + Request.QueryString)) : NotFound();
        }

        var (language, query) = (CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, branch is null ? "" : QueryString.Create("unit", branch.Path.Value).ToString());
        (Association, Today) = (branch?.Title ?? wiki.Snapshot.Settings.Name, wiki.Snapshot.Settings.Today(wiki.Clock));
        (MeetingHref, MapHref) = (urls.Of("meeting") + query, urls.Of("map") + query);
        var answers = new List<HeldAnswer>();
        foreach (var held in meeting.Held)
        {
            var html = await wiki.Reader.PreviewAsync(actor, held.Role.Path, held.Markdown, urls, ct);
            answers.Add(new($"held-{answers.Count + 1}", held.Role.Title, held.Question.Text.In(language), html, $"{urls.Of("fill", held.Role.Path)}?q={held.Question.Id}"));
        }

        Answers = answers;
        PutOff = [.. meeting.PutOff.Select(p => new PutOffQuestion(p.Role.Title, p.Question.Text.In(language), $"{urls.Of("fill", p.Role.Path)}?q={p.Question.Id}"))];
        return Page();
    }
}
