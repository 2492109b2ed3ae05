using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Composition;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>A question of the wiki's own office with its answer, or null while nobody has answered it.</summary>
public sealed record CardAnswer(string Question, SafeHtml? Answer);

/// <summary>"Notfallkarte fürs Wiki": what somebody needs who has to keep the wiki alive without its keeper. To be printed; holds no secret. For nobody but the administration there is such a page.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class EmergencyCardModel(PublicAddress publicAddress, DataFolder data, IPageRenderer renderer, ProblemWords words) : PageModel
{
    // What somebody needs first, in the order in which they need it.
    private static readonly string[] Questions =
        ["wiki-ort", "wiki-hineinkommen", "wiki-sicherung", "wiki-zurueckspielen", "wiki-zweite-verwaltung", "wiki-domain", "wiki-verlaengerung", "wiki-kosten", "wiki-neue-fassung"];

    public string Association { get; private set; } = "";

    public string Address { get; private set; } = "";

    /// <summary>The data folder of the running program.</summary>
    public string Folder => data.Path;

    public string Day { get; private set; } = "";

    public IReadOnlyList<string> Administrators { get; private set; } = [];

    public Role? Office { get; private set; }

    /// <summary>Where the office's questions are answered.</summary>
    public string? FillHref { get; private set; }

    public IReadOnlyList<CardAnswer> Answers { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (!actor.IsAdministrator)
        {
            return NotFound();
        }

        await LoadAsync(wiki, actor, ct);
        return Page();
    }

    /// <summary>Makes the office in a wiki that has none yet.</summary>
    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        if (!actor.IsAdministrator || actor is not Actor.Member member)
        {
            return NotFound();
        }

        var edits = WikiOffice.Edits(wiki.Snapshot, wiki.Templates, member.PersonId, wiki.Snapshot.Settings.Language);
        if (edits.Count > 0 && await wiki.Store.CommitAsync(new(actor, ChangeKind.Settings, edits), ct) is CommitResult.Rejected(var problems))
        {
            words.AddTo(ModelState, problems);
            await LoadAsync(wiki, actor, ct);
            return Page();
        }

        return Redirect(WikiRequest.Urls(HttpContext).Of("admin/emergency-card"));
    }

    private async Task LoadAsync(Wiki wiki, Actor actor, CancellationToken ct)
    {
        var (urls, people, language) = (WikiRequest.Urls(HttpContext), wiki.Persons.Current, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        Association = wiki.Snapshot.Settings.Name is { Length: > 0 } given ? given : "Roots.Wiki";
        Address = (await publicAddress.FindAsync(HttpContext, ct)).Base;
        Day = wiki.Snapshot.Settings.Today(wiki.Clock).ToString("D", CultureInfo.CurrentCulture);
        Administrators = [.. people.Members.Values.Where(m => m is { IsAdministrator: true, IsActive: true }).Select(m => m.DisplayName).Order(StringComparer.CurrentCulture)];
        Office = WikiOffice.Find(wiki.Snapshot);
        if (Office is null)
        {
            return;
        }

        var view = wiki.AccessOf(actor);
        var (knowledge, filler) = (new RoleKnowledge(Office, view, wiki.Templates), new HoleFiller(view, people, urls));
        FillHref = $"{urls.Of("fill", Office.Path)}?template={WikiOffice.Template}";
        var answers = new List<CardAnswer>();
        foreach (var question in Questions.Select(wiki.Templates.Question).OfType<Roots.Wiki.Templates.Question>())
        {
            var text = knowledge.Find(question.Id)?.Text;
            answers.Add(new(question.Text.In(language), string.IsNullOrWhiteSpace(text) ? null : filler.Fill(await renderer.RenderAsync(text, Office.Path.Folder, ct))));
        }

        Answers = answers;
    }
}
