using Roots.Wiki.Mail;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Mail;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteDigestTests : DigestRegistryContract, IDisposable
{
    private readonly SqlitePeople people = new(new SettableClock());

    protected override IDigestRegistry Registry => people.Database.Digests;

    [Fact]
    public async Task A_mail_that_was_reserved_before_a_crash_is_not_sent_again()
    {
        var ct = TestContext.Current.CancellationToken;
        var mail = new DigestMail(PersonId.New(), new(2026, 11, 22), DigestState.Reserved, 1, DateTimeOffset.UnixEpoch);
        await Registry.ReserveAsync(null, mail, ["a"], ct);

        people.Reopened();

        Assert.False(await Registry.ReserveAsync(null, mail, ["a"], ct));
        Assert.Equal(mail, (await Registry.LastAsync(ct))[mail.Person]);
        Assert.Equal(["a"], await Registry.ToldAsync(mail.Person, ct));
    }

    public void Dispose() => people.Dispose();
}
