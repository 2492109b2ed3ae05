using System.Globalization;
using BenchmarkDotNet.Attributes;
using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Search;
using Roots.Wiki.Spaces;

namespace Roots.Wiki.Benchmarks;

/// <summary>What rights cost: 10,000 pages in 200 folders, 50 of them spaces with rules, 40 groups; the same wiki without any rule beside it.</summary>
[InProcess, MemoryDiagnoser]
public class RightsBenchmarks
{
    private const int Pages = 10_000, Ruled = 50, Groups = 40;

    // Of every second group, so that about half of the spaces with rules let her in.
    private static readonly Actor.Member Ada = new(MemberId.New(), AuthorId.New(), PersonId.New(), Administers: false)
    {
        Groups = GroupSet.Of(Enumerable.Range(0, Groups).Where(g => g % 2 == 0).Select(GroupId)),
    };

    private static readonly SearchQuery Query = SearchQuery.Parse("gartenfeste protokoll");

    private SampleWiki sample = null!;
    private AccessView plain = null!;
    private PageEntry[] pages = [];
    private int turn;

    private Wiki Wiki => sample.Wiki;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        sample = await SampleWiki.CreateAsync(Pages, CancellationToken.None);
        plain = new(Wiki.Snapshot, Ada);
        var rules = "spaces:\n" + string.Concat(Enumerable.Range(0, Ruled).Select(i => string.Create(
            CultureInfo.InvariantCulture, $"  bereich-{i}: {{read: [vorstand, amt:rollen/kasse, {GroupEntry(i)}, {GroupEntry(i + 1)}], write: [{GroupEntry(i)}]}}\n")));
        await Wiki.Store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Settings, [new FileEdit.Transform(GitPath.Parse(SpaceRules.File), _ => rules)]), CancellationToken.None);
        await Wiki.Index.CatchUpAsync(CancellationToken.None);
        pages = [.. Wiki.Snapshot.SortedPages];
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await sample.DisposeAsync();

    /// <summary>The permission of a page in a wiki without rules.</summary>
    [Benchmark]
    public bool CanReadWithoutRules() => plain.CanRead(Next());

    /// <summary>The permission of a page with 50 spaces and 40 groups, finding the view included: what a page view pays.</summary>
    [Benchmark]
    public bool CanReadWithRules() => Wiki.AccessOf(Ada).CanRead(Next());

    /// <summary>Why: the same decision in words' stead.</summary>
    [Benchmark]
    public AccessExplanation Explain() => Wiki.AccessOf(Ada).Explain(Next());

    /// <summary>A view made anew, as after each save.</summary>
    [Benchmark]
    public bool NewView() => new AccessView(Wiki.Snapshot, Ada).CanRead(pages[0]);

    /// <summary>A search of one who may read everything.</summary>
    [Benchmark]
    public async Task<SearchAnswer> SearchOfAll() => await Wiki.Search.SearchAsync(Query, Wiki.AccessOf(Actor.Host.Instance), 10, CancellationToken.None);

    /// <summary>The same search within the rights of a member.</summary>
    [Benchmark]
    public async Task<SearchAnswer> SearchWithRights() => await Wiki.Search.SearchAsync(Query, Wiki.AccessOf(Ada), 10, CancellationToken.None);

    private static string GroupId(int i) => string.Create(CultureInfo.InvariantCulture, $"gruppe-{i % Groups}");

    private static string GroupEntry(int i) => "gruppe:" + GroupId(i);

    private PageEntry Next() => pages[turn++ % pages.Length];
}
