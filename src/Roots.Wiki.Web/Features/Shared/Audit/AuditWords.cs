using System.Globalization;
using Microsoft.Extensions.Localization;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Features.Shared.Audit;

/// <summary>A line of the audit log in words, with the names that the registry has now.</summary>
public sealed record AuditRow(DateTimeOffset At, string Who, string What, string About);

/// <summary>Words the audit log. Safe to call from many threads.</summary>
public sealed class AuditWords(IStringLocalizer<AuditTexts> texts)
{
    /// <summary>The key of the text of a code: <c>mail-server-set</c> is <c>ActionMailServerSet</c>.</summary>
    public static string KeyOf(string action) =>
        "Action" + string.Concat(action.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]));

    /// <summary>What was done.</summary>
    public string What(string action) => texts[KeyOf(action)] is { ResourceNotFound: false } text ? text.Value : texts["Unknown", action].Value;

    /// <summary>Who acted: the member's name while the registry has one.</summary>
    public string Who(Wiki wiki, string actor) => actor switch
    {
        "host" => texts["WhoHost"],
        "machine" => texts["WhoMachine"],
        "visitor" => texts["WhoVisitor"],
        _ when actor.StartsWith("l:", StringComparison.Ordinal) => texts["WhoLink"],
        _ when MemberId.TryParse(actor[Math.Min(2, actor.Length)..], out var id) && wiki.Persons.Current.Members.TryGetValue(id, out var member) => member.DisplayName,
        _ => texts["WhoGone"],
    };

    /// <summary>A line in words. For the administration only: titles of pages are shown whoever may read them.</summary>
    public AuditRow Row(Wiki wiki, AuditLine line) =>
        new(TimeZoneInfo.ConvertTime(line.At, TimeZoneInfo.FindSystemTimeZoneById(wiki.Snapshot.Settings.TimeZone)), Who(wiki, line.Actor), What(line.Action), About(wiki, line.Subject));

    /// <summary>A moment as a sentence names it.</summary>
    public static string Moment(DateTimeOffset at) => at.ToString("g", CultureInfo.CurrentCulture);

    private static string About(Wiki wiki, string? subject)
    {
        var people = wiki.Persons.Current;
        return subject is null ? ""
            : MemberId.TryParse(subject, out var member) && people.Members.TryGetValue(member, out var m) ? m.DisplayName
            : PersonId.TryParse(subject, out var person) && people.Persons.TryGetValue(person, out var p) ? p.Name
            : people.Groups.TryGetValue(subject, out var group) ? group
            : PagePath.TryParse(subject, out var path) && wiki.Snapshot.Find(path) is { } page ? page.Facts.Title
            : subject;
    }
}
