using Roots.Wiki.Adapters.Yaml;
using Roots.Wiki.Pages;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing.Pages;

namespace Roots.Wiki.Adapters.Tests.Yaml;

/// <summary>What lies in the association's own repository stands before what ships.</summary>
public sealed class OwnTemplatesTests
{
    private const string Law = "facts:\n  - id: gema\n    title: Musik\n    ask: Frag nach.\n    fact: Unser Rahmenvertrag zahlt.\n    source: Dachverband\n    as-of: 2026-12-01\n    check-after: 2027-12-01\n    volatile: low\n";
    private const string Own = "id: gemeinschaft\ntitle: Gemeinschaftsdienst\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: eigen-dienst, text: Wer macht was?, type: long}\n      - use: fristen\n";

    [Fact]
    public async Task Own_templates_join_the_shipped_ones_and_use_their_questions()
    {
        var templates = await WithAsync(".roots/templates/dienst.yaml", Own);

        Assert.Equal(["eigen-dienst", "fristen"], templates.Current.Find("gemeinschaft")!.Questions.Select(q => q.Id));
        Assert.Equal(templates.Shipped.Templates.Count + 1, templates.Current.Templates.Count);
        Assert.Empty(templates.Current.Problems);
    }

    [Fact]
    public async Task An_own_template_with_a_shipped_id_takes_its_place_and_its_questions_their_wording()
    {
        var templates = await WithAsync(".roots/templates/kasse.yaml", Own.Replace("gemeinschaft", "kasse", StringComparison.Ordinal));

        Assert.Equal("Gemeinschaftsdienst", templates.Current.Find("kasse")!.Title.De);
        Assert.Equal(templates.Shipped.Templates.Count, templates.Current.Templates.Count);
    }

    [Fact]
    public async Task A_question_that_an_own_template_left_out_is_still_asked_where_others_use_it()
    {
        var templates = await WithAsync(".roots/templates/grundblatt.yaml", Own.Replace("gemeinschaft", "grundblatt", StringComparison.Ordinal));

        Assert.Equal(8, templates.Current.Find("schnellstart")!.Questions.Count());
        Assert.Empty(templates.Current.Problems);
    }

    [Fact]
    public async Task Own_legal_facts_stand_before_the_shipped_ones()
    {
        var templates = await WithAsync(".roots/recht.yaml", Law);

        Assert.Equal("Unser Rahmenvertrag zahlt.", templates.Current.Facts.Single(f => f.Id == "gema").Fact!.De);
        Assert.Equal(templates.Shipped.Facts.Count(), templates.Current.Facts.Count());
    }

    [Theory]
    [InlineData(".roots/recht.yaml", "facts: [")]
    [InlineData(".roots/recht.yaml", "facts:\n  - {id: gema}\n")]
    [InlineData(".roots/templates/x.yaml", "nothing")]
    public async Task A_faulty_own_file_is_named_and_leaves_the_shipped_catalogue(string file, string text)
    {
        var templates = await WithAsync(file, text);

        Assert.Equal(file, Assert.Single(templates.Current.Problems).Arguments[0]);
        Assert.Equal(templates.Shipped.Templates.Count, templates.Current.Templates.Count);
    }

    private static async Task<WikiTemplates> WithAsync(string file, string text)
    {
        await using var store = new InMemoryPageStore(TimeProvider.System);
        await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Settings, [new FileEdit.Write(GitPath.Parse(file), text, null)]), TestContext.Current.CancellationToken);
        return new(store, ShippedTemplates.Catalog, YamlTemplateReader.Instance);
    }
}
