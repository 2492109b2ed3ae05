using System.Globalization;
using Roots.Wiki.Handovers;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.Handovers;

/// <summary>Who gives, takes and helps, and the days, as a form has them: persons by name.</summary>
public sealed class PlanForm
{
    public string? Giver { get; set; }

    public string? Taker { get; set; }

    public string? Helper { get; set; }

    public string? Due { get; set; }

    public string? Begins { get; set; }

    public bool IsWithoutGiver { get; set; }

    public static PlanForm Of(HandoverFacts facts, PeopleSnapshot people) => new()
    {
        Giver = Name(people, facts.Giver),
        Taker = Name(people, facts.Taker),
        Helper = Name(people, facts.Helper),
        Due = Day(facts.Due),
        Begins = Day(facts.Begins),
        IsWithoutGiver = facts.IsWithoutGiver,
    };

    /// <summary>What is wrong with it.</summary>
    public IEnumerable<Problem> Check()
    {
        foreach (var (name, field) in new[] { (Giver, nameof(Giver)), (Taker, nameof(Taker)), (Helper, nameof(Helper)) })
        {
            if (name?.Length > Limits.NameLength)
            {
                yield return new(ProblemCode.TooLong, field, Limits.NameLength);
            }
        }

        foreach (var (day, field) in new[] { (Due, nameof(Due)), (Begins, nameof(Begins)) })
        {
            if (!string.IsNullOrWhiteSpace(day) && Day(day) is null)
            {
                yield return new(ProblemCode.NotADay, field);
            }
        }
    }

    /// <summary>The plan; persons who are not known by this name are entered.</summary>
    /// <param name="old">Whom the handover had: a name that was left as it was shown stays that person, also where two have the same name.</param>
    public async Task<HandoverPlan> ToPlanAsync(Wiki wiki, HandoverFacts? old, CancellationToken ct)
    {
        async Task<PersonId?> PersonAsync(string? name, PersonId? was, CancellationToken token) =>
            was is not null && Name(wiki.Persons.Current, was) is { } shown && string.Equals(shown, name?.Trim(), StringComparison.Ordinal) ? was : await wiki.Handovers.PersonAsync(name, token);

        return new(
            await PersonAsync(Giver, old?.Giver, ct), await PersonAsync(Taker, old?.Taker, ct), await PersonAsync(Helper, old?.Helper, ct),
            Day(Due), Day(Begins), IsWithoutGiver);
    }

    public static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Name(PeopleSnapshot people, PersonId? person) => person is null ? null : people.Persons.GetValueOrDefault(person)?.Name;
}
