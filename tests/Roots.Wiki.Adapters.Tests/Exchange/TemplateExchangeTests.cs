using System.Text;
using Roots.Wiki.Adapters.Yaml;
using Roots.Wiki.Exchange;
using Roots.Wiki.Pages;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Pages;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Exchange;

/// <summary>A neighbouring association takes a template over. What comes from outside is a stranger's.</summary>
public sealed class TemplateExchangeTests : IAsyncDisposable
{
    private const string Own = "id: eigen-dienst-abc234\ntitle: Dienst\norigin: {by: Nachbarn, licence: CC0-1.0, day: 2026-11-01}\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: eigen-wer-abc234, text: Wer?, type: text, visibility: öffentlich}\n      - use: fristen\n";

    private readonly InMemoryPageStore store = new(TimeProvider.System);
    private readonly WikiTemplates templates;
    private readonly TemplateEditor editor;
    private readonly TemplateExchange exchange;

    public TemplateExchangeTests()
    {
        templates = new(store, Yaml.ShippedTemplates.Catalog, YamlTemplateReader.Instance);
        editor = new(store, templates);
        exchange = new(store, templates, editor, new InMemoryPeople(TimeProvider.System), TimeProvider.System);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_template_comes_in_with_its_origin_and_opens_nothing_to_the_public()
    {
        var saved = await exchange.TakeOverAsync(Actor.Host.Instance, Own, [], Ct);

        Assert.Empty(saved.Problems);
        var template = templates.Current.Find("eigen-dienst-abc234")!;
        Assert.Equal(["eigen-wer-abc234", "fristen"], template.Questions.Select(q => q.Id));
        Assert.Equal(("Nachbarn", Visibility.Association), (template.Origin!.By, template.Questions.First().Visibility));
        Assert.Empty(templates.Current.Problems);
        Assert.NotNull(store.Current.Files.GetValueOrDefault(OwnFiles.TakenOf("eigen-dienst-abc234")));
    }

    [Fact]
    public async Task A_newer_version_of_the_same_keeps_what_was_changed_here_and_asks_where_both_changed()
    {
        await exchange.TakeOverAsync(Actor.Host.Instance, Own, [], Ct);
        var question = templates.Current.Question("eigen-wer-abc234")!;
        await editor.ChangeAsync(Actor.Host.Instance, "eigen-dienst-abc234", question with { Text = new("Wer von uns?"), Help = new("Ein Satz.") }, TemplateEditor.Mark(question), Ct);
        var newer = Own.Replace("Wer?", "Wer denn?", StringComparison.Ordinal).Replace("      - use", "      - {id: eigen-wann-abc234, text: Wann?, type: date}\n      - use", StringComparison.Ordinal);

        var arrival = exchange.Look(Actor.Host.Instance, newer, [], [])!;
        await exchange.TakeOverAsync(Actor.Host.Instance, newer, [], Ct);

        Assert.Equal("Text.eigen-wer-abc234", Assert.Single(arrival.Merged.Clashes).Key);
        Assert.Equal("Wer von uns?", templates.Current.Question("eigen-wer-abc234")!.Text.De);
        Assert.Equal(["eigen-wer-abc234", "eigen-wann-abc234", "fristen"], templates.Current.Find("eigen-dienst-abc234")!.Questions.Select(q => q.Id));
        Assert.Empty(exchange.Look(Actor.Host.Instance, newer, [], [])!.Merged.Taken);
        await exchange.TakeOverAsync(Actor.Host.Instance, Own.Replace("Wer?", "Wer also?", StringComparison.Ordinal), ["Text.eigen-wer-abc234"], Ct);
        Assert.Equal("Wer also?", templates.Current.Question("eigen-wer-abc234")!.Text.De);
    }

    [Fact]
    public async Task An_adapted_shipped_template_of_a_neighbour_is_merged_with_ours()
    {
        await editor.AdaptAsync(Actor.Host.Instance, "kasse", Ct);
        var first = templates.ShippedFile("kasse")!.Own.First();
        await editor.HideAsync(Actor.Host.Instance, "kasse", templates.ShippedFile("kasse")!.Own.Last().Id, true, Ct);
        var theirs = TemplateText.Write(templates.ShippedFile("kasse")!.Change(first with { Help = new("Vom Nachbarn.") }));

        await exchange.TakeOverAsync(Actor.Host.Instance, theirs, [], Ct);

        Assert.Equal("Vom Nachbarn.", templates.Current.Question(first.Id)!.Help!.De);
        Assert.DoesNotContain(templates.Current.Find("kasse")!.Questions, q => q.Id == templates.ShippedFile("kasse")!.Own.Last().Id);
        Assert.Null(editor.Open("kasse")!.Update);
    }

    [Fact]
    public void A_question_of_another_template_keeps_its_meaning_here()
    {
        const string Sly = "id: eigen-x\ntitle: X\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: vollmacht, text: 'Wie ist die PIN?', type: text, visibility: öffentlich}\n";

        var arrival = exchange.Look(Actor.Host.Instance, Sly, [], [])!;

        Assert.IsType<TemplateEntry.Uses>(Assert.Single(arrival.File.Sections[0].Entries));
    }

    [Fact]
    public void A_known_question_keeps_its_kind_of_answer_and_its_readers()
    {
        var known = templates.ShippedFile("kasse")!.Own.First(q => q.Type is TableQuestion);
        var sly = $"id: kasse\ntitle: K\nkind: quick-start\nsections:\n  - id: a\n    title: A\n    questions:\n      - {{id: {known.Id}, text: Anders?, type: long, visibility: verein}}\n";

        var arrival = exchange.Look(Actor.Host.Instance, sly, [], [])!;

        var question = arrival.File.Own.Single();
        Assert.Equal((known.Type, known.Visibility, TemplateKind.RoleSheet), (question.Type, question.Visibility, arrival.File.Frame.Kind));
        Assert.Equal(known.Columns, question.Columns);
    }

    [Theory]
    [InlineData("id: eigen-x\ntitle: X\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: q, text: 'W?', type: hologram}\n", ProblemCode.ImportUnknownType)]
    [InlineData("id: ../../wiki\ntitle: X\nsections: []\n", ProblemCode.ImportUnreadable)]
    [InlineData("id: eigen-x\ntitle: X\nsections: []\n", ProblemCode.ImportTooMuch)]
    [InlineData("id: eigen-x\ntitle: X\nsections:\n  - id: '../a'\n    title: A\n    questions:\n      - {id: q, text: 'W?', type: text}\n", ProblemCode.ImportFaulty)]
    [InlineData("id: eigen-x\ntitle: X\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: q, text: 'W?', type: choice}\n", ProblemCode.ImportFaulty)]
    [InlineData("id: eigen-x\ntitle: X\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: q, text: 'W?', type: text}\n      - {id: q, text: 'X?', type: text}\n", ProblemCode.ImportFaulty)]
    [InlineData("id: eigen-x\ntitle: X\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: q, text: 'W? <img src=x onerror=alert(1)>', type: text}\n", ProblemCode.ImportMarkup)]
    [InlineData("id: eigen-x\ntitle: X\nscope: page\nbody: '<script>1</script>'\nsections:\n  - id: a\n    title: A\n    questions:\n      - {id: q, text: 'W?', type: text}\n", ProblemCode.ImportMarkup)]
    [InlineData("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ProblemCode.ImportUnreadable)]
    [InlineData("id: !!binary x", ProblemCode.ImportUnreadable)]
    [InlineData("id: [", ProblemCode.ImportUnreadable)]
    [InlineData("", ProblemCode.ImportUnreadable)]
    [InlineData("\u0000\u0001", ProblemCode.ImportUnreadable)]
    public void What_could_harm_is_refused_with_a_reason(string text, ProblemCode code)
    {
        var problems = new List<Problem>();

        Assert.Null(exchange.Look(Actor.Host.Instance, text, [], problems));
        Assert.Equal(code, Assert.Single(problems).Code);
    }

    [Fact]
    public void Depth_width_and_size_have_an_end()
    {
        foreach (var text in new[] { "a: " + new string('[', 300_000), "a: " + string.Concat(Enumerable.Repeat("{b: ", 20_000)), string.Concat(Enumerable.Repeat("- x\n", 200_000)), new string('x', 5_000_000), $"id: eigen-x\ntitle: {new string('t', 900_000)}\nsections: []\n" })
        {
            var problems = new List<Problem>();
            Assert.Null(exchange.Look(Actor.Host.Instance, text, [], problems));
            Assert.Single(problems);
        }
    }

    [Fact]
    public void Noise_is_refused_and_never_throws()
    {
        var random = new Random(4);
        var good = Own.ToCharArray();
        for (var i = 0; i < 500; i++)
        {
            var bad = good.ToArray();
            for (var j = 0; j < 4; j++)
            {
                bad[random.Next(bad.Length)] = "\t\n\"'{}[]:&*!%@-#\\|>? \u0085\ufeff\ud800é"[random.Next(24)];
            }

            exchange.Look(Actor.Host.Instance, new string(bad), [], []);
        }
    }

    [Fact]
    public async Task What_is_given_away_is_one_file_that_comes_in_elsewhere_and_holds_nothing_that_was_taken_out()
    {
        await exchange.TakeOverAsync(Actor.Host.Instance, Own.Replace("Wer?", "Wer hilft Frau Kessler?", StringComparison.Ordinal), [], Ct);
        var finding = Assert.Single(exchange.Findings(Actor.Host.Instance, "eigen-dienst-abc234")!);

        Assert.Null(exchange.Export(Actor.Host.Instance, "eigen-dienst-abc234", false, Licences.Free, new Dictionary<string, bool>()));
        Assert.Null(exchange.Export(Actor.Host.Instance, "eigen-dienst-abc234", false, "mine", new Dictionary<string, bool> { [finding.Key] = true }));
        var text = exchange.Export(Actor.Host.Instance, "eigen-dienst-abc234", false, Licences.Free, new Dictionary<string, bool> { [finding.Key] = true })!;

        Assert.DoesNotContain("Kessler", text, StringComparison.Ordinal);
        Assert.Contains("Wer hilft …?", text, StringComparison.Ordinal);
        Assert.DoesNotContain("by:", text, StringComparison.Ordinal);
        Assert.Equal("CC0-1.0", exchange.Look(Actor.Host.Instance, text, [], [])!.File.Frame.Origin!.Licence);
    }

    [Fact]
    public void Every_shipped_template_can_be_given_away_and_taken_over_unchanged()
    {
        foreach (var file in templates.Shipped.Files)
        {
            var decided = exchange.Findings(Actor.Host.Instance, file.Frame.Id)!.ToDictionary(f => f.Key, _ => false);
            var text = exchange.Export(Actor.Host.Instance, file.Frame.Id, false, Licences.Attribution, decided)!;
            var problems = new List<Problem>();

            var arrival = exchange.Look(Actor.Host.Instance, text, [], problems);

            Assert.Empty(problems);
            Assert.Empty(arrival!.Merged.Clashes);
            Assert.All(arrival.Merged.Taken, d => Assert.Equal(TemplatePart.Settings, d.Part));
        }
    }

    [Fact]
    public async Task Only_board_and_administration_take_over()
    {
        var member = new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), false);

        var saved = await exchange.TakeOverAsync(member, Own, [], Ct);

        Assert.Equal(ProblemCode.NeedsBoard, Assert.Single(saved.Problems).Code);
        Assert.Null(exchange.Findings(member, "kasse"));
        Assert.IsType<CommitResult.Rejected>(await store.CommitAsync(new(member, ChangeKind.Settings, [TemplateEdit()]), Ct));
    }

    [Theory]
    [InlineData("---\ntitle: Rasen\ntemplate: anleitung\ntype: role\nboard: true\nvisibility: öffentlich\nholders:\n  - {person: k3v9x2m7qa}\nfrom: Nachbarn\nlicence: CC0-1.0\n---\n# Rasen\n\n<script>alert(1)</script>Mähen<br>Fertig ![x](x.png) [du](person:k3v9x2m7qa)\n")]
    public void A_how_to_brings_words_and_nothing_else(string text)
    {
        var howTo = HowToExchange.Look(text, [])!;

        Assert.Equal(new HowTo("Rasen", "# Rasen\n\nalert(1)Mähen<br>Fertig x du\n", "Nachbarn", "CC0-1.0"), howTo);
    }

    [Theory]
    [InlineData("---\ntitle: Rasen\n---\nx")]
    [InlineData("---\ntitle: Rasen\ntemplate: vertrag\n---\nx")]
    [InlineData("---\ntemplate: anleitung\n---\nx")]
    [InlineData("---\ntitle: &a Rasen\ntemplate: anleitung\n---\nx")]
    public void Other_pages_are_no_how_tos(string text)
    {
        var problems = new List<Problem>();

        Assert.Null(HowToExchange.Look(text, problems));
        Assert.Single(problems);
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private static FileEdit TemplateEdit() => new FileEdit.Write(OwnFiles.TemplateOf("eigen-x"), Own, null);
}
