using Roots.Wiki.Mail;
using Roots.Wiki.Testing.Mail;

namespace Roots.Wiki.Core.Tests.Mail;

public sealed class PassingMailboxesTests : MailboxRegistryContract
{
    protected override IMailboxRegistry Mailboxes { get; } = new PassingMailboxes();
}

public sealed class SharedAddressTests
{
    [Theory]
    [InlineData("info@verein.example", true)]
    [InlineData("Vorstand@verein.example", true)]
    [InlineData("kasse.jugend@verein.example", true)]
    [InlineData("kontakt-team@verein.example", true)]
    [InlineData("ada@verein.example", false)]
    [InlineData("karsten.kasse@verein.example", false)]
    [InlineData("informatikerin@verein.example", false)]
    [InlineData(null, false)]
    public void Addresses_of_functions_are_known_by_their_name(string? address, bool isOne) => Assert.Equal(isOne, SharedAddress.LooksLikeOne(address));

    [Fact]
    public void An_office_is_suggested_an_address_at_the_association_s_own_domain()
    {
        var office = PagePath.Parse("rollen/kasse/index");

        Assert.Equal("kasse@verein.example", SharedAddress.Suggest(office, [null, "vera@gmx.de", "vera@verein.example"]));
        Assert.Null(SharedAddress.Suggest(office, [null, "vera@gmx.de", "kein text"]));
    }
}
