using Roots.Wiki.Testing;
using Roots.Wiki.Web.Features.SignIn;

namespace Roots.Wiki.Web.Tests.SignIn;

public sealed class SignInThrottleTests
{
    private readonly SettableClock clock = new();
    private readonly SignInThrottle throttle;

    public SignInThrottleTests() => throttle = new(clock);

    [Fact]
    public void A_name_waits_after_five_failures_from_anywhere_and_may_try_again_after_a_quarter_of_an_hour()
    {
        for (var i = 0; i < 4; i++)
        {
            throttle.Fail("ADA", "10.0.0." + i);
        }

        Assert.Null(throttle.Check("ADA", "10.0.0.9"));
        throttle.Fail("ADA", "10.0.0.9");
        Assert.Equal(new Problem(ProblemCode.TooManyTries, null, 15).Code, throttle.Check("ADA", "10.0.0.77")?.Code);
        clock.Now += SignInThrottle.Window;
        Assert.Null(throttle.Check("ADA", "10.0.0.9"));
    }

    [Fact]
    public void Others_behind_the_same_address_go_on()
    {
        for (var i = 0; i < 5; i++)
        {
            throttle.Fail("ADA", "10.0.0.1");
        }

        Assert.Null(throttle.Check("BEN", "10.0.0.1"));
    }

    [Fact]
    public void An_address_that_tries_many_names_waits()
    {
        for (var i = 0; i < SignInThrottle.TriesPerAddress; i++)
        {
            throttle.Fail("NAME" + i, "10.0.0.1");
        }

        Assert.Equal(ProblemCode.TooManyTries, throttle.Check("BEN", "10.0.0.1")?.Code);
        Assert.Null(throttle.Check("BEN", "10.0.0.2"));
    }

    [Fact]
    public void Whoever_signed_in_starts_afresh()
    {
        for (var i = 0; i < 4; i++)
        {
            throttle.Fail("ADA", "10.0.0.1");
        }

        throttle.Succeed("ADA");
        throttle.Fail("ADA", "10.0.0.1");

        Assert.Null(throttle.Check("ADA", "10.0.0.1"));
    }
}
