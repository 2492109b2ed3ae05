using System.Globalization;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Web.Features.Roles;

/// <summary>A person in an office as the form has them.</summary>
public sealed class HolderForm
{
    public string? Person { get; set; }

    public string? Name { get; set; }

    public HolderKind Kind { get; set; }

    public string? Since { get; set; }

    public string? Until { get; set; }

    public StandsAgain Again { get; set; }

    public bool Remove { get; set; }

    public static HolderForm Of(RoleTerm term, string? name) => new()
    {
        Person = term.Person.Value,
        Name = name,
        Kind = term.Kind,
        Since = Day(term.Since),
        Until = Day(term.Until),
        Again = term.Again,
    };

    /// <summary>What is wrong with the row.</summary>
    public IEnumerable<Problem> Check(string field)
    {
        if (!string.IsNullOrWhiteSpace(Since) && Day(Since) is null)
        {
            yield return new(ProblemCode.NotADay, field + ".Since");
        }

        if (!string.IsNullOrWhiteSpace(Until) && Day(Until) is null)
        {
            yield return new(ProblemCode.NotADay, field + ".Until");
        }

        if (Name?.Length > Limits.NameLength)
        {
            yield return new(ProblemCode.TooLong, field + ".Name", Limits.NameLength);
        }
    }

    /// <summary>The line in the office's page.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> ToMap(PersonId person)
    {
        List<KeyValuePair<string, string>> map = [new("person", person.Value), new("kind", Kind.ToString().ToLowerInvariant())];
        if (!string.IsNullOrWhiteSpace(Since))
        {
            map.Add(new("since", Since.Trim()));
        }

        if (!string.IsNullOrWhiteSpace(Until))
        {
            map.Add(new("until", Until.Trim()));
        }

        if (Again != StandsAgain.Unknown)
        {
            map.Add(new("again", Again == StandsAgain.Yes ? "yes" : "no"));
        }

        return map;
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
