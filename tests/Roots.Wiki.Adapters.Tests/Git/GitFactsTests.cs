using Roots.Wiki.Adapters.Git;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Adapters.Tests.Git;

/// <summary>A start reads what pages say about themselves from beside the repository, and is never misled by it.</summary>
public sealed class GitFactsTests : IDisposable
{
    private const int Pages = 150;
    private readonly GitWorkshop workshop = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string FactsFile => Path.Combine(workshop["derived"], "facts.idx");

    public void Dispose() => workshop.Dispose();

    [Fact]
    public async Task A_second_start_knows_the_pages_without_reading_them()
    {
        var first = await FillAsync();

        await using var again = await workshop.OpenAsync();

        Assert.Equal(1, again.Reads); // the office
        Assert.Equal(Described(first), Described(again.Current));
    }

    [Fact]
    public async Task What_was_pushed_in_between_is_read()
    {
        await FillAsync();
        GitWorkshop.Push(workshop.Clone("petra"), "seiten/7.md", "---\ntitle: Ganz neu\nvisibility: vorstand\n---\n");

        await using var again = await workshop.OpenAsync();

        var page = again.Current.Find(PagePath.Parse("seiten/7"))!;
        Assert.Equal(("Ganz neu", Visibility.Board), (page.Facts.Title, page.Facts.Visibility));
        Assert.Equal(2, again.Reads);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("flip")]
    [InlineData("other program")]
    [InlineData("gone")]
    public async Task A_file_that_is_not_whole_or_not_ours_is_not_believed(string damage)
    {
        var first = await FillAsync();
        var bytes = await File.ReadAllBytesAsync(FactsFile, Ct);
        switch (damage)
        {
            case "cut": await File.WriteAllBytesAsync(FactsFile, bytes[..^20], Ct); break;
            case "flip": bytes[bytes.Length / 2] ^= 1; await File.WriteAllBytesAsync(FactsFile, bytes, Ct); break;
            case "other program": bytes[14] ^= 1; await File.WriteAllBytesAsync(FactsFile, bytes, Ct); break;
            default: File.Delete(FactsFile); break;
        }

        await using var again = await workshop.OpenAsync();

        Assert.Equal(Pages + 1, again.Reads);
        Assert.Equal(Described(first), Described(again.Current));
    }

    private async Task<Snapshot> FillAsync()
    {
        await using var store = await workshop.CreateAsync();
        var pages = Enumerable.Range(0, Pages).Select(i => (FileEdit)new FileEdit.Write(GitPath.Parse($"seiten/{i}.md"), Text(i), null));
        var office = new FileEdit.Write(GitPath.Parse("rollen/kasse/index.md"), "---\ntype: role\ntitle: Kasse\ntemplates: [kasse]\n---\n", null);
        Assert.IsType<CommitResult.Committed>(await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Import, [.. pages, office]), Ct));
        return store.Current;
    }

    // Every kind of thing that an ordinary page says of itself.
    private static string Text(int i) => (i % 4) switch
    {
        0 => $"# Seite **{i}**\n\nText.\n",
        1 => $"---\ntitle: Größe & Maß {i}\ntags: [eins, \"zwei, drei\"]\naliases: [alt-{i}]\nvisibility: öffentlich\n---\n",
        2 => $"---\ntype: protokoll\nrole: rollen/kasse\nvisibility: amt\n---\nText {i}.\n",
        _ => $"Ohne alles {i}.\n",
    };

    private static string Described(Snapshot snapshot) => string.Join('\n', snapshot.SortedPages.Select(p =>
        $"{p.Path}|{p.Blob}|{p.Facts.Title}|{p.Facts.Type}|{string.Join(';', p.Facts.Tags)}|{string.Join(';', p.Facts.Aliases)}|{p.Facts.RightsKey}|{p.Facts.IsText}|{p.Facts.Bytes}|{p.Facts.Office?.Templates.Count}|{snapshot.ClassOf(p).Key}"));
}
