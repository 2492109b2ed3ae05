using Roots.Wiki.Clarifications;
using Roots.Wiki.People;
using Roots.Wiki.Web.Features.Shared.Requests;

namespace Roots.Wiki.Web.Tests.Rights;

/// <summary>
/// A wiki in which everything that most people may not read bears a word that stands nowhere else: <c>zxqkan</c>, a name, and a letter that says
/// to which hidden thing it belongs. Each was open once, with other such words in the older version.
/// </summary>
public sealed class CanaryWiki : IAsyncLifetime
{
    /// <summary>What is hidden: its letter and its address.</summary>
    public static readonly IReadOnlyDictionary<char, string> Hidden = new Dictionary<char, string>
    {
        ['a'] = "rollen/kasse/zxqkanpfada",      // level amt: the office's knowledge
        ['b'] = "notizen/zxqkanpfadb",           // level vorstand
        ['s'] = "zxqkanraums/zxqkanpfads",          // in a space for one group
        ['r'] = "notizen/zxqkanpfadr",           // readers: one group
        ['o'] = "rollen/zxqkanamto/index",       // an office of level vorstand
        ['w'] = "rollen/zxqkanamto/zxqkanpfadw",    // its knowledge
        ['h'] = "rollen/zxqkanamto/zxqkanuebergabeh", // its handover
        ['u'] = "zxqkanteilu/index",             // a unit of level vorstand
        ['v'] = "rollen/zxqkanamtv/index",       // an office of level verein: for members, not for guests
    };

    private readonly Dictionary<string, string> old = [];
    private readonly Dictionary<string, string> now = [];

    public RootsWikiApplication App { get; } = new();

    /// <summary>Everybody by name, each with a browser.</summary>
    public Dictionary<string, HttpClient> Actors { get; } = [];

    public Member Treasurer { get; private set; } = null!;

    /// <summary>A person of the registry whom members may see, and nobody else.</summary>
    public PersonId Outsider { get; } = PersonId.New();

    public string Clarification { get; private set; } = "";

    public string Share { get; private set; } = "";

    public string Sitting { get; private set; } = "";

    public Wiki Wiki => App.Wiki;

    /// <summary>The letters that an actor may see.</summary>
    public static string SeenBy(string actor) => actor switch
    {
        "treasurer" => "av",
        "board" => "abowhuv",
        "builder" => "srv",
        "visitor" or "guest link" or "guest" or "ended" => "",
        _ => "v",
    };

    /// <summary>A version of a hidden page from when it was open, and the one of now.</summary>
    public (string Old, string New) VersionsOf(char letter) => (old[Hidden[letter]], now[Hidden[letter]]);

