using System.Text;
using Roots.Wiki.People;

namespace Roots.Wiki.Web.Tests.Fill;

/// <summary>A founded wiki with one office, Kasse, its holder and a link without account.</summary>
public sealed class Kasse : IAsyncDisposable
{
    public const string Path = "rollen/kasse/index";

    public const string Start = "/-/fill/" + Path;

    public RootsWikiApplication App { get; } = new();

    public Member Holder { get; private set; } = null!;

    public string Secret { get; private set; } = "";

    public string Door => "/-/s/" + Secret;

    public static async Task<Kasse> FoundAsync(CancellationToken ct)
    {
        var kasse = new Kasse();
        await kasse.App.FoundAsync(ct);
        kasse.Holder = await kasse.App.MemberAsync("Karla Kasse", ct);
        await kasse.App.WriteAsync(
            Path + ".md",
            $"---\ntype: role\ntitle: Kasse\ntemplates: [schnellstart, kasse]\nholders:\n  - {{person: {kasse.Holder.Person}, kind: holder}}\n---\n# Kasse\n",
            ct);
        (_, kasse.Secret) = await kasse.App.Wiki.Links.CreateAsync(
            new("", LinkPurpose.Sitting, PagePath.Parse(Path), null, null, false, null, DateTimeOffset.UtcNow.AddDays(30), null, false), ct);
        return kasse;
    }

    /// <summary>A phone on which the link was opened.</summary>
    public async Task<Phone> GuestAsync(CancellationToken ct)
    {
        var phone = new Phone(App.Browser());
        await phone.OpenAsync(Door, ct);
        await phone.PressAsync(null, ct);
        return phone;
    }

    public async Task<Phone> HolderAsync(CancellationToken ct) => new(await App.BrowserOfAsync(Holder, ct));

    /// <summary>What the wiki knows of the office, as text.</summary>
    public async Task<string> KnowledgeAsync(CancellationToken ct)
    {
        var text = new StringBuilder();
        foreach (var page in App.Wiki.Snapshot.Roles.Find(PagePath.Parse(Path))!.Knowledge)
        {
            text.Append(Encoding.UTF8.GetString((await App.Wiki.Store.ReadAsync(page.Blob, ct))!.Value.Span));
        }

        return text.ToString();
    }

    public async Task<int> VersionsAsync(CancellationToken ct) => (await App.Wiki.Store.RecentAsync(1_000, ct)).Select(v => v.Id).Distinct().Count();

    public async ValueTask DisposeAsync() => await App.DisposeAsync();
}
