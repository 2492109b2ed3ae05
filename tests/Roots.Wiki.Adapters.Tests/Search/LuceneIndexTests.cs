using Roots.Wiki.Adapters.Search;
using Roots.Wiki.Testing.Search;
using static Roots.Wiki.Testing.Search.SearchPages;

namespace Roots.Wiki.Adapters.Tests.Search;

/// <summary>The index on disk is derived: whatever happens to it, the wiki opens, and it is made anew.</summary>
public sealed class LuceneIndexTests : IDisposable
{
    private readonly IndexPlace place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task What_was_flushed_survives_a_restart()
    {
        await FillAsync();

        await using var engine = place.Open();

        Assert.Equal(Commit(), engine.Reflects);
        Assert.Equal(["p0"], engine.Find("käuzchenvoliere"));
        Assert.Equal(["p0"], engine.Find("voliere"));
    }

    [Fact]
    public async Task What_was_not_flushed_is_caught_up_from_the_last_durable_commit()
    {
        await FillAsync();
        var engine = place.Open();
        await engine.ApplyAsync([Page("neu", "flüchtig")], [], Commit("two"), Ct);

        // As after a kill: the folder as it lies there, without the engine's goodbye.
        using var copy = new IndexPlace();
        Directory.CreateDirectory(copy.Folder);
        foreach (var file in place.Files.Where(f => !f.EndsWith("write.lock", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy.Folder, Path.GetFileName(file)));
        }

        await using var again = copy.Open();
        await engine.DisposeAsync();

        Assert.Equal(Commit(), again.Reflects);
        Assert.Empty(again.Find("flüchtig"));
    }

    [Fact]
    public async Task A_wiki_that_is_only_read_opens_no_writer()
    {
        await FillAsync();
        File.Delete(Path.Combine(place.Folder, "write.lock"));

        await using var engine = place.Open();
        engine.Find("voliere");

        Assert.DoesNotContain(place.Files, f => f.EndsWith("write.lock", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_half_made_index_is_made_anew()
    {
        await using (var engine = place.Open())
        {
            await engine.ApplyAsync([Page("a", "wort")], [], null, Ct);
            await engine.FlushAsync(Ct);
        }

        await using var again = place.Open();

        Assert.Null(again.Reflects);
        Assert.Empty(again.Find("wort"));
    }

    [Fact]
    public async Task An_index_of_another_version_is_made_anew()
    {
        await FillAsync();

        await using var engine = place.Open("2");

        await AssertIsMadeAnewAsync(engine);
    }

    [Fact]
    public async Task An_index_whose_wiki_outgrew_its_words_is_made_anew()
    {
        await FillAsync();
        await using (var engine = place.Open())
        {
            await engine.ApplyAsync([.. Enumerable.Range(0, 200).Select(i => Page("q" + i, "wort"))], [], Commit("two"), Ct);
        }

        await using var again = place.Open();

        await AssertIsMadeAnewAsync(again);
    }

    [Theory]
    [InlineData("segments")]
    [InlineData(".cfs")]
    [InlineData(".cfe")]
    [InlineData(".si")]
    [InlineData("nouns.txt")]
    public async Task A_missing_file_is_no_harm(string name) => await DamageAsync(name, File.Delete);

    [Theory]
    [InlineData("segments_")]
    [InlineData(".cfs")]
    [InlineData(".cfe")]
    [InlineData(".si")]
    public async Task A_truncated_file_is_no_harm(string name) => await DamageAsync(name, file => Change(file, bytes => bytes[..(bytes.Length / 2)]));

    [Theory]
    [InlineData("segments_")]
    [InlineData(".cfs")]
    [InlineData(".cfe")]
    [InlineData(".si")]
    [InlineData("nouns.txt")]
    public async Task Flipped_bytes_are_no_harm(string name) => await DamageAsync(name, file => Change(file, bytes =>
    {
        for (var i = bytes.Length / 3; i < bytes.Length; i += Math.Max(1, bytes.Length / 7))
        {
            bytes[i] ^= 0x55;
        }

        return bytes;
    }));

    [Fact]
    public async Task Any_single_flipped_byte_of_the_index_is_noticed_or_harmless()
    {
        await FillAsync();
        var file = place.Files.First(f => f.EndsWith(".cfs", StringComparison.Ordinal));
        var sound = await File.ReadAllBytesAsync(file, Ct);

        for (var i = 0; i < sound.Length; i += Math.Max(1, sound.Length / 40))
        {
            using var copy = new IndexPlace();
            Directory.CreateDirectory(copy.Folder);
            foreach (var other in place.Files)
            {
                File.Copy(other, Path.Combine(copy.Folder, Path.GetFileName(other)));
            }

            Change(Path.Combine(copy.Folder, Path.GetFileName(file)), bytes =>
            {
                bytes[i] ^= 0x01;
                return bytes;
            });

            await using var engine = copy.Open();

            Assert.True(engine.Reflects is null || engine.Find("voliere") is ["p0"], $"byte {i} of {sound.Length}");
        }
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_is_emptied()
    {
        Directory.CreateDirectory(place.Folder);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "segments_1"), "no index", Ct);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "nouns.txt"), "3 wort\nno number\n", Ct);

        await using var engine = place.Open();

        await AssertIsMadeAnewAsync(engine);
    }

