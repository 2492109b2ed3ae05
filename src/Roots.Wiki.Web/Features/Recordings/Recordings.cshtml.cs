using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Recordings;
using Roots.Wiki.Roles;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Recordings;

/// <summary>A recording to be listened to.</summary>
public sealed record RecordingRow(Recording Recording, string About, string By, string Heard, string Href, string? FillHref);

/// <summary>"Erzählen statt tippen": records an answer, plays it back, and leads to where it is typed up.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RecordingsModel(ProblemWords words, Toasts toasts, IStringLocalizer<RecordingsTexts> texts) : PageModel
{
    public Role Office { get; private set; } = null!;

    public string QuestionId { get; private set; } = "";

    /// <summary>The question's wording; null for none in particular.</summary>
    public string? Question { get; private set; }

    public IReadOnlyList<RecordingRow> Rows { get; private set; } = [];

    /// <summary>People who may be heard too.</summary>
    public IReadOnlyList<(PersonId Person, string Name)> Others { get; private set; } = [];

    [BindProperty]
    public bool Consent { get; set; }

    [BindProperty]
    public List<string> Heard { get; set; } = [];

    public string? Error { get; private set; }

    public string? ConsentError { get; private set; }

    public PageUrl Urls => WikiRequest.Urls(HttpContext);

    public static string Day(DateTimeOffset at, Wiki wiki) =>
        TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone)).ToString("d", CultureInfo.CurrentCulture);

    public Wiki Wiki { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Wiki wiki, Actor actor, string? role, string? q, CancellationToken ct)
    {
        if (!Find(wiki, actor, role, q))
        {
            return actor is Actor.Member ? NotFound() : Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.Path + Request.QueryString)}");
        }

        return await ShowAsync(actor, ct);
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? role, string? q, IFormFile? sound, CancellationToken ct)
    {
        if (!Find(wiki, actor, role, q))
        {
            return NotFound();
        }

        using var bytes = new MemoryStream();
        if (sound is { Length: <= Limits.RecordingBytes })
        {
            await sound.CopyToAsync(bytes, ct);
        }

        var heard = Heard.Select(h => PersonId.TryParse(h, out var id) ? id : null).OfType<PersonId>().Where(p => Others.Any(o => o.Person == p)).ToList();
        var (_, problem) = sound?.Length > Limits.RecordingBytes
            ? (null, new Problem(ProblemCode.AttachmentTooLarge, "Sound", Limits.RecordingBytes / 1024 / 1024))
            : await wiki.Recordings.AddAsync(actor, Office.Path, QuestionId, heard, Consent, bytes.ToArray(), ct);
        if (problem is null)
        {
            toasts.Show(HttpContext, new(texts["Saved"]));
            return Redirect(Here);
        }

        ConsentError = problem.Field == "Consent" ? texts["ConsentMissing"].Value : null;
        Error = ConsentError is not null ? null : problem.Code == ProblemCode.Required ? texts["SoundMissing"].Value : words.Of(problem);
        return await ShowAsync(actor, ct);
    }

    public async Task<IActionResult> OnPostDeleteAsync(Wiki wiki, Actor actor, string? role, string? q, string? id, CancellationToken ct)
    {
        if (!Find(wiki, actor, role, q) || !await wiki.Recordings.DeleteAsync(actor, id ?? "", ct))
        {
            return NotFound();
        }

        toasts.Show(HttpContext, new(texts["Deleted"]));
        return Redirect(Here);
    }

    private string Here => Urls.Of("recordings", Office.Path) + (QuestionId.Length > 0 ? "?q=" + QuestionId : "");

    private bool Find(Wiki wiki, Actor actor, string? role, string? q)
    {
        Wiki = wiki;
        if (wiki.Snapshot.Roles.Resolve(role ?? "") is not { } office || !wiki.Recordings.MayRecord(actor, office.Path))
        {
            return false;
        }

        Office = office;
        var question = string.IsNullOrEmpty(q) ? null : new RoleKnowledge(office, wiki.AccessOf(actor), wiki.Templates) is var knowledge && wiki.Templates.Question(q) is { } asked && knowledge.CanAnswer(asked) ? asked : null;
        (QuestionId, Question) = (question?.Id ?? "", question?.Text.In(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName));
        var people = wiki.Persons.Current.Persons;
        Others = [.. office.Facts.Holders.Select(h => h.Person).Distinct().Where(p => p != actor.Person && people.ContainsKey(p)).Select(p => (p, people[p].Name))];
        return true;
    }

    private async Task<PageResult> ShowAsync(Actor actor, CancellationToken ct)
    {
        // Only here may a page of ours ask for the microphone.
        Response.Headers["Permissions-Policy"] = SecurityHeaders.WithMicrophone;
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        var people = Wiki.Persons.Current;
        Rows =
        [
            .. (await Wiki.Recordings.OfOfficeAsync(actor, Office.Path, ct))
                .OrderBy(r => r.Question == QuestionId ? 0 : 1)
                .Select(r => new RecordingRow(
                    r, Wiki.Templates.Question(r.Question)?.Text.In(language) ?? texts["NoQuestion"].Value,
                    people.Members.GetValueOrDefault(r.By)?.DisplayName ?? texts["Somebody"],
                    string.Join(", ", r.Heard.Select(p => people.Persons.GetValueOrDefault(p)?.Name).OfType<string>()),
                    Urls.Of("recording/" + r.Id), r.Question.Length > 0 ? $"{Urls.Of("fill", Office.Path)}?q={r.Question}" : null)),
        ];
        return Page();
    }
}
