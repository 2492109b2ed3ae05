using Roots.Wiki.Handovers;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>One office of the table "Nach der Wahl" as the form has it.</summary>
public sealed class ElectionLineForm
{
    public string? Role { get; set; }

    public ElectionOutcome Outcome { get; set; }

    public string? Person { get; set; }

    public string? Begins { get; set; }

    public string? Ends { get; set; }
}

/// <summary>The table "Nach der Wahl" as the form has it.</summary>
public sealed class ElectionForm
{
    private const int MostYears = 10;

    public string? ElectedOn { get; set; }

    public string? Years { get; set; }

    public List<ElectionLineForm> Lines { get; set; } = [];

    private int? YearsNumber => int.TryParse(Years?.Trim(), out var years) && years is > 0 and <= MostYears ? years : null;

    /// <summary>What is wrong with it; fields by the names of the form.</summary>
    public IEnumerable<Problem> Check()
    {
        if (PlanForm.Day(ElectedOn) is null)
        {
            yield return new(string.IsNullOrWhiteSpace(ElectedOn) ? ProblemCode.Required : ProblemCode.NotADay, nameof(ElectedOn));
        }

        if (!string.IsNullOrWhiteSpace(Years) && YearsNumber is null)
        {
            yield return new(ProblemCode.NotAnOption, nameof(Years));
        }

        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i];
            if (line.Outcome == ElectionOutcome.New && string.IsNullOrWhiteSpace(line.Person))
            {
                yield return new(ProblemCode.Required, $"Lines[{i}].Person");
            }

            if (line.Person?.Length > Limits.NameLength)
            {
                yield return new(ProblemCode.TooLong, $"Lines[{i}].Person", Limits.NameLength);
            }

            foreach (var (day, field) in new[] { (line.Begins, "Begins"), (line.Ends, "Ends") })
            {
                if (!string.IsNullOrWhiteSpace(day) && PlanForm.Day(day) is null)
                {
                    yield return new(ProblemCode.NotADay, $"Lines[{i}].{field}");
                }
            }
        }
    }

    /// <summary>The lines; a day that was left empty is that of the election, an end follows from the years.</summary>
    public async Task<IReadOnlyList<ElectionLine>> ToLinesAsync(Wiki wiki, CancellationToken ct)
    {
        var elected = PlanForm.Day(ElectedOn)!.Value;
        var lines = new List<ElectionLine>();
        foreach (var line in Lines.Where(l => l.Outcome != ElectionOutcome.Unchanged))
        {
            if (wiki.Snapshot.Roles.Resolve(line.Role ?? "") is { } role)
            {
                var begins = PlanForm.Day(line.Begins) ?? elected;
                var person = line.Outcome == ElectionOutcome.New ? await wiki.Handovers.PersonAsync(line.Person, ct) : null;
                lines.Add(new(role.Path, line.Outcome, person, begins, PlanForm.Day(line.Ends) ?? (YearsNumber is { } years ? begins.AddYears(years) : null)));
            }
        }

        return lines;
    }
}
