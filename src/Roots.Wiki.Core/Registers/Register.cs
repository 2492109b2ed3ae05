using Roots.Wiki.ForYou;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Registers;

/// <summary>A row of a register and the answer that it comes from. Immutable.</summary>
/// <param name="Office">The office whose affair it is, or null.</param>
/// <param name="Page">The page of its own that it stands on, or null for an office's answer.</param>
/// <param name="Question">The question.</param>
/// <param name="Cells">What is said, in plain words, by column; nothing for an empty cell.</param>
/// <param name="Next">For a contract the next day on which it can be ended; null where none is known.</param>
/// <param name="Target">Where it is answered.</param>
public sealed record RegisterRow(PagePath? Office, PagePath? Page, Question Question, IReadOnlyDictionary<RegisterColumn, string> Cells, DateOnly? Next, DueTarget Target)
{
    /// <summary>The words of a column, or empty.</summary>
    public string Cell(RegisterColumn column) => Cells.GetValueOrDefault(column, "");
}

/// <summary>A question for a register that an office has not answered.</summary>
/// <param name="Office">The office.</param>
/// <param name="Question">The question.</param>
/// <param name="Target">Where it is answered.</param>
public sealed record RegisterGap(PagePath? Office, Question Question, DueTarget Target);

/// <summary>A list over the answers of all offices, of what the one who asks may read. Immutable; deterministic for a day.</summary>
/// <param name="Kind">What it lists.</param>
/// <param name="Rows">The rows: contracts by their next notice day, those without one last; the others by office.</param>
/// <param name="Gaps">What offices have not answered.</param>
public sealed record Register(RegisterKind Kind, IReadOnlyList<RegisterRow> Rows, IReadOnlyList<RegisterGap> Gaps)
{
    /// <summary>Collects a register.</summary>
    /// <param name="kind">Which.</param>
    /// <param name="view">Who asks.</param>
    /// <param name="catalog">The questions.</param>
    /// <param name="today">The day to reckon from.</param>
    /// <param name="filter">Which part of the association.</param>
    public static Register Of(RegisterKind kind, AccessView view, TemplateCatalog catalog, DateOnly today, RegisterFilter filter)
    {
        var rows = new List<RegisterRow>();
        var gaps = new List<RegisterGap>();
        foreach (var source in ReadableKnowledge.Of(view, catalog, filter))
        {
            if (kind == RegisterKind.Contracts && source.Role.IsPage && ContractOf(source, today) is { } contract)
            {
                rows.Add(contract);
                continue;
            }

            foreach (var question in source.Knowledge.Questions.Where(source.Knowledge.CanAnswer))
            {
                if (RegisterSources.Find(question) is { } register && register.Kind == kind)
                {
                    Read(source, question, register, today, rows, gaps);
                }
            }
        }

        return new(kind, kind == RegisterKind.Contracts ? [.. rows.OrderBy(r => r.Next ?? DateOnly.MaxValue)] : rows, gaps);
    }

    private static void Read(ReadableKnowledge source, Question question, RegisterSource register, DateOnly today, List<RegisterRow> rows, List<RegisterGap> gaps)
    {
        var answer = source.Knowledge.Find(question.Id);
        var standing = AnswerStanding.Of(question, answer, countsAlthoughNotApplicable: false, today);
        if (standing.IsOpen && question.Weight != QuestionWeight.Nice && !source.Role.IsPage)
        {
            gaps.Add(new(source.Office, question, Target(source, question)));
        }
        else if (standing.Value > 0 && question.Type.Input == InputKind.Rows)
        {
            rows.AddRange(question.Type.Read(question, answer!.Text).Rows
                .Select(row => Row(source, question, register.Columns.Select(c => (c.Column, Text: CellText.Plain(row.GetValueOrDefault(c.Id, "")))), today)).Where(r => r.Cells.Count > 0));
        }
        else if (standing.Value > 0)
        {
            // A whole answer, such as where the list lies: the question says what it is.
            rows.Add(Row(source, question, [(register.Columns[0].Column, CellText.Plain(answer!.Text))], today));
        }
    }

    // A page of one contract: its questions make one row.
    private static RegisterRow? ContractOf(ReadableKnowledge source, DateOnly today)
    {
        var known = RegisterSources.ContractPage.Where(c => source.Knowledge.Questions.Any(q => q.Id == c.Id)).ToList();
        if (known.Count == 0)
        {
            return null;
        }

        var cells = known.Select(c => (c.Column, Text: source.Knowledge.Find(c.Id) is { } answer ? CellText.Plain(answer.Text) : "")).ToList();
        var question = source.Knowledge.Questions.First(q => q.Id == (known.Find(c => c.Column == RegisterColumn.Notice) is { Id: { } notice } ? notice : known[0].Id));
        return Row(source, question, [.. cells.Where(c => c.Column != RegisterColumn.What), (RegisterColumn.What, cells.Find(c => c.Column == RegisterColumn.What).Text is { Length: > 0 } partner ? partner : source.Role.Title)], today);
    }

    private static RegisterRow Row(ReadableKnowledge source, Question question, IEnumerable<(RegisterColumn Column, string Text)> cells, DateOnly today)
    {
        var said = cells.Where(c => c.Text.Length > 0).DistinctBy(c => c.Column).ToDictionary(c => c.Column, c => c.Text);
        var days = said.TryGetValue(RegisterColumn.Notice, out var notice) ? WrittenDay.ReadAll(notice).Select(d => d.NextFrom(today)).OfType<DateOnly>().Order().ToList() : [];
        return new(source.Office, source.Role.IsPage ? source.Role.Path : null, question, said, days.Count > 0 ? days[0] : null, Target(source, question));
    }

    private static DueTarget Target(ReadableKnowledge source, Question question) => new("fill", source.Role.Path, "?q=" + question.Id);
}
