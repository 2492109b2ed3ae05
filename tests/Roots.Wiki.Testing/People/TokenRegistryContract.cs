using Roots.Wiki.People;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="ITokenRegistry"/> does.</summary>
public abstract class TokenRegistryContract
{
    protected SettableClock Clock { get; } = new();

    protected abstract PeoplePorts People { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(TokenScope.Read)]
    [InlineData(TokenScope.Admin)]
    public async Task A_token_acts_as_its_member_within_its_scope(TokenScope scope)
    {
        var ada = await People.AddAsync("Ada");

        var secret = await People.Tokens.CreateAsync("script", ada.Id, scope, Ct);

        var found = await People.Tokens.FindAsync(secret, Ct);
        Assert.Equal((PeopleSnapshot.ActorOf(ada), scope), found);
    }

    [Fact]
    public async Task A_token_without_a_member_is_the_host()
    {
        var secret = await People.Tokens.CreateAsync("backup", null, TokenScope.Write, Ct);

        Assert.Equal((Actor.Host.Instance, TokenScope.Write), await People.Tokens.FindAsync(secret, Ct));
    }

    [Fact]
    public async Task A_token_feels_at_once_what_becomes_of_its_member()
    {
        var ada = await People.AddAsync("Ada");
        var secret = await People.Tokens.CreateAsync("script", ada.Id, TokenScope.Write, Ct);
        await People.Tokens.FindAsync(secret, Ct);

        await People.Persons.ChangeMemberAsync(ada.Id, isAdministrator: true, isActive: true, Ct);

        Assert.True((await People.Tokens.FindAsync(secret, Ct))?.Actor.IsAdministrator);
    }

    [Theory]
    [InlineData("")]
    [InlineData("abcdefghjkmnpqrstuvwxyz234")]
    public async Task Another_secret_is_no_token(string secret)
    {
        await People.Tokens.CreateAsync("backup", null, TokenScope.Admin, Ct);

        Assert.Null(await People.Tokens.FindAsync(secret, Ct));
    }
}
