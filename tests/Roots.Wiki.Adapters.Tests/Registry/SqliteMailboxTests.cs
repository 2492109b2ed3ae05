using Roots.Wiki.Mail;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Mail;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteMailboxTests : MailboxRegistryContract, IDisposable
{
    private static readonly PagePath Old = PagePath.Parse("rollen/kasse/index"), New = PagePath.Parse("rollen/finanzen/index");

    private readonly SqlitePeople people = new(new SettableClock());

    protected override IMailboxRegistry Mailboxes => people.Database.Mailboxes;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => people.Dispose();

    [Fact]
    public async Task A_mailbox_follows_its_office()
    {
        await Mailboxes.SetAsync(Old, "kasse@verein.example", Ct);

        await people.Database.PageRows.MoveAsync(new Dictionary<PagePath, PagePath> { [Old] = New }, Ct);

        Assert.Equal(New, Assert.Single(await Mailboxes.AllAsync(Ct)).Office);
    }
}
