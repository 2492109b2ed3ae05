using Roots.Wiki.Handovers;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>A line of a record as the form has it.</summary>
public sealed class RecordRowForm
{
    public RecordPart Part { get; set; }

    public string? What { get; set; }

    public string? Details { get; set; }

    public RecordState State { get; set; }

    public string? Until { get; set; }

    public bool IsEmpty => string.IsNullOrWhiteSpace(What) && string.IsNullOrWhiteSpace(Details);

    public RecordRow ToRow() => new((What ?? "").Trim() is { Length: > 0 } what ? what : (Details ?? "").Trim(), string.IsNullOrWhiteSpace(What) ? "" : (Details ?? "").Trim(), State, PlanForm.Day(Until));
}

/// <summary>A record as the form has it.</summary>
public sealed class RecordForm
{
    public string? On { get; set; }

    public string? Place { get; set; }

    public string? Witness { get; set; }

    public string? Cash { get; set; }

    public PrivateData Devices { get; set; }

    public string? AskUntil { get; set; }

    public string? AskHow { get; set; }

    public string? Base { get; set; }

    /// <summary>All lines, those of one part together.</summary>
    public List<RecordRowForm> Rows { get; set; } = [];

    public static RecordForm Of(OpenedRecord opened, PeopleSnapshot people)
    {
        var head = opened.Record.Head;
        var form = new RecordForm
        {
            On = PlanForm.Day(head.On),
            Place = head.Place,
            Witness = head.Witness is { } witness ? people.Persons.GetValueOrDefault(witness)?.Name : null,
            Cash = head.Cash,
            Devices = head.Devices,
            AskUntil = PlanForm.Day(head.AskUntil),
            AskHow = head.AskHow,
            Base = opened.Base.Value,
            Rows = [.. opened.Record.Rows.OrderBy(r => r.Key).SelectMany(r => r.Value.Select(row => new RecordRowForm { Part = r.Key, What = row.What, Details = row.Details, State = row.State, Until = PlanForm.Day(row.Until) }))],
        };
        form.Tidy(null);
        return form;
    }

    /// <summary>Puts the lines of a part together, with one empty line at the end of each part that has none, and one more where it is asked for.</summary>
    public void Tidy(RecordPart? more)
    {
        var rows = new List<RecordRowForm>();
        foreach (var part in Enum.GetValues<RecordPart>())
        {
            var own = Rows.Where(r => r.Part == part).ToList();
            rows.AddRange(own);
            if (own.Count == 0 || part == more)
            {
                rows.Add(new() { Part = part });
            }
        }

        Rows = rows;
    }

    /// <summary>What is wrong with it; fields by the names of the form.</summary>
    public IEnumerable<Problem> Check()
    {
        foreach (var (day, field) in new[] { (On, nameof(On)), (AskUntil, nameof(AskUntil)) })
        {
            if (!string.IsNullOrWhiteSpace(day) && PlanForm.Day(day) is null)
            {
                yield return new(ProblemCode.NotADay, field);
            }
        }

        if (Witness?.Length > Limits.NameLength)
        {
            yield return new(ProblemCode.TooLong, nameof(Witness), Limits.NameLength);
        }

        for (var i = 0; i < Rows.Count; i++)
        {
            var row = Rows[i];
            if (!string.IsNullOrWhiteSpace(row.Until) && PlanForm.Day(row.Until) is null)
            {
                yield return new(ProblemCode.NotADay, $"Rows[{i}].Until");
            }

            if (row.State == RecordState.Follows && !row.IsEmpty && string.IsNullOrWhiteSpace(row.Until))
            {
                yield return new(ProblemCode.Required, $"Rows[{i}].Until");
            }
        }
    }

    /// <summary>The record that was typed.</summary>
    public HandoverRecord ToRecord(PersonId? witness) => new(
        new(PlanForm.Day(On), Place, witness, Cash, Devices, PlanForm.Day(AskUntil), AskHow),
        Rows.Where(r => !r.IsEmpty).GroupBy(r => r.Part).ToDictionary(g => g.Key, g => (IReadOnlyList<RecordRow>)[.. g.Select(r => r.ToRow())]));
}
