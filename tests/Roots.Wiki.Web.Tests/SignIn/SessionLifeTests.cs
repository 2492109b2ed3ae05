using Roots.Wiki.People;
using Roots.Wiki.Testing;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Tests.SignIn;

public sealed class SessionLifeTests
{
    private readonly DateTimeOffset start = new SettableClock().Now;

    [Fact]
    public void A_session_in_use_goes_on_and_is_written_only_in_its_second_half()
    {
        var session = Session(start + SessionCookie.Sliding);

        Assert.Null(SessionCookie.Extended(session, start.AddHours(5)));
        Assert.Equal(start.AddHours(16), SessionCookie.Extended(session, start.AddHours(6)));
    }

    [Fact]
    public void No_session_lives_longer_than_thirty_days()
    {
        var old = Session(start.AddDays(30).AddHours(-1));

        Assert.Equal(start.AddDays(30), SessionCookie.Extended(old, start.AddDays(30).AddHours(-2)));
        Assert.Null(SessionCookie.Extended(Session(start.AddDays(30)), start.AddDays(30).AddHours(-2)));
    }

    private Session Session(DateTimeOffset until) => new("id", MemberId.New(), start, until, null);
}
