using System.Globalization;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Web.Features.Catalogue;

/// <summary>A column or an option as the form holds it; without a label it is none.</summary>
public sealed class LabelRow
{
    public string? Id { get; set; }

    public string? Label { get; set; }

    public string? LabelEn { get; set; }

    /// <summary>For a column: whether it is asked at once.</summary>
    public bool IsMain { get; set; }
}

/// <summary>What the form of one question holds.</summary>
public sealed class QuestionForm
{
    private const int EmptyRows = 3;
    private const string Never = "never";

    public string? Text { get; set; }

    public string? TextEn { get; set; }

    public string? Help { get; set; }

    public string? HelpEn { get; set; }

    public string? Example { get; set; }

    public string? ExampleEn { get; set; }

    public string? Weight { get; set; }

    /// <summary>Months, or <c>never</c>.</summary>
    public string? Review { get; set; }

    public bool IsPersonal { get; set; }

    /// <summary>A word of <see cref="VisibilityWords"/>.</summary>
    public string? Visibility { get; set; }

    public string? Unit { get; set; }

    public List<LabelRow> Columns { get; set; } = [];

    public List<LabelRow> Options { get; set; } = [];

    public static QuestionForm Of(Question question) => new()
    {
        Text = question.Text.De,
        TextEn = question.Text.En,
        Help = question.Help?.De,
        HelpEn = question.Help?.En,
        Example = question.Example?.De,
        ExampleEn = question.Example?.En,
        Weight = question.Weight.ToString(),
        Review = question.ReviewMonths is { } months and > 0 ? months.ToString(CultureInfo.InvariantCulture) : Never,
        IsPersonal = question.IsPersonal,
        Visibility = question.Visibility.Write(),
        Unit = question.Unit?.De,
        Columns = [.. question.Columns.Select(c => new LabelRow { Id = c.Id, Label = c.Label.De, LabelEn = c.Label.En, IsMain = c.IsMain })],
        Options = [.. question.Options.Select(o => new LabelRow { Id = o.Id, Label = o.Label.De, LabelEn = o.Label.En })],
    };

    public static QuestionForm New() => new() { Weight = nameof(QuestionWeight.Normal), Review = "12", Visibility = Spaces.Visibility.Office.Write(), Columns = [new() { IsMain = true }] };

    /// <summary>Adds empty rows to be filled.</summary>
    public void AddRows(Question question)
    {
        if (question.Type.Input == InputKind.Rows)
        {
            Columns = [.. Columns, .. Enumerable.Range(0, Math.Max(0, TemplateChecks.MostColumns - Columns.Count)).Select(_ => new LabelRow())];
        }

        if (question.Type.Input is InputKind.Choice or InputKind.Choices)
        {
            var filled = Options.Count(o => !string.IsNullOrWhiteSpace(o.Label));
            Options = [.. Options, .. Enumerable.Range(0, Math.Max(0, filled + EmptyRows - Options.Count)).Select(_ => new LabelRow())];
        }
    }

    /// <summary>The question that the form describes.</summary>
    /// <param name="old">The question as it stands; for a new one only its type counts.</param>
    public Question ApplyTo(Question old) => old with
    {
        Text = Local(Line(Text), Line(TextEn), old.Text) ?? new(""),
        Help = Local(Line(Help), Line(HelpEn), old.Help),
        Example = Local(Example, ExampleEn, old.Example),
        Weight = Enum.TryParse<QuestionWeight>(Weight, out var weight) && Enum.IsDefined(weight) ? weight : old.Weight,
        ReviewMonths = Review == Never ? null : int.TryParse(Review, NumberStyles.None, CultureInfo.InvariantCulture, out var months) && months is > 0 and <= 120 ? months : old.ReviewMonths,
        IsPersonal = IsPersonal,
        Visibility = VisibilityWords.Read(Visibility) ?? old.Visibility,
        Unit = old.Type.Input == InputKind.Amount ? Local(Unit, old.Unit?.En, old.Unit) : old.Unit,
        Columns = old.Type.Input == InputKind.Rows && old.Type.FixedColumns.Count == 0 ? NewColumns(old) : [],
        Options = old.Type.Input is InputKind.Choice or InputKind.Choices ? NewOptions(old) : [],
    };

    // An English text that still says what the German one said before would mislead: then all read the German.
    private static LocalText? Local(string? de, string? en, LocalText? old)
    {
        var (german, english) = (Tidy(de), Tidy(en));
        return german is null ? null : new(german, old is not null && german != old.De && english == old.En ? null : english);
    }

    private static string? Line(string? text) => text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string? Tidy(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.ReplaceLineEndings("\n").Trim();

    private List<QuestionColumn> NewColumns(Question old)
    {
        var columns = new List<QuestionColumn>();
        foreach (var row in Columns.Where(r => !string.IsNullOrWhiteSpace(r.Label)))
        {
            var was = old.Columns.FirstOrDefault(c => c.Id == row.Id && columns.TrueForAll(k => k.Id != c.Id));
            var label = Local(row.Label, row.LabelEn, was?.Label)!;
            columns.Add(new(was?.Id ?? NewId(row.Label!, [.. old.Columns.Select(c => c.Id), .. columns.Select(c => c.Id)]), label, row.IsMain, Formerly(was?.Label, was?.Formerly, label)));
        }

        return columns;
    }

    private List<QuestionOption> NewOptions(Question old)
    {
        var options = new List<QuestionOption>();
        foreach (var row in Options.Where(r => !string.IsNullOrWhiteSpace(r.Label)))
        {
            var was = old.Options.FirstOrDefault(o => o.Id == row.Id && options.TrueForAll(k => k.Id != o.Id));
            var label = Local(row.Label, row.LabelEn, was?.Label)!;
            options.Add(new(was?.Id ?? NewId(row.Label!, [.. old.Options.Select(o => o.Id), .. options.Select(o => o.Id)]), label, Formerly(was?.Label, was?.Formerly, label)));
        }

        return options;
    }

    // What stands in pages under an earlier name is recognised for ever.
    private static List<string> Formerly(LocalText? was, IReadOnlyList<string>? formerly, LocalText now) =>
        was is null ? [] : [.. (formerly ?? []).Concat(was.All).Distinct(StringComparer.OrdinalIgnoreCase).Where(l => !now.All.Contains(l, StringComparer.OrdinalIgnoreCase))];

    private static string NewId(string label, IReadOnlyCollection<string> taken)
    {
        var slug = new string([.. PageNames.Slug(label).Where(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9'))]);
        slug = (slug.Length > 30 ? slug[..30] : slug).Trim('-') is { Length: > 0 } stem ? stem : "teil";
        return taken.Contains(slug) ? Enumerable.Range(2, 100).Select(i => $"{slug}-{i}").First(id => !taken.Contains(id)) : slug;
    }
}
