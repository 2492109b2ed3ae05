using System.Text;
using BenchmarkDotNet.Attributes;
using Roots.Wiki.Pages;
using Roots.Wiki.Search;

namespace Roots.Wiki.Benchmarks;

/// <summary>What requests ask of one wiki, in process and without HTTP.</summary>
[InProcess, MemoryDiagnoser]
public class WikiBenchmarks
{
    private static readonly Actor Ada = new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), Administers: false);
    private static readonly PagePath Address = SampleWiki.Address(123);
    private static readonly byte[] Bytes = Encoding.UTF8.GetBytes(SampleWiki.Text(123));

    private SampleWiki sample = null!;
    private PageEntry page = null!;
    private int turn;

    private Wiki Wiki => sample.Wiki;

    [GlobalSetup]
    public async Task SetUpAsync()
    {
        sample = await SampleWiki.CreateAsync(CancellationToken.None);
        page = Wiki.Snapshot.Find(Address)!;
        await Wiki.Reader.ViewAsync(Ada, page, PageUrl.Root, CancellationToken.None);
    }

    [GlobalCleanup]
    public async Task CleanUpAsync() => await sample.DisposeAsync();

    /// <summary>A cached text with its holes filled, its way and its rights: what the frame is drawn around.</summary>
    [Benchmark]
    public async Task<PageView> View() => await Wiki.Reader.ViewAsync(Ada, page, PageUrl.Root, CancellationToken.None);

    /// <summary>Whether a finished page is still good after something else changed.</summary>
    [Benchmark]
    public string? Fingerprint() => Wiki.Reader.FingerprintOf(Ada, page, PageUrl.Root);

    /// <summary>Finding a page by its address, permission included: the price of every view.</summary>
    [Benchmark]
    public PageLocation Locate() => Wiki.Reader.Locate(Ada, Address.Value);

    /// <summary>The permission alone.</summary>
    [Benchmark]
    public bool CanRead() => Wiki.AccessOf(Ada).CanRead(page);

    /// <summary>Two words, snippets included.</summary>
    [Benchmark]
    public async Task<SearchAnswer> Search() => await Wiki.Search.SearchAsync(SearchQuery.Parse("gartenfeste protokoll"), Wiki.AccessOf(Ada), 10, CancellationToken.None);

    /// <summary>A word that nobody wrote, with what was probably meant.</summary>
    [Benchmark]
    public async Task<SearchAnswer> SearchMistyped() => await Wiki.Search.SearchAsync(SearchQuery.Parse("Protokolk"), Wiki.AccessOf(Ada), 10, CancellationToken.None);

    /// <summary>One durable commit of one page.</summary>
    [Benchmark]
    public async Task<CommitResult> Save() => await Wiki.Store.CommitAsync(
        new(Ada, ChangeKind.Save, [new FileEdit.Transform(SampleWiki.Address(turn++ % SampleWiki.Pages).File, text => text + "Mehr.\n")]), CancellationToken.None);

    /// <summary>What a page says about itself, out of its bytes.</summary>
    [Benchmark]
    public PageFacts Facts() => PageFacts.Read(Address, Bytes);
}