    [Fact]
    public async Task An_index_that_somebody_else_holds_is_made_anew()
    {
        await FillAsync();
        await using var engine = place.Open();
        await using var held = new FileStream(Path.Combine(place.Folder, "write.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var applied = await engine.Apply(Page("a", "wort"));

        Assert.False(applied);
        await AssertIsMadeAnewAsync(engine);
    }

    [Fact]
    public async Task A_folder_that_vanishes_while_in_use_is_made_anew()
    {
        await FillAsync();
        await using var engine = place.Open();
        Directory.Delete(place.Folder, recursive: true);

        var applied = await engine.Apply(Page("a", "wort"));

        Assert.False(applied);
        await AssertIsMadeAnewAsync(engine);
    }

    [Fact]
    public async Task Searching_and_writing_go_on_side_by_side()
    {
        await using var engine = place.Open();
        await engine.Apply(Page("a", "wort"));

        var searching = Enumerable.Range(0, 3).Select(_ => Task.Run(() => Enumerable.Range(0, 200).All(_ => engine.Find("wort").Contains("a")), Ct)).ToList();
        for (var i = 0; i < 40; i++)
        {
            await engine.Apply(Page("a", "wort " + i), Page("b" + i, "anderes"));
        }

        Assert.All(await Task.WhenAll(searching), Assert.True);
        Assert.Equal(0, engine.Failures);
    }

    private static async Task AssertIsMadeAnewAsync(LuceneSearchEngine engine)
    {
        Assert.Null(engine.Reflects);
        Assert.Empty(engine.Find("voliere"));
        Assert.True(await engine.Apply(Page("a", "wort")));
        await engine.FlushAsync(Ct);
        Assert.Equal(["a"], engine.Find("wort"));
        Assert.Equal(Commit(), engine.Reflects);
    }

    private static void Change(string file, Func<byte[], byte[]> change) => File.WriteAllBytes(file, change(File.ReadAllBytes(file)));

    private async Task FillAsync()
    {
        await using var engine = place.Open();
        await engine.LearnAsync([Page("x", string.Concat(Enumerable.Repeat("Wir pflegen das Käuzchen und die Voliere. ", 5)))], Ct);
        await engine.Apply([Page("p0", "Die Käuzchenvoliere"), .. Enumerable.Range(1, 20).Select(i => Page("p" + i, "Satz Nummer " + i))]);
    }

    private async Task DamageAsync(string name, Action<string> damage)
    {
        await FillAsync();
        var files = place.Files.Where(f => Path.GetFileName(f).Contains(name, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(files);
        files.ForEach(damage);

        await using var engine = place.Open();

        await AssertIsMadeAnewAsync(engine);
    }
}
