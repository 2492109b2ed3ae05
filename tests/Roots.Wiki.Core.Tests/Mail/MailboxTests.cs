using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.Mail;
using Roots.Wiki.Testing.Mail;

namespace Roots.Wiki.Core.Tests.Mail;

public sealed class PassingMailboxesTests : MailboxRegistryContract
{
    protected override IMailboxRegistry Mailboxes { get; } = new PassingMailboxes();
}

public sealed class MailboxDigestTests
{
    private static readonly PersonId Ada = PersonId.New();
    private static readonly PagePath House = PagePath.Parse("rollen/haus/index");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_mailbox_gets_a_copy_of_what_is_due_in_its_office_and_of_no_other()
    {
        var post = await WithMailboxAsync();

        Assert.Equal(2, await post.RunAsync());

        var (own, copy) = (post.Sent.Single(d => d.To == "ada@example.org"), post.Sent.Single(d => d.To == "haus@verein.example"));
        Assert.Equal(2, own.Keys.Count);
        Assert.Equal("page:eins:2026-11-20", Assert.Single(copy.Keys));
        Assert.Equal("Haus", copy.Member.DisplayName);
        Assert.Equal(0, await post.RunAsync());
    }

    [Fact]
    public async Task It_goes_on_under_the_next_holder_and_stops_when_nobody_holds_the_office()
    {
        var post = await WithMailboxAsync();
        await post.RunAsync();
        var ben = await post.ReaderAsync(email: null);
        await post.WriteAsync("rollen/haus/index.md", AliveSample.Office("Haus", AliveSample.Line(ben.PersonId)));
        await post.WriteAsync("zwei.md", Page("rollen/haus", "2026-06-05"));

        await post.DaysAsync(31);
        Assert.Equal(2, post.Sent.Count(d => d.To == "haus@verein.example"));
        await post.WriteAsync("rollen/haus/index.md", AliveSample.Office("Haus", ""));
        await post.WriteAsync("drei.md", Page("rollen/haus", "2026-06-20"));
        await post.DaysAsync(62);

        Assert.Equal(2, post.Sent.Count(d => d.To == "haus@verein.example"));
    }

    [Fact]
    public async Task Who_has_taken_the_mailbox_away_is_not_written_to()
    {
        var post = await WithMailboxAsync();
        await post.Mailboxes.SetAsync(House, null, Ct);

        Assert.Equal(1, await post.RunAsync());
    }

    private static async Task<PostSample> WithMailboxAsync()
    {
        var post = new PostSample(
            ("rollen/haus/index.md", AliveSample.Office("Haus", AliveSample.Line(Ada))), ("rollen/garten/index.md", AliveSample.Office("Garten", AliveSample.Line(Ada))),
            ("eins.md", Page("rollen/haus", "2026-05-20")), ("beet.md", Page("rollen/garten", "2026-05-20")));
        await post.ReaderAsync(Ada);
        await post.Mailboxes.SetAsync(House, "haus@verein.example", Ct);
        return post;
    }

    private static string Page(string office, string checkedOn) => $"---\nreview: {{role: {office}, months: 6, confirmed: {checkedOn}}}\n---\n# Seite\n";
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
