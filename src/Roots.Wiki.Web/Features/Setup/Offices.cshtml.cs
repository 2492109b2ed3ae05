using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Web.Features.Shared;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>The second screen: the offices of the association, and the one that is left next. May be opened again at any time.</summary>
public sealed class OfficesModel(ProblemWords words, Toasts toasts, SealedNotes notes, IStringLocalizer<SetupTexts> texts) : PageModel
{
    private const int OwnRows = 3;
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromDays(60);

    [BindProperty]
    public OfficesForm Form { get; set; } = new();

    public IReadOnlyList<ShippedRole> Shipped { get; private set; } = [];

    public string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    public IActionResult OnGet(Wiki wiki, Actor actor)
    {
        if (!actor.IsAdministrator)
        {
            return NotFound();
        }

        Shipped = wiki.Templates.Roles;
        Form.Offices = [.. Shipped.Select(r => new OfficeRow { Id = r.Id, Has = wiki.Snapshot.Find(RoleSetup.PathOf(r.Title.In(wiki.Snapshot.Settings.Language))!) is not null })];
        Form.Own = [.. Enumerable.Range(0, OwnRows).Select(_ => new OfficeRow())];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? go, CancellationToken ct)
    {
        if (!actor.IsAdministrator || actor is not Actor.Member member)
        {
            return NotFound();
        }

        Shipped = wiki.Templates.Roles;
        while (Form.Own.Count < OwnRows)
        {
            Form.Own.Add(new());
        }

        if (Form.Check().ToList() is { Count: > 0 } problems)
        {
            ModelState.Clear();
            words.AddTo(ModelState, problems, nameof(Form));
            return Page();
        }

        var language = wiki.Snapshot.Settings.Language;
        var wanted = Wanted(language).ToList();
        var offices = new List<NewOffice>();
        foreach (var (shipped, title, row, until) in wanted)
        {
            offices.Add(new(title, shipped, await PersonAsync(wiki, row.Holder, ct), until));
        }

        var edits = RoleSetup.Edits(wiki.Snapshot, wiki.Templates, offices, language);
        if (edits.Count > 0 && await wiki.Store.CommitAsync(new(actor, ChangeKind.Settings, edits), ct) is CommitResult.Rejected(var refused))
        {
            words.AddTo(ModelState, refused);
            return Page();
        }

        if (go == "later")
        {
            toasts.Show(HttpContext, new(texts["SavedToast"]));
            return Redirect("~/-/roles");
        }

        var leaving = wanted.FirstOrDefault(w => w.Shipped is not null && w.Shipped == Form.Leaving).Title ?? (Form.Leaving == "own" ? wanted.FirstOrDefault(w => w.Shipped is null).Title : null);
        return leaving is null || RoleSetup.PathOf(leaving) is not { } role
            ? Redirect("~/-/setup/ready")
            : Redirect($"~/-/setup/ready?role={Uri.EscapeDataString(role.Value)}&note={notes.Seal(await LinkAsync(wiki, member, role, ct))}");
    }

    private IEnumerable<(string? Shipped, string Title, OfficeRow Row, DateOnly? Until)> Wanted(string language)
    {
        foreach (var row in Form.Offices.Where(o => o.Has || (o.Id is not null && o.Id == Form.Leaving)))
        {
            if (Shipped.FirstOrDefault(r => r.Id == row.Id) is { } shipped)
            {
                var title = string.IsNullOrWhiteSpace(row.Title) ? shipped.Title.In(language) : row.Title.Trim();
                var until = OfficesForm.DayOf(row.Until) ?? (row.Id == Form.Leaving ? OfficesForm.DayOf(Form.LeavingUntil) : null);
                yield return (shipped.Id, title, row, until);
            }
        }

        var isFirst = true;
        foreach (var row in Form.Own.Where(o => !string.IsNullOrWhiteSpace(o.Title)))
        {
            yield return (null, row.Title!.Trim(), row, OfficesForm.DayOf(row.Until) ?? (isFirst && Form.Leaving == "own" ? OfficesForm.DayOf(Form.LeavingUntil) : null));
            isFirst = false;
        }
    }

    // One person holds several offices: the same name is the same person while the offices are first entered.
    private static async Task<PersonId?> PersonAsync(Wiki wiki, string? name, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return null;
        }

        var known = wiki.Persons.Current.Persons.Values.FirstOrDefault(p => p.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
        if (known is null)
        {
            known = new Person(PersonId.New(), name.Trim(), null, null, null);
            await wiki.Persons.SavePersonAsync(known, ct);
        }

        return known.Id;
    }

    private static async Task<string> LinkAsync(Wiki wiki, Actor.Member member, PagePath role, CancellationToken ct)
    {
        var (_, secret) = await wiki.Links.CreateAsync(new("", LinkPurpose.Sitting, role, null, null, false, member.Id, wiki.Clock.GetUtcNow() + LinkLifetime, null, false), ct);
        return secret;
    }
}
