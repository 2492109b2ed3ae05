using System.Globalization;
using Roots.Wiki.Adapters.Hosting;
using Roots.Wiki.Adapters.Rendering;
using Roots.Wiki.Adapters.Yaml;
using Roots.Wiki.Pages;
using Roots.Wiki.Templates;

namespace Roots.Wiki.Benchmarks;

/// <summary>A real wiki in a folder of its own: pages in folders of fifty, each with links, a table and some hundred words. The same at every run.</summary>
public sealed class SampleWiki : IAsyncDisposable
{
    /// <summary>How many pages lie in it.</summary>
    public const int Pages = 2_000;

    private const int FolderSize = 50;
    private static readonly string[] Words =
        "Verein Kasse Schlüssel Mitglieder Versammlung Protokoll Gartenfest Spende Antrag Haushalt Vorstand Vertretung Termin Halle Küche Werkzeug Rechnung Beitrag Jugend Turnier Frist Genehmigung Bericht Plan".Split(' ');

    private readonly string folder;

    private SampleWiki(string folder, Wiki wiki) => (this.folder, Wiki) = (folder, wiki);

    /// <summary>The wiki.</summary>
    public Wiki Wiki { get; }

    /// <summary>Makes and opens one.</summary>
    public static Task<SampleWiki> CreateAsync(CancellationToken ct) => CreateAsync(Pages, ct);

    /// <summary>Makes and opens one of so many pages.</summary>
    public static async Task<SampleWiki> CreateAsync(int pages, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("roots-wiki-bench-").FullName;
        var clock = TimeProvider.System;
        var id = WikiId.New();
        var opener = new WikiFolderOpener(i => Path.Combine(folder, i.Value), new MarkdigRenderer(clock), new MarkdigPlainTextReader(clock), new TemplateCatalog([], [], []), YamlTemplateReader.Instance, clock);
        await opener.CreateAsync(id, ct);
        var wiki = await opener.OpenAsync(id, ct);
        var edits = Enumerable.Range(0, pages).Select(i => (FileEdit)new FileEdit.Write(Address(i).File, Text(i), null));
        await wiki.Store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Import, [.. edits]), ct);
        await wiki.Index.CatchUpAsync(ct);
        return new(folder, wiki);
    }

    /// <summary>The address of a page.</summary>
    public static PagePath Address(int i) => PagePath.Parse(string.Create(CultureInfo.InvariantCulture, $"bereich-{i / FolderSize}/seite-{i}"));

    /// <summary>The text of a page.</summary>
    public static string Text(int i)
    {
        var random = new Random(i);   // only for words: the same at every run
        var sentences = string.Join('\n', Enumerable.Range(0, 30).Select(s => (s % 6 == 0 ? "\n## " : "") + string.Join(' ', Enumerable.Range(0, 12).Select(_ => Words[random.Next(Words.Length)])) + "."));
        return $"---\ntitle: Seite {i}\ntags: [probe]\n---\n{sentences}\n\nSiehe [Seite](seite-{(i + 1) % Pages}.md), [[seite-{(i + 7) % Pages}]] und [Weg](/weg).\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n";
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Wiki.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
