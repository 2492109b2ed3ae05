using Roots.Wiki.People;
using Roots.Wiki.Roles;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IDraftStore"/> does.</summary>
public abstract class DraftStoreContract
{
    private static readonly PagePath Office = PagePath.Parse("rollen/kasse/index");
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    protected abstract IDraftStore Drafts { get; }

    /// <summary>A member that the store may know; a store with foreign keys adds one.</summary>
    protected virtual Task<MemberId> AMemberAsync() => Task.FromResult(MemberId.New());

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_comes_back_as_it_was_saved()
    {
        var draft = (await ADraftAsync()) with { Base = BlobId.Parse(new string('a', 40)), BaseText = "alt\r\n", Reason = "Grund", State = AnswerState.NotApplicable, Text = "ä\n😀" };

        await Drafts.SaveAsync(draft, Ct);

        Assert.Equal(draft, Assert.Single(await Drafts.ListAsync(draft.Owner, null, Ct)));
    }

    [Fact]
    public async Task A_later_draft_of_the_same_question_takes_its_place()
    {
        var draft = await ADraftAsync();
        await Drafts.SaveAsync(draft, Ct);

        await Drafts.SaveAsync(draft with { Text = "neu", ChangedAt = Noon.AddMinutes(1) }, Ct);

        Assert.Equal("neu", Assert.Single(await Drafts.ListAsync(draft.Owner, Office, Ct)).Text);
    }

    [Fact]
    public async Task Owners_pages_and_questions_are_kept_apart_oldest_first()
    {
        var mine = await ADraftAsync();
        var elsewhere = mine with { Page = PagePath.Parse("x"), ChangedAt = Noon.AddMinutes(-1) };
        var other = await ADraftAsync();
        await SaveAllAsync(mine, mine with { Question = "q2", ChangedAt = Noon.AddMinutes(2) }, elsewhere, other);

        Assert.Equal([elsewhere.Page, Office, Office], (await Drafts.ListAsync(mine.Owner, null, Ct)).Select(d => d.Page));
        Assert.Equal(["q", "q2"], (await Drafts.ListAsync(mine.Owner, Office, Ct)).Select(d => d.Question));
        Assert.Equal(other, Assert.Single(await Drafts.ListAsync(other.Owner, null, Ct)));
    }

    [Fact]
    public async Task A_draft_that_was_changed_after_it_was_read_is_not_deleted()
    {
        var draft = await ADraftAsync();
        await SaveAllAsync(draft, draft with { Text = "weiter getippt", ChangedAt = Noon.AddSeconds(1) });

        Assert.False(await Drafts.DeleteAsync(draft, Ct));

        var kept = Assert.Single(await Drafts.ListAsync(draft.Owner, null, Ct));
        Assert.True(await Drafts.DeleteAsync(kept, Ct));
        Assert.False(await Drafts.DeleteAsync(kept, Ct));
        Assert.Empty(await Drafts.ListAsync(draft.Owner, null, Ct));
    }

    [Fact]
    public async Task A_draft_that_was_closed_after_it_was_read_is_deleted_all_the_same()
    {
        var draft = await ADraftAsync();
        await Drafts.SaveAsync(draft, Ct);
        await Drafts.CloseAsync(draft.Owner, Office, Ct);

        Assert.True(await Drafts.DeleteAsync(draft, Ct));
    }

    [Fact]
    public async Task A_members_answer_is_due_when_it_was_closed_or_rests()
    {
        var rested = await ADraftAsync();
        var busy = (await ADraftAsync()) with { ChangedAt = Noon.AddMinutes(20) };
        var closed = (await ADraftAsync()) with { ChangedAt = Noon.AddMinutes(20) };
        await SaveAllAsync(rested, busy, closed);
        await Drafts.CloseAsync(closed.Owner, Office, Ct);

        var due = await Drafts.DueAsync(Noon.AddMinutes(15), Ct);

        Assert.Equal([rested.Owner, closed.Owner], due.Select(d => d.Owner));
    }

    [Fact]
    public async Task What_is_private_a_pages_text_or_a_guests_is_never_due()
    {
        var mine = await ADraftAsync();
        await SaveAllAsync(mine with { IsPrivate = true }, mine with { Question = "" }, AGuests());
        await Drafts.CloseAsync(mine.Owner, Office, Ct);

        Assert.Empty(await Drafts.DueAsync(Noon.AddDays(1), Ct));
    }

    [Fact]
    public async Task A_guests_answer_waits_and_a_members_never()
    {
        var guests = AGuests();
        var members = await ADraftAsync();
        await SaveAllAsync(guests, members);

        await Drafts.CloseAsync(guests.Owner, Office, Ct);

        Assert.Equal(guests with { IsClosed = true }, Assert.Single(await Drafts.WaitingAsync(Office, Ct)));
        Assert.Single(await Drafts.WaitingAsync(null, Ct));
        Assert.Empty(await Drafts.WaitingAsync(PagePath.Parse("rollen/it/index"), Ct));
    }

    private async Task<Draft> ADraftAsync() => new(new(await AMemberAsync(), null), Office, "q", null, "", "Text", AnswerState.Given, null, false, Noon, false);

    private static Draft AGuests() => new(new(null, "link" + Guid.NewGuid().ToString("N")[..6]), Office, "q", null, "", "Text", AnswerState.Given, null, false, Noon, false);

    private async Task SaveAllAsync(params Draft[] all)
    {
        foreach (var draft in all)
        {
            await Drafts.SaveAsync(draft, Ct);
        }
    }
}
