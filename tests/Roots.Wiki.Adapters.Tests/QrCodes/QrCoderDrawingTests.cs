using Roots.Wiki.Adapters.QrCodes;

namespace Roots.Wiki.Adapters.Tests.QrCodes;

public sealed class QrCoderDrawingTests
{
    [Fact]
    public void A_code_is_one_path_with_a_quiet_zone_and_no_markup()
    {
        var drawing = new QrCoderDrawing().Draw("https://wiki.example/-/invitation/abcdefghjkmnpqrstuvwxyz234");

        Assert.Matches("^(M[0-9]+ [0-9]+h[0-9]+v1h-[0-9]+z)+$", drawing.Path);
        Assert.StartsWith("M4 4h7v1h-7z", drawing.Path, StringComparison.Ordinal);
        Assert.True(drawing.Size > 29);
    }

    [Fact]
    public void Different_addresses_give_different_codes() =>
        Assert.NotEqual(new QrCoderDrawing().Draw("https://a.example"), new QrCoderDrawing().Draw("https://b.example"));

    [Fact]
    public void What_no_phone_could_read_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new QrCoderDrawing().Draw(new string('x', 1001)));
}
