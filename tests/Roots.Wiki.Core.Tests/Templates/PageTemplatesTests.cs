using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Templates;

public sealed class PageTemplatesTests
{
    private static readonly TemplateCatalog Catalog = new(
        [Page("plan", "T28", "event"), Page("howto", "T27", "everyday"), Page("record", "T39", "privacy"), Page("contract", "T24", "money"), Page("words", "T44", "everyday")], [], []);

    [Fact]
    public void In_a_folder_of_events_the_plan_comes_first_then_what_is_for_every_day() =>
        Assert.Equal(["plan", "howto", "words"], Offer("feste"));

    [Fact]
    public void Where_nothing_is_known_what_is_for_every_day_is_offered() => Assert.Equal(["howto", "words"], Offer(""));

    [Fact]
    public void What_pages_beside_it_were_made_from_comes_before_all() =>
        Assert.Equal(["record", "plan", "howto", "words"], Offer("feste", ("feste/liste.md", "---\ntemplate: record\n---\n# Liste\n")));

    [Fact]
    public void A_page_that_the_actor_may_not_read_says_nothing() =>
        Assert.Equal(["plan", "howto", "words"], Offer("feste", ("feste/liste.md", "---\ntemplate: record\nvisibility: vorstand\n---\n# Liste\n")));

    [Fact]
    public void No_more_are_offered_than_asked_for() => Assert.Equal(2, PageTemplates.Offer(Catalog, View(), "feste", 2).Count);

    private static IEnumerable<string> Offer(string folder, params (string, string)[] files) => PageTemplates.Offer(Catalog, View(files), folder, 6).Select(t => t.Id);

    private static AccessView View(params (string, string)[] files) => new(OfficeSample.Snapshot(files), Given.AMember());

    private static Template Page(string id, string number, string situation) =>
        new(id, 1, TemplateKind.Topic, new(id), new(""), [new("s", new("S"), [OfficeSample.Q("q-" + id, "text")])]) { Number = number, Scope = TemplateScope.Page, For = [situation] };
}
