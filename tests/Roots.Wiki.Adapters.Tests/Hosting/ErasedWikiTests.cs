using Roots.Wiki.Adapters.Hosting;
using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Adapters.Rendering;
using Roots.Wiki.Adapters.Tests.Git.Erasing;
using Roots.Wiki.Adapters.Tests.Registry;
using Roots.Wiki.Adapters.Yaml;
using Roots.Wiki.Erasure;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Search;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Hosting;

/// <summary>A whole wiki on the disk: after an erasure no byte of it is left anywhere, and everything else goes on.</summary>
public sealed class ErasedWikiTests : IDisposable
{
    private const string Canary = "Kanarienquitte";
    private static readonly EraseScope Scope = new() { Texts = [Canary] };
    private readonly TemporaryFolder folder = new();
    private readonly SettableClock clock = new();
    private readonly WikiId id = WikiId.New();
    private readonly WikiFolderOpener opener;

    public ErasedWikiTests() =>
        opener = new(i => folder[i.Value], new MarkdigRenderer(clock), new MarkdigPlainTextReader(clock), new TemplateCatalog([], [], []), YamlTemplateReader.Instance, clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task No_byte_is_left_and_search_history_and_notes_go_on()
    {
        await opener.CreateAsync(id, Ct);
        string erasure;
        VersionId version;
        await using (var wiki = await opener.OpenAsync(id, Ct))
        {
            var (anna, ben) = (await MemberAsync(wiki, "Anna"), await MemberAsync(wiki, "Ben"));
            await wiki.Store.SaveAsync("kasse", $"# Die {Canary}\n\nSie heißt {Canary}.\n", anna);
            version = (await wiki.Store.SaveAsync("kasse", $"# Die Kasse\n\nSie hieß {Canary}, früher.\n", anna)).Version;
            await wiki.Store.SaveAsync($"leute/{Canary}", "Über sie.\n", anna);
            await wiki.Drafts.SaveAsync(new(DraftOwner.Of(ben)!, PagePath.Parse("start"), "", null, null, $"Entwurf über {Canary}", AnswerState.Given, null, true, clock.Now, false), Ct);
            await wiki.Index.CatchUpAsync(Ct);
            await wiki.Index.FlushAsync(Ct);
            var page = wiki.Snapshot.Find(PagePath.Parse("kasse"))!;
            await wiki.Reader.ViewAsync(anna, page, PageUrl.Root, Ct);
            Assert.NotEmpty(await HitsAsync(wiki, anna));

            var (asked, problem) = await wiki.Erasures.RequestAsync(anna, new(Scope, EraseGround.PersonAsks, "DS-7", "", 90), Ct);
            Assert.Null(problem);
            Assert.Null(await wiki.Erasures.ApproveAsync(ben, asked!, Ct));
            Assert.Equal(1, await wiki.Erasures.RunDueAsync(Ct));

            erasure = asked!;
            var record = await wiki.Erasures.FindAsync(anna, erasure, Ct);
            Assert.True(record!.State == EraseState.Done, string.Join(", ", record.Left));
            Assert.Empty(Canaries.InFiles(folder.Path, Scope));
            Canaries.AssertGone(Path.Combine(folder[id.Value], "repo.git"), Scope);
            Assert.Empty(await HitsAsync(wiki, anna));
            Assert.Equal(clock.Now.Date, wiki.Erasures.Notes[PagePath.Parse("kasse")].ToDateTime(default));
            Assert.Contains("entfernt", (await wiki.Reader.ViewAsync(anna, wiki.Snapshot.Find(PagePath.Parse("kasse"))!, PageUrl.Root, Ct)).Html.Value, StringComparison.Ordinal);
            Assert.Equal([version], (await wiki.Store.HistoryAsync(Given.APage("kasse"), null, 1, Ct)).Select(v => v.Id));
        }

        await using var again = await opener.OpenAsync(id, Ct);

        Assert.Empty(Canaries.InFiles(folder.Path, Scope));
        Assert.NotNull(await again.Store.FindVersionAsync(Given.APage("kasse"), version, Ct));
        Assert.Equal(0, await again.Erasures.RunDueAsync(Ct));
    }

    [Fact]
    public async Task A_restored_wiki_is_not_opened_before_it_was_erased_again()
    {
        await opener.CreateAsync(id, Ct);
        await new ReapplyList(folder[id.Value]).SetPendingAsync(["abcdefghjk 2027-01-01 AAAA"], Ct);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => opener.OpenAsync(id, Ct));

        await new ReapplyList(folder[id.Value]).SetPendingAsync([], Ct);
        await using var wiki = await opener.OpenAsync(id, Ct);
        Assert.Empty(wiki.Snapshot.Files);
    }

    private static async Task<IReadOnlyList<SearchResult>> HitsAsync(Wiki wiki, Actor actor) => (await wiki.Search.SearchAsync(SearchQuery.Parse(Canary), wiki.AccessOf(actor), 10, Ct)).Hits;

    private static async Task<Actor> MemberAsync(Wiki wiki, string name)
    {
        var person = new Person(PersonId.New(), name, null, null, null);
        await wiki.Persons.SavePersonAsync(person, Ct);
        return PeopleSnapshot.ActorOf(await wiki.Persons.AddMemberAsync(person.Id, name, isAdministrator: true, Ct));
    }
}
