using Roots.Wiki.Web.Features.SignIn;

namespace Roots.Wiki.Web.Tests.SignIn;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("aaaaaaaaaaaa")]
    [InlineData("121212121212")]
    [InlineData("123456789012")]
    [InlineData("987654321098")]
    [InlineData("qwertzuiopas")]
    [InlineData("abcdefghijkl")]
    [InlineData("Passwort2026!")]
    [InlineData("P4ssw0rt1234")]
    [InlineData("password1234")]
    [InlineData("passwortpasswort")]
    [InlineData("Sommer-2026-!!")]
    [InlineData("Verein123456")]
    [InlineData("halloPasswort1")]
    [InlineData("iloveyou2026")]
    public void What_anybody_tries_first_is_refused(string password) => Assert.True(CommonPasswords.Contains(password));

    [Theory]
    [InlineData("der Igel frisst Kirschen")]
    [InlineData("tausend blaue Regentonnen")]
    [InlineData("k3v9x2m7qa-5tq")]
    [InlineData("Unser Kassenbuch ist grün")]
    [InlineData("zwölf Zeichen")]
    public void A_short_sentence_of_one_s_own_is_welcome(string password) => Assert.False(CommonPasswords.Contains(password));

    [Theory]
    [InlineData(null, ProblemCode.PasswordTooShort)]
    [InlineData("elf Zeichen", ProblemCode.PasswordTooShort)]
    [InlineData("passwort1234", ProblemCode.PasswordTooCommon)]
    public void A_refused_password_says_why(string? password, ProblemCode expected) =>
        Assert.Equal(expected, Assert.Single(Accounts.CheckPassword(password, "Password")).Code);
}
