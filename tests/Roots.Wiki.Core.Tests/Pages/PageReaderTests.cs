using Roots.Wiki.Pages;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class PageReaderTests
{
    private static readonly Actor Ada = Given.AMember();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_page_seen_before_costs_no_read_and_no_parse()
    {
        var desk = new PageDesk().With("kasse/sepa", "Text.\n");
        var page = Assert.IsType<PageLocation.Found>(desk.Reader.Locate(Ada, "kasse/sepa")).Page;
        var first = await desk.Reader.ViewAsync(Ada, page, PageUrl.Root, Ct);
        var (reads, renders) = (desk.Store.Reads, desk.Renderer.Renders);

        var again = await desk.Reader.ViewAsync(Given.AMember(), page, PageUrl.Root, Ct);

        Assert.Equal(first.Html, again.Html);
        Assert.Equal((1, 1), (reads, renders));
        Assert.Equal((reads, renders), (desk.Store.Reads, desk.Renderer.Renders));
    }

    [Fact]
    public async Task A_fingerprint_is_of_what_the_reader_sees_and_of_nothing_else()
    {
        var desk = new PageDesk().With("kasse/index", "---\ntitle: Kasse\n---\n").With("kasse/sepa", "[[ziel]]\n");
        var (ada, ben) = (Given.AMember(), Given.AMember());
        var first = await PrintAsync(ada);

        desk.With("anderswo", "Text.\n");
        var elsewhere = await PrintAsync(ada);
        desk.With("ziel", "Text.\n");
        var linked = await PrintAsync(ada);
        desk.With("kasse/index", "---\ntitle: Geld\n---\n");
        var renamed = await PrintAsync(ada);
        desk.With("kasse/sepa", "---\nvisibility: öffentlich\n---\n[[ziel]]\n");
        var opened = await PrintAsync(ada);

        Assert.Equal(first, elsewhere);
        Assert.Equal(opened, await PrintAsync(ben));
        Assert.NotEqual(opened, await PrintAsync(Actor.Host.Instance, new PageUrl("/verein")));
        Assert.Equal(4, new[] { first, linked, renamed, opened }.Distinct().Count());

        async Task<string?> PrintAsync(Actor actor, PageUrl? urls = null)
        {
            var page = Assert.IsType<PageLocation.Found>(desk.Reader.Locate(actor, "kasse/sepa")).Page;
            await desk.Reader.ViewAsync(actor, page, urls ?? PageUrl.Root, Ct);
            return desk.Reader.FingerprintOf(actor, page, urls ?? PageUrl.Root);
        }
    }

    [Fact]
    public void A_page_that_nobody_looked_at_has_no_fingerprint()
    {
        var desk = new PageDesk().With("kasse/sepa", "Text.\n");
        var page = Assert.IsType<PageLocation.Found>(desk.Reader.Locate(Ada, "kasse/sepa")).Page;

        Assert.Null(desk.Reader.FingerprintOf(Ada, page, PageUrl.Root));
    }

    [Fact]
    public void Whatever_a_page_shows_counts_in_its_fingerprint() =>
        // The page (address, blob and facts), its text and headings (blob and holes), its way, its circle and the right to write.
        // A new part belongs into PageReader.FingerprintOf first, then here.
        Assert.Equal(
            ["CanShare", "CanWrite", "Crumbs", "HasOwnHeading", "Html", "Notice", "Page", "Toc", "Visibility"],
            typeof(PageView).GetProperties().Select(p => p.Name).Where(n => n != "EqualityContract").Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("kasse/sepa")]
    [InlineData("haus/")]
    [InlineData("")]
    [InlineData("Gießplan Sommer")]
    public void A_page_is_found_under_its_own_address(string address) =>
        Assert.IsType<PageLocation.Found>(Wiki().Reader.Locate(Ada, address));

    [Theory]
    [InlineData("Kasse/SEPA", "kasse/sepa")]
    [InlineData("kasse/sepa.md", "kasse/sepa")]
    [InlineData("haus", "haus/index")]
    [InlineData("haus/index", "haus/index")]
    [InlineData("start", "start")]
    [InlineData("giessplan-sommer", "Gießplan Sommer")]
    [InlineData("lastschrift", "kasse/sepa")]
    public void Another_spelling_and_an_alias_lead_to_the_own_address(string address, string expected) =>
        Assert.Equal(PagePath.Parse(expected), Assert.IsType<PageLocation.Elsewhere>(Wiki().Reader.Locate(Ada, address)).Path);

    [Theory]
    [InlineData("gibt/es/nicht", true)]
    [InlineData("kasse/", true)]
    [InlineData("vorstand/geheim", true)]
    [InlineData("Vorstand/Geheim", true)]
    [InlineData("-/foo", false)]
    [InlineData(".roots/wiki.yaml", false)]
    [InlineData("../etc/passwd", false)]
    [InlineData("a\\b", false)]
    [InlineData("CON", false)]
    public void What_is_not_there_or_may_not_be_read_is_missing(string address, bool canCreate) =>
        Assert.Equal(canCreate, Assert.IsType<PageLocation.Missing>(Wiki().Reader.Locate(Ada, address)).CanCreate is not null);

    [Fact]
    public void A_visitor_of_a_closed_wiki_finds_nothing_and_creates_nothing() =>
        Assert.All(["kasse/sepa", "neu", "haus/plan.png"], a => Assert.Null(Assert.IsType<PageLocation.Missing>(Wiki().Reader.Locate(Actor.Visitor.Instance, a)).CanCreate));

    [Fact]
    public void A_file_is_read_by_those_who_may_read_every_page_beside_it()
    {
        var desk = Wiki();
        desk.Store.Push("x", ("vorstand/plan.png", "bytes"), ("haus/plan.png", "bytes"));

        Assert.IsType<PageLocation.Attachment>(desk.Reader.Locate(Ada, "haus/plan.png"));
        Assert.IsType<PageLocation.Missing>(desk.Reader.Locate(Ada, "vorstand/plan.png"));
    }

    [Fact]
    public async Task The_folders_above_a_page_lead_to_their_own_pages()
    {
        var desk = Wiki();
        var page = Assert.IsType<PageLocation.Found>(desk.Reader.Locate(Ada, "haus/keller/heizung")).Page;

        var crumbs = (await desk.Reader.ViewAsync(Ada, page, PageUrl.Root, Ct)).Crumbs;

        Assert.Equal([("Das Haus", PagePath.Parse("haus/index")), ("Keller", null)], crumbs.Select(c => (c.Title, c.Path)));
    }

    private static PageDesk Wiki() => new PageDesk()
        .With("start", "# Willkommen\n")
        .With("kasse/sepa", "---\naliases: [lastschrift]\n---\nText.\n")
        .With("haus/index", "# Das Haus\n")
        .With("haus/keller/heizung", "# Heizung\n")
        .With("Gießplan Sommer", "# Gießplan\n")
        .With("vorstand/geheim", "---\nvisibility: vorstand\n---\nGeheim.\n");
}
