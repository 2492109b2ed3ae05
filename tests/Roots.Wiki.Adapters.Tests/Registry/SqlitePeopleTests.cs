using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqlitePersonRegistryTests : PersonRegistryContract, IDisposable
{
    private readonly SqlitePeople people;

    public SqlitePersonRegistryTests() => people = new(Clock);

    protected override PeoplePorts People => people.Ports;

    public void Dispose() => people.Dispose();
}

public sealed class SqliteLinkRegistryTests : LinkRegistryContract, IDisposable
{
    private readonly SqlitePeople people;

    public SqliteLinkRegistryTests() => people = new(Clock);

    protected override PeoplePorts People => people.Ports;

    public void Dispose() => people.Dispose();
}

public sealed class SqliteTokenRegistryTests : TokenRegistryContract, IDisposable
{
    private readonly SqlitePeople people;

    public SqliteTokenRegistryTests() => people = new(Clock);

    protected override PeoplePorts People => people.Ports;

    public void Dispose() => people.Dispose();
}

public sealed class SqliteGroupRegistryTests : GroupRegistryContract, IDisposable
{
    private readonly SqlitePeople people;

    public SqliteGroupRegistryTests() => people = new(Clock);

    protected override PeoplePorts People => people.Ports;

    [Fact]
    public async Task Groups_and_guests_are_there_after_a_restart()
    {
        var (ada, ben) = (await People.AddAsync("Ada"), await People.AddAsync("Ben"));
        await People.Groups.SaveAsync("bau", "Bauausschuss", TestContext.Current.CancellationToken);
        await People.Groups.SetMembersAsync("bau", [ada.Id], TestContext.Current.CancellationToken);
        await People.Groups.SetGuestAsync(ben.Id, true, TestContext.Current.CancellationToken);

        var now = people.Reopened().Persons.Current;

        Assert.Equal("Bauausschuss", now.Groups["bau"]);
        Assert.Equal((true, false, true), (now.Members[ada.Id].Groups.Contains("bau"), now.Members[ben.Id].Groups.Contains("bau"), now.Members[ben.Id].IsGuest));
    }

    public void Dispose() => people.Dispose();
}

public sealed class InMemoryGroupRegistryTests : GroupRegistryContract
{
    public InMemoryGroupRegistryTests() => People = PeoplePorts.InMemory(Clock);

    protected override PeoplePorts People { get; }
}

public sealed class InMemoryPersonRegistryTests : PersonRegistryContract
{
    public InMemoryPersonRegistryTests() => People = PeoplePorts.InMemory(Clock);

    protected override PeoplePorts People { get; }
}

public sealed class InMemoryLinkRegistryTests : LinkRegistryContract
{
    public InMemoryLinkRegistryTests() => People = PeoplePorts.InMemory(Clock);

    protected override PeoplePorts People { get; }
}

public sealed class InMemoryTokenRegistryTests : TokenRegistryContract
{
    public InMemoryTokenRegistryTests() => People = PeoplePorts.InMemory(Clock);

    protected override PeoplePorts People { get; }
}

/// <summary>A registry in a folder of its own; can be opened again.</summary>
internal sealed class SqlitePeople(TimeProvider clock) : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private PeopleDatabase? database;

    public WikiId Wiki { get; } = WikiId.New();

    public string Folder => folder.Path;

    public PeopleDatabase Database => database ??= PeopleDatabase.Open(folder.Path, Wiki, clock);

    public PeoplePorts Ports => new(Database.Persons, Database.Links, Database.Tokens, Database.Groups);

    /// <summary>Opens it again, as after a restart.</summary>
    public PeoplePorts Reopened()
    {
        database?.Dispose();
        database = null;
        return Ports;
    }

    public void Dispose()
    {
        database?.Dispose();
        folder.Dispose();
    }
}
