using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Roots.Wiki.Pages;
using Roots.Wiki.Registers;
using Roots.Wiki.Web.Features.Shared;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Features.Registers;

/// <summary>A cell in words.</summary>
/// <param name="Label">The column's heading.</param>
/// <param name="Text">What is said, or empty.</param>
/// <param name="IsMissing">Whether somebody should say it.</param>
public sealed record RegisterCell(string Label, string Text, bool IsMissing);

/// <summary>A row in words.</summary>
public sealed record RegisterLine(IReadOnlyList<RegisterCell> Cells, string? Office, string Href);

/// <summary>A list over all offices: contracts, keys, access or inventory, out of the answers that the one who looks may read.</summary>
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class RegistersModel(IStringLocalizer<RegistersTexts> texts) : PageModel
{
    public static readonly IReadOnlyList<RegisterKind> Kinds = Enum.GetValues<RegisterKind>();

    private Wiki wiki = null!;

    public PageUrl Urls { get; private set; } = PageUrl.Root;

    public RegisterKind Kind { get; private set; }

    public UnitFilter Filter { get; private set; } = null!;

    public string Association { get; private set; } = "";

    public DateOnly Today { get; private set; }

    public IReadOnlyList<string> Columns { get; private set; } = [];

    public IReadOnlyList<RegisterLine> Rows { get; private set; } = [];

    public IReadOnlyList<(string Office, string Question, string Href)> Gaps { get; private set; } = [];

    public IActionResult OnGet(Wiki wiki, Actor actor, string? kind, string? unit)
    {
        if (actor is not Actor.Member)
        {
            return Redirect($"~/-/sign-in?back={Uri.EscapeDataString(Request.PathBase + Request.Path)}");
        }

        if (Kinds.Select(k => (RegisterKind?)k).FirstOrDefault(k => Word(k!.Value) == (kind ?? Word(default))) is not { } chosen)
        {
            return NotFound();
        }

        this.wiki = wiki;
        var view = wiki.AccessOf(actor);
        (Kind, Urls, Today) = (chosen, WikiRequest.Urls(HttpContext), wiki.Snapshot.Settings.Today(wiki.Clock));
        Filter = UnitFilter.For(AddressOf(Kind), view, unit);
        Association = Filter.Chosen?.Title ?? wiki.Snapshot.Settings.Name;
        var columns = RegisterSources.ColumnsOf(Kind);
        Columns = [.. columns.Select(LabelOf)];
        var register = Register.Of(Kind, view, wiki.Templates, Today, new(Filter.Chosen));
        Rows = [.. register.Rows.Select(row => new RegisterLine([.. columns.Select(c => Cell(row, c))], OfficeOf(row.Office), row.Target.Of(Urls)))];
        Gaps = [.. register.Gaps.Select(g => (OfficeOf(g.Office) ?? "", g.Question.Text.In(Language), g.Target.Of(Urls)))];
        return Page();
    }

    /// <summary>The address of a register.</summary>
    public string AddressOf(RegisterKind kind) => Urls.Of("registers/" + Word(kind));

    /// <summary>The address of a register, for the same unit.</summary>
    public string SameUnit(RegisterKind kind) => AddressOf(kind) + (Filter.Chosen is { } unit ? QueryString.Create("unit", unit.Path.Value).Value : "");

    /// <summary>A day, written out.</summary>
    public static string Day(DateOnly day) => day.ToString("d", CultureInfo.CurrentCulture);

    private static string Language => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    private static string Word(RegisterKind kind) => kind.ToString().ToLowerInvariant();

    private string LabelOf(RegisterColumn column) => texts[$"{Kind}{column}"];

    private RegisterCell Cell(RegisterRow row, RegisterColumn column)
    {
        var text = row.Cell(column);
        if (column == RegisterColumn.Notice && row.Next is { } next)
        {
            text = Day(next);
        }
        else if (column == RegisterColumn.What && text.Length == 0)
        {
            text = row.Question.Text.In(Language);
        }
        else if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            text = Day(day);
        }

        var isWhole = !row.Cells.ContainsKey(RegisterColumn.What);
        var isMissing = !isWhole && (CellText.IsMissing(text) || (column == RegisterColumn.Notice && row.Next is null)) && IsAsked(row, column);
        return new(LabelOf(column), isMissing && CellText.IsMissing(text) ? "" : text, isMissing);
    }

    // Only what the row's own question has a column for can be missing.
    private static bool IsAsked(RegisterRow row, RegisterColumn column) =>
        column is RegisterColumn.Notice or RegisterColumn.Place or RegisterColumn.Holder
        && (row.Page is not null || RegisterSources.Find(row.Question)?.Columns.Any(c => c.Column == column) == true);

    private string? OfficeOf(PagePath? office) => office is null ? null : wiki.Snapshot.Roles.Find(office)?.Title;
}
