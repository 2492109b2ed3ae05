using System.Globalization;

namespace Roots.Wiki.Web.Features.Setup;

/// <summary>An office as the form has it.</summary>
public sealed class OfficeRow
{
    public string? Id { get; set; }

    public bool Has { get; set; }

    public string? Title { get; set; }

    public string? Holder { get; set; }

    public string? Until { get; set; }
}

/// <summary>What the second screen asks: who leaves next, and which offices there are.</summary>
public sealed class OfficesForm
{
    public string? Leaving { get; set; }

    public string? LeavingUntil { get; set; }

    public List<OfficeRow> Offices { get; set; } = [];

    public List<OfficeRow> Own { get; set; } = [];

    /// <summary>What is wrong: days that are none, names that are too long.</summary>
    public IEnumerable<Problem> Check() =>
        Day(LeavingUntil, nameof(LeavingUntil))
            .Concat(Offices.SelectMany((o, i) => Check(o, $"{nameof(Offices)}[{i}]")))
            .Concat(Own.SelectMany((o, i) => Check(o, $"{nameof(Own)}[{i}]")));

    /// <summary>A day as the browser sends it; null for none.</summary>
    public static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IEnumerable<Problem> Check(OfficeRow row, string field) =>
        Day(row.Until, field + ".Until").Concat(Long(row.Title, field + ".Title", Limits.TitleLength)).Concat(Long(row.Holder, field + ".Holder", Limits.NameLength));

    private static IEnumerable<Problem> Day(string? text, string field) => string.IsNullOrWhiteSpace(text) || DayOf(text) is not null ? [] : [new(ProblemCode.NotADay, field)];

    private static IEnumerable<Problem> Long(string? text, string field, int most) => text?.Length > most ? [new(ProblemCode.TooLong, field, most)] : [];
}
