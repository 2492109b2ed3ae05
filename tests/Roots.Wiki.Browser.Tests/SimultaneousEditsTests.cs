using Roots.Wiki.Browser.Tests.Server;

namespace Roots.Wiki.Browser.Tests;

public sealed class SimultaneousEditsTests
{
    private const int People = 50;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fifty_people_edit_different_paragraphs_of_one_page_at_once_and_nobody_loses_a_word()
    {
        using var folder = new TemporaryFolder();
        await using var wiki = await RunningWiki.StartAsync(["--data", folder.Path], Ct);
        var api = new Api(wiki.Http, await Api.CreateTokenAsync(folder.Path, Ct));
        var first = await api.CreateAsync("verein/satzung", Page(i => $"Absatz {i} wie beschlossen."), Ct);

        await Task.WhenAll(Enumerable.Range(0, People).Select(mine =>
            api.MergeAsync("verein/satzung", Page(i => i == mine ? $"Absatz {i} neu gefasst." : $"Absatz {i} wie beschlossen."), first.Revision, Ct)));

        Assert.Equal(Page(i => $"Absatz {i} neu gefasst."), (await api.FindAsync("verein/satzung", Ct))?.Markdown);
    }

    private static string Page(Func<int, string> paragraph) => "# Satzung\n\n" + string.Join("\n\n", Enumerable.Range(0, People).Select(paragraph)) + "\n";
}
