using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Handovers;
using Roots.Wiki.Pages;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Handovers;

public sealed class RecordTests
{
    private readonly Baton baton = new();
    private readonly RecordEditor records;

    public RecordTests() => records = new(baton.Store, baton.Handovers, () => OfficeSample.Catalog);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static HandoverRecord Filled => new(
        new(new(2026, 12, 1), "Vereinsheim", null, "212,40 Euro", PrivateData.Deleted, new(2027, 6, 30), "abends | anrufen"),
        new Dictionary<RecordPart, IReadOnlyList<RecordRow>>
        {
            [RecordPart.Keys] = [new("Haustür", "2 Stück | Brett", RecordState.Given, null), new("Kassette", "", RecordState.Follows, new(2027, 1, 10))],
            [RecordPart.Papers] = [new("Ordner 2019", "", RecordState.Missing, null)],
        });

    [Fact]
    public async Task A_record_stands_readable_in_the_page_and_comes_back_as_it_was()
    {
        var path = await SavedAsync();

        var text = (await baton.TextAsync(path))!;
        var read = HandoverRecord.Read(text);

        Assert.Contains("| Kassette | | folgt | 2027-01-10 |", text, StringComparison.Ordinal);
        Assert.Equal(Filled.Head, read.Head);
        Assert.Equal(Filled.Rows[RecordPart.Keys], read.Rows[RecordPart.Keys]);
        Assert.Equal(2, read.FollowUps.Count());
    }