    public async ValueTask InitializeAsync()
    {
        var ct = CancellationToken.None;
        Actors["administration"] = await App.BrowserOfAsync(await App.FoundAsync(ct), ct);
        var board = await App.MemberAsync("Berta Board", ct);
        Treasurer = await App.MemberAsync("Hanna Holder", ct);
        var (other, lead, member, builder, guest, gone) = (await App.MemberAsync("Otto Other", ct), await App.MemberAsync("Lea Lead", ct), await App.MemberAsync("Mia Member", ct),
            await App.MemberAsync("Bodo Builder", ct), await App.MemberAsync("Gerd Guest", ct), await App.MemberAsync("Egon Ended", ct));
        await App.WriteAsync(".roots/wiki.yaml", "name: Testverein\nopen: true\n", ct);
        await App.WriteAsync("start.md", "# Start\n\nWillkommen.\n", ct);
        await App.WriteAsync("fussball/index.md", "---\ntype: unit\n---\n# Fußball\n", ct);
        await OfficeAsync("rollen/vorsitz", "board: true\n" + Holder(board), ct);
        await OfficeAsync("rollen/kasse", Holder(Treasurer), ct);
        await OfficeAsync("rollen/fest", Holder(other), ct);
        await OfficeAsync("fussball/rollen/leitung", "lead: true\n" + Holder(lead), ct);

        await Wiki.Groups.MakeAsync(Actor.Host.Instance, "Bau", ct);
        await Wiki.Groups.SetMembersAsync(Actor.Host.Instance, "bau", [builder.Id], ct);
        await PlantAsync('a', "visibility: amt\ntype: knowledge\nrole: rollen/kasse\n", ct);
        await PlantAsync('b', "visibility: vorstand\n", ct);
        await PlantAsync('s', "", ct);
        await PlantAsync('r', "readers: [gruppe:bau]\n", ct);
        await PlantAsync('o', "visibility: vorstand\ntype: role\ntemplates: [schnellstart]\ncriticality: 5\n" + Holder(board), ct);
        await PlantAsync('w', "visibility: vorstand\ntype: knowledge\nrole: rollen/zxqkanamto\n", ct);
        await PlantAsync('h', $"visibility: vorstand\ntype: handover\nrole: rollen/zxqkanamto\ngiver: {board.Person}\n", ct);
        await PlantAsync('u', "visibility: vorstand\ntype: unit\n", ct);
        var outsider = new Person(Outsider, "zxqkanpersonv", "zxqkanmailv@verein.example", null, null);
        await Wiki.Persons.SavePersonAsync(outsider, ct);
        await PlantAsync('v', $"type: role\ntemplates: [schnellstart]\ncriticality: 5\nholders:\n  - {{person: {outsider.Id}, kind: holder, until: 2026-12-31}}\n", ct);
        await App.WriteAsync("offenes.md", "---\nvisibility: öffentlich\n---\n[Amt](person:" + outsider.Id + ")\n", ct);
        await App.WriteAsync(".roots/spaces.yaml", "spaces:\n  zxqkanraums: {title: zxqkantitels, read: [gruppe:bau], write: [gruppe:bau]}\n", ct);

        await Wiki.Groups.SetGuestAsync(Actor.Host.Instance, guest.Id, true, ct);
        var asked = await Wiki.Clarifications.AskAsync(PeopleSnapshot.ActorOf(board), new(ClarificationKind.Addition, PagePath.Parse(Hidden['b']), "", "zxqkanfrageb", null, null), ct);
        Clarification = asked.Asked!.Id;
        Share = (await Wiki.Shares.MakeAsync(PeopleSnapshot.ActorOf(board), PagePath.Parse("start"), 7, false, ct)).Secret!;
        Sitting = (await Wiki.Links.CreateAsync(new("", LinkPurpose.Sitting, PagePath.Parse("rollen/fest/index"), null, null, false, board.Id, DateTimeOffset.MaxValue, null, false), ct)).Secret;

        Actors["visitor"] = App.Browser();
        Actors["guest link"] = App.Browser();
        Actors["guest link"].DefaultRequestHeaders.Add("Cookie", $"{SessionCookie.GuestNameFor(Wiki.Id)}={Sitting}");
        foreach (var (name, who) in new[] { ("board", board), ("treasurer", Treasurer), ("other office", other), ("lead", lead), ("member", member), ("builder", builder), ("guest", guest), ("ended", gone) })
        {
            Actors[name] = await App.BrowserOfAsync(who, ct);
        }

        await Wiki.Persons.ChangeMemberAsync(gone.Id, isAdministrator: false, isActive: false, ct);
        Actors["read token"] = await TokenAsync(member, TokenScope.Read, ct);
        Actors["write token"] = await TokenAsync(member, TokenScope.Write, ct);
        await Wiki.Index.CatchUpAsync(ct);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static string Holder(Member member) => $"holders:\n  - {{person: {member.Person}, kind: holder, since: 2024-01-01, until: 2026-12-31}}\n";

    private async Task<HttpClient> TokenAsync(Member member, TokenScope scope, CancellationToken ct)
    {
        var client = App.Browser();
        client.DefaultRequestHeaders.Authorization = new("Bearer", await Wiki.Tokens.CreateAsync("test", member.Id, scope, ct));
        return client;
    }

    private Task OfficeAsync(string folder, string more, CancellationToken ct) =>
        App.WriteAsync(folder + "/index.md", $"---\ntype: role\ntitle: {folder}\ntemplates: [schnellstart]\ncriticality: 4\n{more}---\n# Amt\n", ct);

    // First open to everybody, with words of its own; then hidden.
    private async Task PlantAsync(char letter, string front, CancellationToken ct)
    {
        var address = Hidden[letter];
        await App.WriteAsync(address + ".md", $"---\nvisibility: öffentlich\ntitle: zxqkanalttitel{letter}\n---\n# zxqkanalttitel{letter}\n\nzxqkanalttext{letter}\n", ct);
        old[address] = await NewestAsync(address, ct);
        var answer = front.Contains("knowledge", StringComparison.Ordinal) ? $"\n### Welche Frist darf niemand verpassen? {{#fristen}}\n\n| Was | Bis wann | Was passiert sonst |\n| --- | --- | --- |\n| zxqkanantwort{letter} | 31. Januar | zxqkanfolge{letter} |\n" : "";
        await App.WriteAsync(
            address + ".md",
            $"---\n{front}title: zxqkantitel{letter}\ntags: [zxqkanmarke{letter}]\naliases: [zxqkanalias{letter}]\n---\n# zxqkantitel{letter}\n\n## zxqkankopf{letter}\n\nzxqkantext{letter} zxqkantext{letter} [Siehe](zxqkananhang{letter}.txt)\n{answer}", ct);
        now[address] = await NewestAsync(address, ct);
        await App.WriteAsync($"{PagePath.Parse(address).Folder}/zxqkananhang{letter}.txt", $"zxqkaninhalt{letter}", ct);
    }

    private async Task<string> NewestAsync(string address, CancellationToken ct) =>
        (await Wiki.Store.HistoryAsync(PagePath.Parse(address).File, null, 1, ct))[0].Id.Value;
}
