using System.Globalization;
using Microsoft.Data.Sqlite;
using Roots.Wiki.People;

namespace Roots.Wiki.Adapters.Registry;

/// <summary>A person as a row of <c>persons</c>.</summary>
internal static class PersonRow
{
    /// <summary>The step of <c>people.db</c> that lets persons have purpose, consent, visibility and an end.</summary>
    public const string Schema = """
        ALTER TABLE persons ADD COLUMN circle TEXT NOT NULL DEFAULT 'Administration';
        ALTER TABLE persons ADD COLUMN consent INTEGER;
        ALTER TABLE persons ADD COLUMN consent_on TEXT;
        ALTER TABLE persons ADD COLUMN consent_how TEXT;
        ALTER TABLE persons ADD COLUMN confirmed_on TEXT;
        ALTER TABLE persons ADD COLUMN expires_on TEXT;
        ALTER TABLE persons ADD COLUMN is_restricted INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE persons ADD COLUMN is_expired INTEGER NOT NULL DEFAULT 0;
        """;

    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    public const string Columns = "id, name, email, phone, purpose, circle, consent, consent_on, consent_how, confirmed_on, expires_on, is_restricted, is_expired";

    /// <summary>Adds a person, or writes over the one of the same id.</summary>
    public static void Save(SqliteConnection connection, WikiId wiki, Person person) => connection.Run(
        $"""
        INSERT INTO persons (wiki, {Columns})
        VALUES ($wiki, $id, $name, $email, $phone, $purpose, $circle, $consent, $consentOn, $consentHow, $confirmed, $expires, $restricted, $expired)
        ON CONFLICT (wiki, id) DO UPDATE SET name = $name, email = $email, phone = $phone, purpose = $purpose, circle = $circle, consent = $consent,
            consent_on = $consentOn, consent_how = $consentHow, confirmed_on = $confirmed, expires_on = $expires, is_restricted = $restricted, is_expired = $expired
        """,
        ("$wiki", wiki), ("$id", person.Id), ("$name", person.Name), ("$email", person.Email), ("$phone", person.Phone), ("$purpose", person.Purpose),
        ("$circle", person.Circle), ("$consent", person.HasConsent), ("$consentOn", Text(person.ConsentOn)), ("$consentHow", person.ConsentHow),
        ("$confirmed", Text(person.ConfirmedOn)), ("$expires", Text(person.ExpiresOn)), ("$restricted", person.IsRestricted), ("$expired", person.IsExpired));

    /// <summary>Reads a row.</summary>
    public static Person Read(SqliteDataReader row) => new(PersonId.Parse(row.GetString(0)), row.GetString(1), row.Text(2), row.Text(3), row.Text(4))
    {
        Circle = Enum.TryParse<ContactCircle>(row.GetString(5), out var circle) ? circle : ContactCircle.Administration,
        HasConsent = row.IsDBNull(6) ? null : row.GetBoolean(6),
        ConsentOn = Day(row.Text(7)),
        ConsentHow = row.Text(8),
        ConfirmedOn = Day(row.Text(9)),
        ExpiresOn = Day(row.Text(10)),
        IsRestricted = row.GetBoolean(11),
        IsExpired = row.GetBoolean(12),
    };

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