    [Fact]
    public async Task It_begins_with_what_the_office_knows_but_not_with_what_only_the_board_knows()
    {
        const string questions = "### Frage frist? {#frist}\n\n| Was | Bis wann |\n| --- | --- |\n| Steuererklärung | Juli |\n";
        baton.Store.With("rollen/kasse/wissen", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: amt\n---\n" + questions);
        baton.Store.With("rollen/kasse/wissen-vorstand", "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: vorstand\n---\n### Frage laufendes? {#laufendes}\n\nGeheimer Streit\n");
        var path = await baton.StartAsync();

        var opened = (await records.OpenAsync(baton.Chair, path, Ct))!;
        var helper = (await records.OpenAsync(baton.Helper, path, Ct))!;

        Assert.True(opened.IsPrefilled);
        Assert.Equal(new RecordRow("Steuererklärung", "Bis wann: Juli", RecordState.Open, null), Assert.Single(opened.Record.Rows[RecordPart.Contracts]));
        Assert.Empty(opened.Record.Rows[RecordPart.Running]);
        Assert.False(helper.IsPrefilled);
    }

    [Fact]
    public async Task A_frozen_record_bears_a_tag_and_a_crash_before_it_costs_none()
    {
        var path = await SavedAsync();
        await ConfirmAsync(baton.Giver, path);
        Assert.Null(await baton.Store.FindTagAsync(RecordEditor.TagOf(path), Ct));

        await ConfirmAsync(baton.Taker, path);
        var frozen = baton.Store.Current.Commit;
        baton.Store.With("rollen/haus/index", "---\ntype: role\ntitle: Haus\n---\n# Haus\n");
        baton.Store.With("rollen/haus/uebergabe-2020", "---\ntype: handover\nrole: rollen/haus\nstatus: done\n---\n# Übergabe\n");   // finished, and then the power failed

        Assert.Equal("handover/rollen-kasse-uebergabe-2026", RecordEditor.TagOf(path));
        Assert.Equal(frozen, await baton.Store.FindTagAsync(RecordEditor.TagOf(path), Ct));
        Assert.Equal(1, await records.TagFinishedAsync(Ct));
        Assert.Equal(0, await records.TagFinishedAsync(Ct));
    }

    [Fact]
    public async Task Both_confirm_each_for_themselves_and_then_it_is_frozen_for_everybody()
    {
        var path = await SavedAsync();

        var first = await ConfirmAsync(baton.Giver, path);
        var half = baton.Facts(path).State;
        var second = await ConfirmAsync(baton.Taker, path);
        var frozen = (await baton.TextAsync(path))!;
        var blob = baton.Store.Current.Find(path)!.Blob;
        var administrator = Given.AnAdministrator();
        var edited = await baton.Store.CommitAsync(Given.ASave(administrator, path.Value, frozen + "\nNachtrag\n", blob), Ct);
        var deleted = await baton.Store.CommitAsync(new(administrator, ChangeKind.Delete, [new FileEdit.Delete(path.File, blob)]), Ct);
        var typed = await records.SaveAsync(baton.Chair, path, blob, Filled, Ct);

        Assert.IsType<HandoverResult.Saved>(first);
        Assert.Equal(HandoverState.Open, half);
        Assert.IsType<HandoverResult.Saved>(second);
        Assert.Equal(HandoverState.Done, baton.Facts(path).State);
        Assert.Equal(ProblemCode.HandoverFrozen, Assert.Single(Assert.IsType<CommitResult.Rejected>(edited).Problems).Code);
        Assert.Equal(ProblemCode.HandoverFrozen, Assert.Single(Assert.IsType<CommitResult.Rejected>(deleted).Problems).Code);
        Assert.Equal(ProblemCode.HandoverFrozen, Assert.Single(Assert.IsType<HandoverResult.Rejected>(typed).Problems).Code);
        Assert.Equal(frozen, await baton.TextAsync(path));
    }

    [Fact]
    public async Task What_is_missing_becomes_a_list_with_days_that_can_still_be_ticked()
    {
        var path = await SavedAsync();
        await ConfirmAsync(baton.Giver, path);
        await ConfirmAsync(baton.Taker, path);
        var handover = baton.Handovers.Find(baton.Chair, path)!.Handover;

        var items = await records.FollowUpsAsync(baton.Chair, handover, Ct);
        await records.TickFollowUpAsync(baton.Taker, path, items[1].Text, true, Ct);
        var ticked = await records.FollowUpsAsync(baton.Chair, handover, Ct);

        Assert.Equal(["Unterlagen: Ordner 2019 fehlt", "Schlüssel und Karten: Kassette folgt (fällig 2027-01-10)"], items.Select(i => i.Text));
        Assert.Equal(new DateOnly(2027, 1, 10), items[1].Due);
        Assert.Equal([false, true], ticked.Select(i => i.IsDone));
        Assert.Empty(await records.FollowUpsAsync(baton.Helper, handover, Ct));
    }

    [Fact]
    public async Task A_change_after_the_first_confirmation_voids_it()
    {
        var path = await SavedAsync();
        await ConfirmAsync(baton.Giver, path);

        await records.SaveAsync(baton.Taker, path, baton.Store.Current.Find(path)!.Blob, Filled with { Head = Filled.Head with { Cash = "0 Euro" } }, Ct);
        await ConfirmAsync(baton.Taker, path);

        Assert.False(baton.Facts(path).IsConfirmedBy(HandoverSide.Giver));
        Assert.Equal(HandoverState.Open, baton.Facts(path).State);
    }

    [Fact]
    public async Task A_record_that_changed_before_the_eyes_is_not_confirmed()
    {
        var path = await SavedAsync();
        var seen = baton.Facts(path).RecordKey;
        await records.SaveAsync(baton.Taker, path, baton.Store.Current.Find(path)!.Blob, Filled with { Head = Filled.Head with { Cash = "0 Euro" } }, Ct);

        var result = await records.ConfirmAsync(baton.Giver, path, seen, Ct);

        Assert.IsType<HandoverResult.Conflict>(result);
        Assert.Empty(baton.Facts(path).Confirmations);
    }

    [Fact]
    public async Task Nobody_confirms_for_somebody_else_by_whichever_way()
    {
        var path = await SavedAsync();
        var (text, facts, blob) = ((await baton.TextAsync(path))!, baton.Facts(path), baton.Store.Current.Find(path)!.Blob);
        var forged = FrontMatter.SetMapEntry(text, "confirmed", "taker", [new("on", "2026-12-01"), new("person", baton.Taker.PersonId.Value), new("of", facts.RecordKey)]);

        var byGiver = await baton.Store.CommitAsync(Given.ASave(baton.Giver, path.Value, forged, blob), Ct);
        var byChair = await records.ConfirmAsync(baton.Chair, path, facts.RecordKey, Ct);
        var ended = await baton.Store.CommitAsync(Given.ASave(baton.Chair, path.Value, FrontMatter.SetScalar(text, "status", "done"), blob), Ct);

        Assert.Equal(ProblemCode.ConfirmsForOthers, Assert.Single(Assert.IsType<CommitResult.Rejected>(byGiver).Problems).Code);
        Assert.IsType<HandoverResult.NotFound>(byChair);
        Assert.Equal(ProblemCode.HandoverNotConfirmed, Assert.Single(Assert.IsType<CommitResult.Rejected>(ended).Problems).Code);
    }

    [Fact]
    public async Task The_board_closes_it_with_a_side_that_did_not_confirm()
    {
        var path = await SavedAsync();
        await ConfirmAsync(baton.Taker, path);

        var byTaker = await records.CloseAsync(baton.Taker, path, Ct);
        var result = await records.CloseAsync(baton.Chair, path, Ct);

        Assert.IsType<HandoverResult.NotFound>(byTaker);
        Assert.IsType<HandoverResult.Saved>(result);
        Assert.Equal([HandoverSide.Giver], baton.Facts(path).Unconfirmed);
        Assert.Contains("gibt ab: nicht bestätigt", await baton.TextAsync(path), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_fill_in_at_the_same_time_both_find_their_lines()
    {
        var path = await SavedAsync();
        var origin = baton.Store.Current.Find(path)!.Blob;
        HandoverRecord With(RecordPart part, RecordRow row) => Filled with { Rows = new Dictionary<RecordPart, IReadOnlyList<RecordRow>>(Filled.Rows) { [part] = [row] } };

        await records.SaveAsync(baton.Giver, path, origin, With(RecordPart.Devices, new("Laptop", "", RecordState.Given, null)), Ct);
        var second = await records.SaveAsync(baton.Taker, path, origin, With(RecordPart.Access, new("Bank", "", RecordState.Given, null)), Ct);

        var read = HandoverRecord.Read((await baton.TextAsync(path))!);
        Assert.IsType<HandoverResult.Saved>(second);
        Assert.Equal(("Laptop", "Bank"), (read.Rows[RecordPart.Devices].Single().What, read.Rows[RecordPart.Access].Single().What));
    }

    private async Task<PagePath> SavedAsync()
    {
        var path = await baton.StartAsync();
        Assert.IsType<HandoverResult.Saved>(await records.SaveAsync(baton.Giver, path, baton.Store.Current.Find(path)!.Blob, Filled, Ct));
        return path;
    }

    private Task<HandoverResult> ConfirmAsync(Actor actor, PagePath path) => records.ConfirmAsync(actor, path, baton.Facts(path).RecordKey, Ct);
}
