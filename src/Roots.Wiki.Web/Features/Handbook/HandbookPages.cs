using System.Reflection;
using System.Text.Encodings.Web;
using Roots.Wiki.Pages;
using Roots.Wiki.Rendering;

namespace Roots.Wiki.Web.Features.Handbook;

/// <summary>A page of the handbook, rendered.</summary>
public sealed record HandbookPage(string Name, string Title, SafeHtml Html, IReadOnlyList<Rendering.TocEntry> Toc);

/// <summary>The handbook for associations: wiki pages that ship inside the program. Rendered once each. Thread-safe.</summary>
public sealed class HandbookPages(IPageRenderer renderer)
{
    /// <summary>The names of the pages in the order of the table of contents.</summary>
    public static readonly IReadOnlyList<string> Order =
    [
        "start", "einrichten", "schnellstart", "links-und-qr-codes", "seiten-schreiben", "vorlagen", "vorlagen-anpassen", "vorlagen-weitergeben", "suchen", "verlauf",
        "fuer-dich", "jahr-und-kalender", "mail", "anmelden-mit-konto", "rollen-und-wissensstand", "wissenslandkarte", "uebergabe", "gliederungen", "wer-sieht-was", "alles-mitnehmen", "sichern-und-aktualisieren", "datenschutz", "haeufige-fragen",
    ];

    private readonly Dictionary<string, HandbookPage> rendered = new(StringComparer.Ordinal);
    private readonly Lock gate = new();

    /// <summary>A page by its name, or null. Links between pages become addresses below <paramref name="root"/>.</summary>
    public async ValueTask<HandbookPage?> FindAsync(string name, string root, CancellationToken ct)
    {
        if (!Order.Contains(name))
        {
            return null;
        }

        lock (gate)
        {
            if (rendered.TryGetValue(root + name, out var known))
            {
                return known;
            }
        }

        var markdown = await ReadAsync(name, ct);
        var fragment = await renderer.RenderAsync(markdown, "", ct);
        var page = new HandbookPage(name, TitleOf(name, markdown), fragment.Fill(hole => Fill(hole, root)), fragment.Toc);
        lock (gate)
        {
            rendered[root + name] = page;
        }

        return page;
    }

    /// <summary>The titles of all pages in order.</summary>
    public static async Task<IReadOnlyList<(string Name, string Title)>> ContentsAsync(CancellationToken ct)
    {
        var contents = new List<(string, string)>();
        foreach (var name in Order)
        {
            contents.Add((name, TitleOf(name, await ReadAsync(name, ct))));
        }

        return contents;
    }

    private static string TitleOf(string name, string markdown) => FrontMatter.Read(markdown).Scalar("title") ?? name;

    private static string Fill(Hole hole, string root)
    {
        var html = HtmlEncoder.Default;
        var (page, anchor) = hole.Target.IndexOf('#', StringComparison.Ordinal) is var i and >= 0 ? (hole.Target[..i], hole.Target[i..]) : (hole.Target, "");
        return hole.Kind switch
        {
            HoleKind.PageLink => $" href=\"{html.Encode($"{root}/-/help/{Uri.EscapeDataString(page)}{anchor}")}\"",
            HoleKind.PageTitle => html.Encode(hole.Text),
            HoleKind.File => html.Encode($"{root}/{hole.Target}"),
            _ => "",
        };
    }

    private static async Task<string> ReadAsync(string name, CancellationToken ct)
    {
        await using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"handbook/{name}.md")
            ?? throw new InvalidOperationException($"The handbook page '{name}' is not part of the program.");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(ct);
    }
}
