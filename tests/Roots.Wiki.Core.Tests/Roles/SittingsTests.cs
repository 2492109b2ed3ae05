using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class SittingsTests : IAsyncDisposable
{
    private const string Sheet = "---\ntype: knowledge\nvisibility: amt\nanswers:\n  aufgabe: {confirmed: 2026-01-01}\n---\n### Frage aufgabe? {#aufgabe}\n\nGeld.\n";

    private readonly SettableClock clock = new();
    private readonly InMemoryDraftStore drafts = new();
    private readonly SittingStore store = new(("rollen/kasse/index.md", OfficeSample.Page), (OfficeSample.Sheet.Value, Sheet));
    private readonly InMemoryPeople people;
    private readonly Sittings sittings;

    public SittingsTests()
    {
        people = new(clock);
        sittings = new(store, drafts, people, OfficeSample.Catalog, clock);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Actor.Guest Guest => new("link1", OfficeSample.Path);

    [Fact]
    public async Task A_form_shows_the_wiki_with_the_own_drafts_over_it()
    {
        var holder = await HolderAsync();
        await SaveAsync(holder, "frist", AnswerValue.Of([new Dictionary<string, string> { ["was"] = "Pacht" }]));

        var form = (await sittings.OpenAsync(holder, OfficeSample.Path, "quick", Ct))!;

        Assert.Equal((2, 3, 4), (form.Answered, form.Total, form.MinutesLeft));
        Assert.Equal("laufendes", form.FirstOpen!.Question.Id);
        var questions = form.Questions.ToList();
        Assert.Equal(("Geld.", false, new DateOnly(2026, 1, 1)), (questions[0].Value.Text, questions[0].IsDraft, questions[0].Confirmed!.Value));
        Assert.Equal(("Pacht", true), (questions[1].Value.Rows[0]["was"], questions[1].IsDraft));
    }

    [Fact]
    public async Task A_bad_value_is_refused_and_not_kept()
    {
        var holder = await HolderAsync();

        var result = await SaveAsync(holder, "stichtag", AnswerValue.Of("bald"));

        Assert.Equal(ProblemCode.NotADay, Assert.Single(Assert.IsType<SaveAnswerResult.Rejected>(result).Problems).Code);
        Assert.Empty(await drafts.ListAsync(DraftOwner.Of(holder)!, null, Ct));
    }

    [Fact]
    public async Task A_secret_is_refused_and_kept_nowhere()
    {
        var holder = await HolderAsync();

        foreach (var secret in SecretSamples.Secrets)
        {
            var result = await SaveAsync(holder, "laufendes", AnswerValue.Of(secret.Text));

            Assert.Equal(secret.IsCertain ? ProblemCode.LooksLikeSecret : ProblemCode.MaybeSecret, Assert.Single(Assert.IsType<SaveAnswerResult.Rejected>(result).Problems).Code);
        }

        Assert.Empty(await drafts.ListAsync(DraftOwner.Of(holder)!, null, Ct));
    }

    [Fact]
    public async Task What_is_called_no_secret_once_is_not_asked_about_again()
    {
        var holder = await HolderAsync();
        var asked = Assert.IsType<SaveAnswerResult.Rejected>(await SaveAsync(holder, "laufendes", AnswerValue.Of("Passwort: Sonnenblume"))).Problems[0];
        var input = new AnswerInput("laufendes", AnswerValue.Of("Passwort: Sonnenblume"), AnswerState.Given) { Harmless = [(string)asked.Arguments[1]] };

        Assert.IsType<SaveAnswerResult.Saved>(await sittings.SaveAnswerAsync(holder, OfficeSample.Path, input, Ct));

        Assert.IsType<SaveAnswerResult.Saved>(await SaveAsync(holder, "laufendes", AnswerValue.Of("Passwort: Sonnenblume, so heißt das Beet")));
    }

    [Fact]
    public async Task Ending_a_sitting_makes_one_commit_and_deletes_the_drafts()
    {
        var holder = await HolderAsync();
        await SaveAsync(holder, "laufendes", AnswerValue.Of("Die Rechnung der Erde."));
        await SaveAsync(holder, "vollmacht", AnswerValue.Of("Kasse und Vorsitz zusammen."));

        var result = Assert.IsType<SittingResult.InWiki>(await sittings.CloseAsync(holder, OfficeSample.Path, Ct));

        Assert.Equal(["laufendes", "vollmacht"], result.Questions);
        Assert.Equal((1, ChangeKind.Answer), (store.Commits, store.Last!.Kind));
        Assert.Contains("Die Rechnung der Erde.", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
        Assert.Contains("Kasse und Vorsitz zusammen.", store.Text(OfficeSample.BoardSheet), StringComparison.Ordinal);
        Assert.Empty(await drafts.ListAsync(DraftOwner.Of(holder)!, null, Ct));
    }

    [Fact]
    public async Task An_answer_that_says_what_the_wiki_says_needs_no_draft_unless_it_is_confirmed()
    {
        var holder = await HolderAsync();

        await SaveAsync(holder, "aufgabe", AnswerValue.Of("Geld."));
        Assert.IsType<SittingResult.Nothing>(await sittings.CloseAsync(holder, OfficeSample.Path, Ct));

        await sittings.SaveAnswerAsync(holder, OfficeSample.Path, new("aufgabe", AnswerValue.Of("Geld."), AnswerState.Given, Confirms: true), Ct);
        await sittings.CloseAsync(holder, OfficeSample.Path, Ct);

        Assert.Equal(Sheet.Replace("2026-01-01", "2026-11-22", StringComparison.Ordinal), store.Text(OfficeSample.Sheet));
    }

    [Fact]
    public async Task A_sitting_at_rest_is_committed_by_the_clock_and_a_lively_one_is_not()
    {
        var holder = await HolderAsync();
        await SaveAsync(holder, "laufendes", AnswerValue.Of("Eins zwei drei."));
        clock.Now += TimeSpan.FromMinutes(14);
        await SaveAsync(holder, "rat", AnswerValue.Of("Vier fünf sechs."));
        clock.Now += TimeSpan.FromMinutes(2);

        Assert.Equal(0, await sittings.CommitDueAsync(Ct));

        clock.Now += TimeSpan.FromMinutes(14);
        Assert.Equal(1, await sittings.CommitDueAsync(Ct));
        Assert.Equal(1, store.Commits);
    }

    [Fact]
    public async Task What_is_kept_back_is_committed_by_nothing_until_it_is_released()
    {
        var holder = await HolderAsync();
        await sittings.SaveAnswerAsync(holder, OfficeSample.Path, new("rat", AnswerValue.Of("Nur für mich."), AnswerState.Given, IsPrivate: true), Ct);
        clock.Now += TimeSpan.FromDays(1);

        await sittings.CommitDueAsync(Ct);
        Assert.IsType<SittingResult.Nothing>(await sittings.CloseAsync(holder, OfficeSample.Path, Ct));

        await SaveAsync(holder, "rat", AnswerValue.Of("Nur für mich."));
        Assert.IsType<SittingResult.InWiki>(await sittings.CloseAsync(holder, OfficeSample.Path, Ct));
    }

    [Fact]
    public async Task An_answer_that_clashes_stays_a_draft_and_is_offered_again_with_both_texts()
    {
        var holder = await HolderAsync();
        var seen = (await sittings.OpenAsync(holder, OfficeSample.Path, "quick", Ct))!.Questions.First();
        await CommitAsync(Sheet.Replace("Geld.", "Ihres.", StringComparison.Ordinal));

        await sittings.SaveAnswerAsync(holder, OfficeSample.Path, new("aufgabe", AnswerValue.Of("Meins."), AnswerState.Given, Base: seen.Base), Ct);
        var result = Assert.IsType<SittingResult.InWiki>(await sittings.CloseAsync(holder, OfficeSample.Path, Ct));

        Assert.Equal(["aufgabe"], result.Clashes);
        Assert.Contains("Ihres.", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
        var again = (await sittings.OpenAsync(holder, OfficeSample.Path, "quick", Ct))!.Questions.First();
        Assert.Equal(("Meins.", "Ihres."), (again.Value.Text, again.Theirs));
    }

    [Fact]
    public async Task After_a_clash_saving_over_the_newer_text_settles_it()
    {
        var holder = await HolderAsync();
        await SaveAsync(holder, "aufgabe", AnswerValue.Of("Meins."));
        await CommitAsync(Sheet.Replace("Geld.", "Ihres.", StringComparison.Ordinal));
        var again = (await sittings.OpenAsync(holder, OfficeSample.Path, "quick", Ct))!.Questions.First();

        await sittings.SaveAnswerAsync(holder, OfficeSample.Path, new("aufgabe", AnswerValue.Of("Beides."), AnswerState.Given, Base: again.Base), Ct);
        await sittings.CloseAsync(holder, OfficeSample.Path, Ct);

        Assert.Contains("Beides.", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_typed_while_the_commit_runs_is_not_deleted_with_it()
    {
        var holder = await HolderAsync();
        await SaveAsync(holder, "rat", AnswerValue.Of("Erste Fassung hier."));
        store.BeforeNext = async () =>
        {
            clock.Now += TimeSpan.FromSeconds(1);
            await SaveAsync(holder, "rat", AnswerValue.Of("Zweite Fassung hier."));
        };

        await sittings.CloseAsync(holder, OfficeSample.Path, Ct);

        Assert.Equal("Zweite Fassung hier.", Assert.Single(await drafts.ListAsync(DraftOwner.Of(holder)!, null, Ct)).Text);
    }

    [Fact]
    public async Task A_broken_disk_loses_no_draft()
    {
        var holder = await HolderAsync();
        await SaveAsync(holder, "rat", AnswerValue.Of("Bleibt hier stehen."));
        store.BeforeNext = () => throw new StoreUnavailableException("full", isFull: true);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => sittings.CloseAsync(holder, OfficeSample.Path, Ct));

        Assert.Single(await drafts.ListAsync(DraftOwner.Of(holder)!, null, Ct));
    }

    [Fact]
    public async Task Somebody_without_the_office_can_neither_see_nor_answer()
    {
        var outsider = new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), false);

        Assert.Null(await sittings.OpenAsync(outsider, OfficeSample.Path, "quick", Ct));
        Assert.IsType<SaveAnswerResult.NotFound>(await SaveAsync(outsider, "rat", AnswerValue.Of("Hallo du da.")));
        Assert.IsType<SittingResult.NotFound>(await sittings.CloseAsync(outsider, OfficeSample.Path, Ct));
        Assert.Null(await sittings.OpenAsync(Actor.Visitor.Instance, OfficeSample.Path, "quick", Ct));
    }

    [Fact]
    public async Task A_guest_sees_no_answer_and_only_the_quick_start_of_their_office()
    {
        var form = (await sittings.OpenAsync(Guest, OfficeSample.Path, "quick", Ct))!;

        Assert.All(form.Questions, q => Assert.True(q.Value.IsEmpty && q.Confirmed is null && q.Theirs is null));
        Assert.Null(await sittings.OpenAsync(Guest, OfficeSample.Path, "sheet", Ct));
        Assert.IsType<SaveAnswerResult.NotFound>(await SaveAsync(Guest, "konten", AnswerValue.Of("Sparkasse")));
        Assert.Null(await sittings.OpenAsync(new Actor.Guest("link1", PagePath.Parse("rollen/it/index")), OfficeSample.Path, "quick", Ct));
    }

    [Fact]
    public async Task A_guests_answers_wait_and_go_in_under_the_member_who_says_yes()
    {
        var holder = await HolderAsync();
        await SaveAsync(Guest, "laufendes", AnswerValue.Of("Vom Gast geschrieben worden."));
        await SaveAsync(Guest, "frist", AnswerValue.Of([new Dictionary<string, string> { ["was"] = "Pacht" }]));
        Assert.Equal(2, Assert.IsType<SittingResult.Waiting>(await sittings.CloseAsync(Guest, OfficeSample.Path, Ct)).Count);
        Assert.Equal(0, store.Commits);
        Assert.Equal(2, (await sittings.WaitingCountsAsync(holder, Ct))[OfficeSample.Path]);

        var result = await sittings.ApproveAsync(holder, OfficeSample.Path, "link1", ["laufendes"], Ct);

        Assert.IsType<SittingResult.InWiki>(result);
        Assert.Equal(holder, store.Last!.Actor);
        Assert.Equal(1, await sittings.DeclineAsync(holder, OfficeSample.Path, "link1", null, Ct));
        Assert.Empty(await sittings.WaitingAsync(holder, Ct));
        Assert.DoesNotContain("Pacht", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_writing_where_an_answer_stands_is_a_clash_and_not_a_replacement()
    {
        var holder = await HolderAsync();
        await SaveAsync(Guest, "aufgabe", AnswerValue.Of("Etwas anderes."));
        await sittings.CloseAsync(Guest, OfficeSample.Path, Ct);

        var waiting = Assert.Single(Assert.Single(await sittings.WaitingAsync(holder, Ct)).Answers);
        var result = await sittings.ApproveAsync(holder, OfficeSample.Path, "link1", null, Ct);

        Assert.Equal("Geld.", waiting.InWiki!.Text);
        Assert.Equal(["aufgabe"], Assert.IsType<SittingResult.InWiki>(result).Clashes);
        Assert.Contains("Geld.", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_else_sees_or_approves_what_waits()
    {
        var outsider = new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), false);
        await SaveAsync(Guest, "laufendes", AnswerValue.Of("Vom Gast geschrieben worden."));
        await sittings.CloseAsync(Guest, OfficeSample.Path, Ct);

        Assert.Empty(await sittings.WaitingAsync(outsider, Ct));
        Assert.IsType<SittingResult.NotFound>(await sittings.ApproveAsync(outsider, OfficeSample.Path, "link1", null, Ct));
        Assert.Equal(0, await sittings.DeclineAsync(outsider, OfficeSample.Path, "link1", null, Ct));
        Assert.Empty(await sittings.WaitingAsync(Guest, Ct));
    }

    [Fact]
    public async Task Undo_shows_the_wikis_answer_again()
    {
        var holder = await HolderAsync();
        await SaveAsync(holder, "aufgabe", AnswerValue.Of("Anders."));

        Assert.True(await sittings.UndoAsync(holder, OfficeSample.Path, "aufgabe", Ct));

        Assert.Equal("Geld.", (await sittings.OpenAsync(holder, OfficeSample.Path, "quick", Ct))!.Questions.First().Value.Text);
    }

    [Fact]
    public async Task The_substitute_sheet_holds_the_quick_start_and_names_what_is_open()
    {
        var holder = await HolderAsync();

        var sheet = SubstituteSheet.Of(new(store.Current, holder), OfficeSample.Path, OfficeSample.Catalog, new(2026, 11, 22))!;

        Assert.Equal("Geld.", Assert.Single(sheet.Answers).Markdown);
        Assert.Equal(["frist", "laufendes"], sheet.Open.Select(q => q.Id));
        Assert.Null(SubstituteSheet.Of(new(store.Current, Actor.Visitor.Instance), OfficeSample.Path, OfficeSample.Catalog, new(2026, 11, 22)));
    }

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task<Actor.Member> HolderAsync()
    {
        await people.SavePersonAsync(new(OfficeSample.Holder, "Ada", null, null, null), Ct);
        return (Actor.Member)PeopleSnapshot.ActorOf(await people.AddMemberAsync(OfficeSample.Holder, "Ada", false, Ct));
    }

    private Task<SaveAnswerResult> SaveAsync(Actor actor, string question, AnswerValue value) =>
        sittings.SaveAnswerAsync(actor, OfficeSample.Path, new(question, value, AnswerState.Given), Ct);

    private Task<CommitResult> CommitAsync(string sheet) =>
        store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Save, [new FileEdit.Transform(OfficeSample.Sheet, _ => sheet)]), Ct);
}
