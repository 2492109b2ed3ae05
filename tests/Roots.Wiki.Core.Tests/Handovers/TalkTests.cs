using Roots.Wiki.Clarifications;
using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Handovers;
using Roots.Wiki.Roles;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Handovers;

public sealed class TalkTests
{
    private readonly Baton baton = new();
    private readonly InMemoryDraftStore drafts = new();
    private readonly TalkEditor talks;

    public TalkTests()
    {
        var sittings = new Sittings(baton.Store, drafts, baton.People, () => OfficeSample.Catalog, baton.Clock);
        var desk = new ClarificationDesk(baton.Store, new InMemoryClarifications(), baton.People, () => OfficeSample.Catalog, new(baton.Store), baton.Clock);
        talks = new(baton.Store, drafts, baton.Handovers, sittings, desk, () => OfficeSample.Catalog, baton.Clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_the_taker_says_that_an_answer_is_understood()
    {
        var path = await baton.StartAsync();
        var reading = Assert.Single(talks.Readings(baton.Taker, baton.Handovers.Find(baton.Taker, path)!));

        var giver = await talks.ReadAsync(baton.Giver, path, "aufgabe", reading.Base, Ct);
        var chair = await talks.ReadAsync(baton.Chair, path, "aufgabe", reading.Base, Ct);
        var taker = await talks.ReadAsync(baton.Taker, path, "aufgabe", reading.Base, Ct);

        Assert.IsType<HandoverResult.NotFound>(giver);
        Assert.IsType<HandoverResult.NotFound>(chair);
        Assert.IsType<HandoverResult.Saved>(taker);
        Assert.Equal(ReadingState.Understood, Now(baton.Taker).State);
    }

    [Fact]
    public async Task An_answer_that_changed_is_to_be_read_again()
    {
        var path = await baton.StartAsync();
        var reading = Assert.Single(talks.Readings(baton.Taker, baton.Handovers.Find(baton.Taker, path)!));
        await talks.ReadAsync(baton.Taker, path, "aufgabe", reading.Base, Ct);

        baton.Store.With("rollen/kasse/wissen", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Frage aufgabe? {#aufgabe}\n\nJetzt ist alles anders\n");
        var old = await talks.ReadAsync(baton.Taker, path, "aufgabe", reading.Base, Ct);

        Assert.IsType<HandoverResult.NotFound>(old);
        Assert.Equal(ReadingState.Changed, Now(baton.Taker).State);
    }

    [Fact]
    public async Task A_question_waits_with_the_office_until_the_answer_is_improved()
    {
        var path = await baton.StartAsync();

        var empty = await talks.AskAsync(baton.Taker, path, "aufgabe", " ", Ct);
        var foreign = await talks.AskAsync(baton.Giver, path, "aufgabe", "Wer?", Ct);
        var problem = await talks.AskAsync(baton.Taker, path, "aufgabe", "Welche Bank, und wann?", Ct);
        var asked = Now(baton.Giver);
        baton.Store.With("rollen/kasse/wissen", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n### Frage aufgabe? {#aufgabe}\n\nBei der Sparkasse, am dritten\n");

        Assert.Equal((ProblemCode.Required, ProblemCode.NotFound), (empty!.Code, foreign!.Code));
        Assert.Null(problem);
        Assert.Equal((ReadingState.Asked, "Welche Bank, und wann?"), (asked.State, asked.Asked));
        Assert.Equal(ReadingState.New, Now(baton.Giver).State);
        Assert.DoesNotContain("Bank", await baton.TextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_kept_in_no_note()
    {
        var path = await baton.StartAsync();

        var problem = await talks.KeepAsync(baton.Helper, path, "talk-year", "Das Passwort: Rosengarten#2026", Ct);

        Assert.Equal(ProblemCode.LooksLikeSecret, problem!.Code);
        Assert.Empty(await talks.NotesAsync(baton.Helper, path, Ct));
    }

    [Fact]
    public async Task Notes_are_safe_at_once_and_go_into_the_page_at_the_end()
    {
        var path = await baton.StartAsync();
        await talks.KeepAsync(baton.Helper, path, "talk-year", "Im Januar\n# Spenden", Ct);
        await talks.KeepAsync(baton.Helper, path, "talk-keep", "Der Kaffee", Ct);
        var before = await baton.TextAsync(path);

        var result = await talks.FinishAsync(baton.Helper, path, ["talk-keep"], Ct);

        var text = (await baton.TextAsync(path))!;
        Assert.DoesNotContain("Januar", before, StringComparison.Ordinal);
        Assert.IsType<HandoverResult.Saved>(result);
        Assert.Contains("## Gespräch zu dritt {#talk}\n\n**Wie sieht dein Jahr aus?**\n\nIm Januar\n", text, StringComparison.Ordinal);
        Assert.Contains("Der Kaffee", text, StringComparison.Ordinal);
        Assert.Empty(await talks.NotesAsync(baton.Helper, path, Ct));
        Assert.Equal(HandoverState.Open, baton.Facts(path).State);
    }

    [Fact]
    public async Task A_note_stays_when_the_page_cannot_be_written()
    {
        var path = await baton.StartAsync();
        await talks.KeepAsync(baton.Helper, path, "talk-year", "Im Januar", Ct);
        baton.Store.Trouble = new("full", isFull: true);

        var result = await talks.FinishAsync(baton.Helper, path, [], Ct);

        Assert.Equal(ProblemCode.StorageFull, Assert.Single(Assert.IsType<HandoverResult.Rejected>(result).Problems).Code);
        Assert.Single(await talks.NotesAsync(baton.Helper, path, Ct));
    }

    [Fact]
    public async Task Only_the_taker_closes_what_was_understood()
    {
        var path = await baton.StartAsync();

        var giver = await talks.UnderstandAsync(baton.Giver, path, "alles", Ct);
        var empty = await talks.UnderstandAsync(baton.Taker, path, "  ", Ct);
        var taker = await talks.UnderstandAsync(baton.Taker, path, "die Bank zuerst dran ist", Ct);

        Assert.IsType<HandoverResult.NotFound>(giver);
        Assert.Equal(ProblemCode.Required, Assert.Single(Assert.IsType<HandoverResult.Rejected>(empty).Problems).Code);
        Assert.IsType<HandoverResult.Saved>(taker);
        Assert.Equal("die Bank zuerst dran ist", await talks.UnderstoodAsync(baton.Handovers.Find(baton.Chair, path)!.Handover, Ct));
    }

    private Reading Now(Actor.Member actor) => Assert.Single(talks.Readings(actor, baton.Handovers.All(actor)[0]));
}
