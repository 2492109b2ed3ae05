using Roots.Wiki.Rendering;

namespace Roots.Wiki.Core.Tests.Rendering;

public sealed class FragmentCacheTests
{
    private static readonly BlobId One = BlobId.Parse(new string('1', 40));
    private static readonly BlobId Two = BlobId.Parse(new string('2', 40));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ValueTask<Fragment> GetAsync(FragmentCache cache, BlobId blob, string folder = "", string text = "text") => cache.GetAsync(blob, folder, _ => new(text), Ct);

    [Fact]
    public async Task A_page_that_was_shown_is_not_parsed_again()
    {
        var cache = new FragmentCache(new CountingRenderer(), 1_000_000);

        var first = await GetAsync(cache, One);
        var second = await cache.GetAsync(One, "", _ => throw new InvalidOperationException("nothing needs to be read"), Ct);

        Assert.Same(first, second);
        Assert.Equal((1, 1), (cache.Parses, cache.Hits));
    }

    [Fact]
    public async Task A_page_that_moved_to_another_folder_is_rendered_anew()
    {
        var cache = new FragmentCache(new CountingRenderer(), 1_000_000);

        await GetAsync(cache, One, "kasse");
        await GetAsync(cache, One, "vorstand");

        Assert.Equal(2, cache.Parses);
    }

    [Fact]
    public async Task What_was_not_asked_for_longest_goes_when_the_room_is_used_up()
    {
        var cache = new FragmentCache(new CountingRenderer(), 3_500);
        await GetAsync(cache, One, "a");
        await GetAsync(cache, Two, "b");
        await GetAsync(cache, One, "a");

        await GetAsync(cache, Two, "c");
        await GetAsync(cache, One, "a");

        Assert.Equal((3, 2), (cache.Parses, cache.Hits));
        Assert.InRange(cache.Bytes, 1, 3_500);
    }

    [Fact]
    public async Task What_was_too_slow_is_tried_again()
    {
        var cache = new FragmentCache(new CountingRenderer { Notice = RenderNotice.TooSlow }, 1_000_000);

        await GetAsync(cache, One);
        await GetAsync(cache, One);

        Assert.Equal(2, cache.Parses);
    }

    private sealed class CountingRenderer : IPageRenderer
    {
        public RenderNotice Notice { get; init; }

        public int Version => 1;

        public ValueTask<Fragment> RenderAsync(string markdown, string folder, CancellationToken ct) => new(new Fragment([new string('x', 500)], [], [], Notice));
    }
}
