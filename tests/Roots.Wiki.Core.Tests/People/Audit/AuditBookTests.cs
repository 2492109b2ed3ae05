using Roots.Wiki.People;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.People;

public sealed class AuditBookTests
{
    private readonly SettableClock clock = new();
    private readonly InMemoryPeople people;
    private readonly PassingRetention settings = new();
    private readonly AuditBook book;

    public AuditBookTests()
    {
        people = new(clock);
        book = new(people, people, settings, new AccessViews(Given.AWiki()), clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_administration_reads_and_takes_the_log_and_the_taking_stands_in_it()
    {
        await people.AuditAsync(Actor.Host.Instance, "invited", null, Ct);

        Assert.Null(await book.ReadAsync(Given.AMember(), AuditFilter.All, 0, 10, Ct));
        Assert.Null(await book.TakeAsync(Given.AMember(), AuditFilter.All, Ct));
        Assert.Empty((await book.WordsAsync(Given.AMember(), Ct)).Actions);
        Assert.Equal(["audit-taken", "invited"], (await book.TakeAsync(Given.AnAdministrator(), AuditFilter.All, Ct))!.Select(l => l.Action));
        Assert.Equal(2, (await book.ReadAsync(Given.AnAdministrator(), AuditFilter.All, 0, 10, Ct))!.Count);
    }

    [Theory]
    [InlineData(5, false)]
    [InlineData(6, true)]
    [InlineData(120, true)]
    [InlineData(121, false)]
    public async Task The_time_has_bounds(int months, bool isAllowed)
    {
        Assert.Equal(isAllowed ? null : ProblemCode.NotAnOption, (await book.KeepForAsync(Given.AnAdministrator(), months, Ct))?.Code);
        Assert.Equal(isAllowed ? months : 24, await book.MonthsAsync(Ct));
        Assert.Equal(ProblemCode.NotAllowed, (await book.KeepForAsync(Given.AMember(), 12, Ct))?.Code);
    }

    [Fact]
    public async Task Lines_go_once_a_day_when_the_chosen_time_is_over()
    {
        await people.AuditAsync(Actor.Host.Instance, "invited", null, Ct);
        var limits = new TimeLimits(book, new ContactBook(Given.AWiki(), people, new AccessViews(Given.AWiki()), clock), settings, () => DateOnly.FromDateTime(clock.Now.DateTime));
        await book.KeepForAsync(Given.AnAdministrator(), 12, Ct);
        Assert.True(await limits.ApplyDueAsync(Ct));
        Assert.False(await limits.ApplyDueAsync(Ct));
        Assert.Equal(2, (await people.ListAsync(AuditFilter.All, 0, 10, Ct)).Count);

        clock.Now = clock.Now.AddMonths(13);

        Assert.True(await limits.ApplyDueAsync(Ct));
        Assert.Equal("audit-expired", Assert.Single(await people.ListAsync(AuditFilter.All, 0, 10, Ct)).Action);
    }
}
