using Roots.Wiki.Mail;

namespace Roots.Wiki.People;

/// <summary>What somebody typed about a person. Immutable.</summary>
public sealed record ContactInput(string? Name, string? Email, string? Phone)
{
    /// <summary>The longest telephone number in characters.</summary>
    public const int PhoneLength = 40;

    /// <summary>The longest purpose in characters.</summary>
    public const int PurposeLength = 200;

    /// <summary>Why they are in the registry.</summary>
    public string? Purpose { get; init; }

    /// <summary>Who sees e-mail and telephone.</summary>
    public ContactCircle Circle { get; init; }

    /// <summary>Whether they agreed; null where nobody has asked.</summary>
    public bool? HasConsent { get; init; }

    /// <summary>When they agreed or refused.</summary>
    public DateOnly? ConsentOn { get; init; }

    /// <summary>How they agreed: by mail, by telephone, on paper.</summary>
    public string? ConsentHow { get; init; }

    /// <summary>Until when the entry may stay without a new confirmation.</summary>
    public DateOnly? ExpiresOn { get; init; }

    /// <summary>What is wrong with it; empty where nothing is.</summary>
    /// <param name="isContact">Whether purpose and expiry are asked: of a contact, not of a member.</param>
    public IEnumerable<Problem> Check(bool isContact)
    {
        if (string.IsNullOrWhiteSpace(Name))
        {
            yield return new(ProblemCode.Required, "Name");
        }
        else if (Name.Length > Limits.NameLength || Name.Any(char.IsControl))
        {
            yield return new(ProblemCode.TooLong, "Name", Limits.NameLength);
        }

        if (!string.IsNullOrWhiteSpace(Email) && !EmailAddress.IsValid(Email.Trim()))
        {
            yield return new(ProblemCode.NotAnEmail, "Email");
        }

        if (Phone?.Length > PhoneLength)
        {
            yield return new(ProblemCode.TooLong, "Phone", PhoneLength);
        }

        if (isContact && string.IsNullOrWhiteSpace(Purpose))
        {
            yield return new(ProblemCode.Required, "Purpose");
        }
        else if (Purpose?.Length > PurposeLength)
        {
            yield return new(ProblemCode.TooLong, "Purpose", PurposeLength);
        }

        if (ConsentHow?.Length > PurposeLength)
        {
            yield return new(ProblemCode.TooLong, "ConsentHow", PurposeLength);
        }
    }

    /// <summary>The person with all of it.</summary>
    public Person Over(Person person) => person with
    {
        Name = Name!.Trim(),
        Email = Clean(Email),
        Phone = Clean(Phone),
        Purpose = Clean(Purpose),
        Circle = Circle,
        HasConsent = HasConsent,
        ConsentOn = ConsentOn,
        ConsentHow = Clean(ConsentHow),
        ExpiresOn = ExpiresOn,
    };

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
