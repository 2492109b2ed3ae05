using Roots.Wiki.People;

namespace Roots.Wiki.Web.Tests.Map;

/// <summary>A wiki with offices: Vorsitz (board), Kasse (holder Hanna), Fest (nobody).</summary>
public sealed class MapFixture : IAsyncLifetime
{
    public RootsWikiApplication App { get; } = new();

    public HttpClient Admin { get; private set; } = null!;

    public HttpClient Board { get; private set; } = null!;

    public HttpClient Holder { get; private set; } = null!;

    public HttpClient Member { get; private set; } = null!;

    public Member HolderMember { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var ct = CancellationToken.None;
        Admin = await App.BrowserOfAsync(await App.FoundAsync(ct), ct);
        var board = await App.MemberAsync("Berta Board", ct);
        HolderMember = await App.MemberAsync("Hanna Holder", ct);
        Board = await App.BrowserOfAsync(board, ct);
        Holder = await App.BrowserOfAsync(HolderMember, ct);
        Member = await App.BrowserOfAsync(await App.MemberAsync("Mia Mitglied", ct), ct);
        await OfficeAsync("rollen/vorsitz", "Vorsitz", 5, $"board: true\nholders:\n  - {{person: {board.Person.Value}, kind: holder, until: 2027-01-31}}\n");
        await OfficeAsync("rollen/kasse", "Kasse", 5, $"holders:\n  - {{person: {HolderMember.Person.Value}, kind: holder, until: 2099-01-31}}\n");
        await OfficeAsync("rollen/fest", "Fest", null, "");
    }

    /// <summary>Writes an office.</summary>
    public Task OfficeAsync(string folder, string title, int? criticality, string more) => App.WriteAsync(
        folder + "/index.md",
        $"---\ntype: role\ntitle: {title}\ntemplates: [schnellstart]\n{(criticality is { } k ? $"criticality: {k}\n" : "")}{more}---\n# {title}\n",
        TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
