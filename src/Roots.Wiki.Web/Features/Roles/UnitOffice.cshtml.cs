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

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>Makes an office in a unit: an instance with its own title, questions, criticality and holders.</summary>
public sealed class UnitOfficeModel(ProblemWords words, Toasts toasts, IStringLocalizer<UnitTexts> texts) : PageModel
{
    private const int HolderRows = 3;

    public Unit Unit { get; private set; } = null!;

    public IReadOnlyList<ShippedRole> Shipped { get; private set; } = [];

    public IReadOnlyList<string> KnownNames { get; private set; } = [];

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    [BindProperty]
    public string? OfficeTitle { get; set; }

    [BindProperty]
    public string? Template { get; set; }

    [BindProperty]
    public int? Criticality { get; set; }

    [BindProperty]
    public bool IsLead { get; set; }

    [BindProperty]
    public string? Until { get; set; }

    [BindProperty]
    public List<string?> Holders { get; set; } = [.. new string?[HolderRows]];

    public IActionResult OnGet(Wiki wiki, Actor actor, string? unit) =>
        actor is Actor.Visitor ? Redirect("~/-/sign-in?returnUrl=/-/units") : Find(wiki, actor, unit) ? Show(wiki) : NotFound();

    public async Task<IActionResult> OnPostAsync(Wiki wiki, Actor actor, string? unit, CancellationToken ct)
    {
        if (!Find(wiki, actor, unit))
        {
            return NotFound();
        }

        var shipped = wiki.Templates.Roles.FirstOrDefault(r => r.Id == Template);
        var office = new NewUnitOffice(
            OfficeTitle ?? "", Unit, shipped?.Templates ?? [.. wiki.Templates.Templates.Where(t => t.Kind != TemplateKind.RoleSheet).Select(t => t.Id)],
            Criticality ?? shipped?.Criticality, IsLead, []);
        var path = UnitSetup.PathOf(office);
        var problems = Check(wiki, path).ToList();
        if (problems.Count == 0)
        {
            var until = string.IsNullOrWhiteSpace(Until) ? null : (DateOnly?)DateOnly.Parse(Until, CultureInfo.InvariantCulture);
            var terms = new List<RoleTerm>();
            foreach (var name in Holders.Where(h => !string.IsNullOrWhiteSpace(h)))
            {
                terms.Add(new(await HolderNames.FindOrAddAsync(wiki, name!, ct), HolderKind.Holder, null, until, StandsAgain.Unknown));
            }

            var result = await wiki.Store.CommitAsync(new(actor, ChangeKind.Settings, [UnitSetup.Edit(path!, office with { Holders = [.. terms.DistinctBy(t => t.Person)] })]), ct);
            problems = result switch
            {
                CommitResult.Rejected(var refused) => [.. refused.Select(p => p with { Field = nameof(OfficeTitle) })],
                CommitResult.Conflict => [new(ProblemCode.NameTaken, nameof(OfficeTitle))],
                _ => [],
            };
        }

        if (problems.Count > 0)
        {
            words.AddTo(ModelState, problems);
            return Show(wiki);
        }

        toasts.Show(HttpContext, new(texts["OfficeSaved", OfficeTitle!.Trim()]));
        return Redirect(WikiRequest.Urls(HttpContext).Of("role", path!));
    }

    private bool Find(Wiki wiki, Actor actor, string? unit)
    {
        var view = wiki.AccessOf(actor);
        if (view.Snapshot.Units.Resolve(unit) is not { } found || !view.CanRead(found.Page) || !view.ManagesUnit(found))
        {
            return false;
        }

        Unit = found;
        return true;
    }

    private IEnumerable<Problem> Check(Wiki wiki, PagePath? path)
    {
        if (string.IsNullOrWhiteSpace(OfficeTitle))
        {
            yield return new(ProblemCode.Required, nameof(OfficeTitle));
        }
        else if (OfficeTitle.Length > Limits.TitleLength)
        {
            yield return new(ProblemCode.TooLong, nameof(OfficeTitle), Limits.TitleLength);
        }
        else if (path is null)
        {
            yield return new(ProblemCode.BadName, nameof(OfficeTitle));
        }
        else if (wiki.Snapshot.Find(path) is not null)
        {
            yield return new(ProblemCode.NameTaken, nameof(OfficeTitle));
        }

        if (Criticality is < 1 or > 5)
        {
            yield return new(ProblemCode.NotAnOption, nameof(Criticality));
        }

        if (!string.IsNullOrWhiteSpace(Until) && !DateOnly.TryParseExact(Until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            yield return new(ProblemCode.NotADay, nameof(Until));
        }

        for (var i = 0; i < Holders.Count; i++)
        {
            if (Holders[i]?.Length > Limits.NameLength)
            {
                yield return new(ProblemCode.TooLong, $"Holders[{i}]", Limits.NameLength);
            }
        }
    }

    private PageResult Show(Wiki wiki)
    {
        Urls = WikiRequest.Urls(HttpContext);
        Shipped = wiki.Templates.Roles;
        KnownNames = [.. wiki.Persons.Current.Persons.Values.Select(p => p.Name).Order(StringComparer.CurrentCulture)];
        Holders = [.. Holders.Take(HolderRows), .. new string?[Math.Max(0, HolderRows - Holders.Count)]];
        return Page();
    }
}
