using System.Text;
using Roots.Wiki.Web.Features.SignIn;

namespace Roots.Wiki.Web.Tests.SignIn;

public sealed class TotpTests
{
    private static readonly byte[] Key = Encoding.ASCII.GetBytes("12345678901234567890");

    // The last six digits of the values in appendix B of RFC 6238.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeOf(Key, Totp.StepOf(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_clock_may_be_one_step_wrong_and_no_code_counts_twice()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_111_111_109);
        var step = Totp.StepOf(now);

        Assert.All(new[] { -1, 0, 1 }, by => Assert.Equal(step + by, Totp.Match(Key, Totp.CodeOf(Key, step + by), now, 0)));
        Assert.All(new[] { -2, 2 }, by => Assert.Null(Totp.Match(Key, Totp.CodeOf(Key, step + by), now, 0)));
        Assert.Null(Totp.Match(Key, Totp.CodeOf(Key, step), now, step));
        Assert.Null(Totp.Match(Key, Totp.CodeOf(Key, step - 1), now, step));
        Assert.Null(Totp.Match(Key, "", now, 0));
    }

    [Fact]
    public void The_app_is_told_issuer_and_key_in_base_32()
    {
        Assert.Equal("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", Totp.Written(Key));
        Assert.Equal(
            "otpauth://totp/Stadtgarten%20Linde%20e.%20V.:ada%40verein.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Stadtgarten%20Linde%20e.%20V.&algorithm=SHA1&digits=6&period=30",
            Totp.AddressOf("Stadtgarten Linde e. V.", "ada@verein.example", Key));
    }
}
