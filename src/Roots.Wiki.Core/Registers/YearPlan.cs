using System.Globalization;
using Roots.Wiki.ForYou;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Registers;

/// <summary>A month of the year.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Entries">What is on, by day.</param>
public sealed record YearMonth(DateOnly First, IReadOnlyList<YearEntry> Entries);

/// <summary>
/// The association's year (T26): every day to come that the offices' answers name, and what the wiki itself knows to be due.
/// Only what the one who asks may read. Immutable; deterministic for a day.
/// </summary>
/// <param name="Today">The day it holds for.</param>
/// <param name="Overdue">What should have been done before this month.</param>
/// <param name="Months">Twelve months, the current one first.</param>
/// <param name="Undated">What comes up without a fixed day.</param>
/// <param name="Gaps">Days that are missing.</param>
public sealed record YearPlan(DateOnly Today, IReadOnlyList<YearEntry> Overdue, IReadOnlyList<YearMonth> Months, IReadOnlyList<YearRest> Undated, IReadOnlyList<YearGap> Gaps)
{
    /// <summary>How many months it has.</summary>
    public const int MonthsShown = 12;

    /// <summary>The last day that it looks at.</summary>
    public static DateOnly LastDay(DateOnly today) => new DateOnly(today.Year, today.Month, 1).AddMonths(MonthsShown).AddDays(-1);

    /// <summary>Everything with a day, by day.</summary>
    public IEnumerable<YearEntry> Entries => Overdue.Concat(Months.SelectMany(m => m.Entries));

    /// <summary>Computes the year.</summary>
    /// <param name="view">Who asks.</param>
    /// <param name="catalog">The questions.</param>
    /// <param name="due">What is due until <see cref="LastDay"/> and may be seen by the one who asks.</param>
    /// <param name="today">The day to reckon from.</param>
    /// <param name="filter">Which part of the association.</param>
    public static YearPlan Of(AccessView view, TemplateCatalog catalog, IEnumerable<DueItem> due, DateOnly today, RegisterFilter filter)
    {
        var found = new YearReader(today);
        foreach (var knowledge in ReadableKnowledge.Of(view, catalog, filter))
        {
            found.Read(knowledge);
        }

        var first = new DateOnly(today.Year, today.Month, 1);
        var entries = found.Entries.Concat(DueEntries(view, due, found.Entries, filter)).DistinctBy(e => e.Key).DistinctBy(Thing)
            .OrderBy(e => e.Day).ThenBy(e => e.IsMonth).ThenBy(e => e.Due is not null).ThenBy(e => e.Key, StringComparer.Ordinal).ToList();
        return new(
            today,
            [.. entries.Where(e => e.Day < first)],
            [.. Enumerable.Range(0, MonthsShown).Select(i => first.AddMonths(i)).Select(m => new YearMonth(m, [.. entries.Where(e => e.Day >= m && e.Day < m.AddMonths(1))]))],
            found.Undated,
            found.Gaps);
    }

    // An office that names the same thing for the same day in two answers has one thing to do.
    private static object Thing(YearEntry entry) =>
        entry.Due is null && entry.Label is { Length: > 0 } label && (entry.Column is null || DueColumns.IsPlain(entry.Column)) ? (entry.Office, entry.Page, label.ToUpperInvariant(), entry.Day) : entry.Key;

    // What an answer says already is not said twice; answers of an office that are due on one day are one thing.
    internal static IEnumerable<YearEntry> DueEntries(AccessView view, IEnumerable<DueItem> due, IReadOnlyList<YearEntry> known, RegisterFilter filter)
    {
        var said = known.Select(e => (e.Target.Path, e.Question?.Id, e.Label ?? "", e.Day)).ToHashSet();
        var (snapshot, units) = (view.Snapshot, view.Snapshot.Units);
        return
            from item in due
            where item.Kind == DueKind.AnswerReview || item.QuestionId is null
                || !(said.Contains((item.Target.Path, item.QuestionId, CellText.Plain(item.Label ?? ""), item.Due)) || said.Contains((item.Target.Path, item.QuestionId, "", item.Due)))
            group item by item.Kind switch
            {
                DueKind.AnswerReview => $"review:{item.Office}:{Occasion(item)}",
                DueKind.Criticality => $"criticality:{Occasion(item)}",
                _ => item.Key,
            }
            into same
            let items = new DueGroup([.. same])
            let office = items.Office
            let unit = office is not null && snapshot.Roles.Find(office) is { } role ? units.Of(role)
                : items.First.Target.Path is { } path && snapshot.Find(path) is { } page ? units.Of(page, snapshot.Roles) : null
            where filter.Allows(view, office, unit)
            select new YearEntry
            {
                Key = same.Key,
                Day = items.Due,
                Office = office,
                Unit = unit,
                Label = items.First.Label,
                Due = items,
                Target = items.Target,
            };
    }

    // What was never said is due today, every day anew; it stays one occasion.
    private static string Occasion(DueItem item) => item.Key.EndsWith(":never", StringComparison.Ordinal) ? "never" : Day(item.Due);

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Reads days out of answers, office by office. Not safe to share.</summary>
internal sealed class YearReader(DateOnly today)
{
    private const int RestLength = 120;

    private readonly DateOnly first = new(today.Year, today.Month, 1);
    private readonly DateOnly last = YearPlan.LastDay(today);

    public List<YearEntry> Entries { get; } = [];

    public List<YearRest> Undated { get; } = [];

