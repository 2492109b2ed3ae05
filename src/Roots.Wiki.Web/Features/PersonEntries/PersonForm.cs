using System.Globalization;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.PersonEntries;

/// <summary>What is typed about a person; days as browsers send them.</summary>
public sealed class PersonForm
{
    public string? Name { get; set; }

    public string? Email { get; set; }

    public string? Phone { get; set; }

    public string? Purpose { get; set; }

    public ContactCircle Circle { get; set; }

    /// <summary><c>yes</c>, <c>no</c> or empty.</summary>
    public string? Consent { get; set; }

    public string? ConsentOn { get; set; }

    public string? ConsentHow { get; set; }

    public string? ExpiresOn { get; set; }

    public static PersonForm Of(Person person) => new()
    {
        Name = person.Name,
        Email = person.Email,
        Phone = person.Phone,
        Purpose = person.Purpose,
        Circle = person.Circle,
        Consent = person.HasConsent switch { true => "yes", false => "no", _ => "" },
        ConsentOn = Day(person.ConsentOn),
        ConsentHow = person.ConsentHow,
        ExpiresOn = Day(person.ExpiresOn),
    };

    /// <summary>The form read; a day that is none is a problem beside its field.</summary>
    public (ContactInput Input, IReadOnlyList<Problem> Problems) Read()
    {
        var problems = new List<Problem>();
        var input = new ContactInput(Name, Email, Phone)
        {
            Purpose = Purpose,
            Circle = Enum.IsDefined(Circle) ? Circle : ContactCircle.Administration,
            HasConsent = Consent switch { "yes" => true, "no" => false, _ => null },
            ConsentOn = Day(ConsentOn, nameof(ConsentOn)),
            ConsentHow = ConsentHow,
            ExpiresOn = Day(ExpiresOn, nameof(ExpiresOn)),
        };
        return (input, problems);

        DateOnly? Day(string? text, string field)
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return null;
            }

            if (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return day;
            }

            problems.Add(new(ProblemCode.NotADay, field));
            return null;
        }
    }

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
