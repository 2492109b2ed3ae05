using System.Globalization;

namespace Roots.Wiki.ForYou;

/// <summary>Contacts of the registry that somebody should confirm: a year after the last time, and a month before they run out. It names nobody; the administration sees who it is.</summary>
public sealed class ContactsDue : IDueSource
{
    private const int YearlyMonths = 12;
    private const int DaysBefore = 30;
    private const double Minutes = 2;

    /// <inheritdoc/>
    public IEnumerable<DueItem> Find(DueContext context)
    {
        var who = context.People.Members.Values.Where(m => m is { IsAdministrator: true, IsActive: true }).Select(m => m.Person).ToList();
        var members = context.People.Members.Values.Select(m => m.Person).ToHashSet();
        return
            from person in who.Count == 0 ? [] : context.People.AllPersons.Values
            where person is { IsRestricted: false, IsExpired: false, ExpiresOn: not null } && !members.Contains(person.Id)
            let yearly = person.ConfirmedOn?.AddMonths(YearlyMonths)
            let last = person.ExpiresOn!.Value
            let isLast = yearly is null || yearly >= last.AddDays(-DaysBefore) || context.Today >= last.AddDays(-DaysBefore)
            let due = isLast ? last : yearly!.Value
            select new DueItem
            {
                Key = $"contact:{person.Id}:{due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}",
                Kind = DueKind.Contact,
                From = isLast ? due.AddDays(-DaysBefore) : due,
                Due = due,
                Minutes = Minutes,
                Target = new("admin/people", null, "/" + person.Id),
                Who = who,
            };
    }
}