    public List<YearGap> Gaps { get; } = [];

    public void Read(ReadableKnowledge source)
    {
        foreach (var question in source.Knowledge.Questions.Where(source.Knowledge.CanAnswer))
        {
            var columns = question.Type.Input == InputKind.Rows ? question.Columns.Select(c => (Column: c, Kind: DueColumns.KindOf(question, c))).Where(c => c.Kind != DayKind.None).ToList() : [];
            if (columns.Count == 0 && !DueColumns.LooksAhead(question))
            {
                continue;
            }

            var answer = source.Knowledge.Find(question.Id);
            var standing = AnswerStanding.Of(question, answer, countsAlthoughNotApplicable: false, today);
            if (standing.IsOpen && (question.Weight == QuestionWeight.Must || (columns.Count == 0 && !source.Role.IsPage)))
            {
                Gap(YearGapKind.NoAnswer, source, question, null);
            }
            else if (standing.Value > 0 && columns.Count > 0)
            {
                ReadRows(source, question, question.Type.Read(question, answer!.Text).Rows, columns);
            }
            else if (standing.Value > 0)
            {
                ReadDate(source, question, answer!);
            }
        }
    }

    private void ReadDate(ReadableKnowledge source, Question question, Answer answer)
    {
        if (DateQuestion.DayOf(question.Type.Read(question, answer.Text).Text) is not { Year: < 9000 } said)
        {
            return;
        }

        var day = said.AddMonths(question.ValidMonths ?? 0);
        if (day < first)
        {
            Gap(YearGapKind.Passed, source, question, null);
        }
        else if (day <= last)
        {
            Entries.Add(Entry(source, question, day) with { Key = $"day:{source.Role.Path}:{question.Id}:{YearPlan.Day(day)}" });
        }
    }

    private void ReadRows(ReadableKnowledge source, Question question, IReadOnlyList<IReadOnlyDictionary<string, string>> rows, List<(QuestionColumn Column, DayKind Kind)> columns)
    {
        foreach (var row in rows)
        {
            var label = question.Columns.Where(c => columns.TrueForAll(d => d.Column != c)).Select(c => CellText.Plain(row.GetValueOrDefault(c.Id, ""))).FirstOrDefault(t => t.Length > 0) ?? "";
            foreach (var (column, kind) in columns)
            {
                ReadCell(source, question, row, label, column, kind, columns);
            }
        }
    }

    private void ReadCell(
        ReadableKnowledge source, Question question, IReadOnlyDictionary<string, string> row, string label, QuestionColumn column, DayKind kind, List<(QuestionColumn Column, DayKind Kind)> columns)
    {
        var cell = CellText.Plain(row.GetValueOrDefault(column.Id, ""));
        var days = WrittenDay.ReadAll(cell);
        var isRhythm = days.Count == 12 && days.All(d => d is { Year: null, Day: null });
        if (days.Count == 0 || isRhythm)
        {
            if (CellText.IsMissing(cell) && kind is DayKind.Deadline or DayKind.Notice && column.IsMain)
            {
                Gap(YearGapKind.NoDay, source, question, label);
            }
            else if (!CellText.IsMissing(cell) && (kind is DayKind.Deadline or DayKind.Rhythm || isRhythm))
            {
                Undated.Add(new(source.Office, label, cell.Length > RestLength ? cell[..RestLength] + "…" : cell, Target(source, question)));
            }

            return;
        }

        var occurrences = days.SelectMany(Occurrences).DistinctBy(o => o.Day).ToList();
        foreach (var (day, isMonth) in occurrences)
        {
            Entries.Add(Entry(source, question, day) with
            {
                Key = $"row:{source.Role.Path}:{question.Id}:{column.Id}:{SittingQuestion.BaseOf(label)}:{YearPlan.Day(day)}",
                IsMonth = isMonth,
                Label = label,
                Column = column,
                Details = [.. question.Columns.Where(c => columns.TrueForAll(d => d.Column != c)).Select(c => new YearDetail(c, CellText.Plain(row.GetValueOrDefault(c.Id, "")))).Where(d => d.Text.Length > 0 && d.Text != label)],
            });
        }

        if (occurrences.Count == 0 && kind is DayKind.Deadline or DayKind.Notice && days.All(d => d.NextFrom(today) is null))
        {
            Gap(YearGapKind.Passed, source, question, label);
        }
    }

    private IEnumerable<(DateOnly Day, bool IsMonth)> Occurrences(WrittenDay written) =>
        Enumerable.Range(first.Year, last.Year - first.Year + 1)
            .Where(year => written.Year is null || written.Year == year)
            .Select(year => (Day: written.In(year), IsMonth: written.Day is null))
            .Where(o => o.Day >= first && o.Day <= last);

    private static YearEntry Entry(ReadableKnowledge source, Question question, DateOnly day) => new()
    {
        Key = "",
        Day = day,
        Office = source.Office,
        Page = source.Role.IsPage ? source.Role.Path : null,
        Unit = source.Unit,
        Question = question,
        Target = Target(source, question),
    };

    private void Gap(YearGapKind kind, ReadableKnowledge source, Question question, string? label) =>
        Gaps.Add(new(kind, source.Office, source.Role.IsPage ? source.Role.Path : null, question, label, Target(source, question)));

    private static DueTarget Target(ReadableKnowledge source, Question question) => new("fill", source.Role.Path, "?q=" + question.Id);
}
