using Roots.Wiki.Mail;

namespace Roots.Wiki.Testing.Mail;

/// <summary>What every <see cref="IMailboxRegistry"/> does.</summary>
public abstract class MailboxRegistryContract
{
    private static readonly PagePath Cash = PagePath.Parse("rollen/kasse/index"), Board = PagePath.Parse("rollen/vorsitz/index");

    protected abstract IMailboxRegistry Mailboxes { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_office_has_one_mailbox_which_can_change_and_go()
    {
        await Mailboxes.SetAsync(Board, "vorstand@verein.example", Ct);
        await Mailboxes.SetAsync(Cash, "kasse@verein.example", Ct);
        var first = await Mailboxes.AllAsync(Ct);

        await Mailboxes.SetAsync(Cash, "geld@verein.example", Ct);
        var second = await Mailboxes.AllAsync(Ct);
        await Mailboxes.SetAsync(Board, null, Ct);

        Assert.Equal([(Cash, "kasse@verein.example"), (Board, "vorstand@verein.example")], first.Select(m => (m.Office, m.Address)));
        Assert.Equal(first[0] with { Address = "geld@verein.example" }, second[0]);
        Assert.NotEqual(first[0].Reader, first[1].Reader);
        Assert.Equal([second[0]], await Mailboxes.AllAsync(Ct));
    }
}
