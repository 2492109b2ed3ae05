using System.Text;
using Roots.Wiki.Pages;

namespace Roots.Wiki.Testing.Pages;

/// <summary>What every <see cref="IPageStore"/> does.</summary>
public abstract class PageStoreContract : IAsyncLifetime
{
    private const string Lines = "# Kasse\n\nErster Absatz.\n\nZweiter Absatz.\n\nDritter Absatz.\n";

    protected SettableClock Clock { get; } = new();

    protected IPageStore Store { get; private set; } = null!;

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Makes an empty store whose commits carry <see cref="Clock"/>'s time.</summary>
    protected abstract Task<IPageStore> CreateAsync();

    public async ValueTask InitializeAsync() => Store = await CreateAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_new_wiki_has_no_page_and_no_history()
    {
        Assert.Null(Store.Current.Commit);
        Assert.Empty(Store.Current.Pages);
        Assert.Empty(await Store.RecentAsync(10, Ct));
        Assert.Empty(await Store.HistoryAsync(Given.APage("kasse/sepa"), null, 10, Ct));
    }

    [Fact]
    public async Task A_created_page_is_there_as_it_was_typed()
    {
        var saved = await Store.SaveAsync("kasse/sepa", "---\ntitle: SEPA\n---\nText\r\nmit äöü");

        Assert.Same(Store.Current, saved.Snapshot);
        Assert.Equal("SEPA", Store.Current.Find(PagePath.Parse("kasse/sepa"))!.Facts.Title);
        Assert.Equal("---\ntitle: SEPA\n---\nText\r\nmit äöü", await Store.TextAsync("kasse/sepa"));
    }

    [Fact]
    public async Task A_save_rings_the_bell()
    {
        var next = Store.Bell.Next;

        await Store.SaveAsync("start", "Hallo");

        Assert.True(next.IsCompleted);
    }

    [Fact]
    public async Task What_stands_there_already_is_not_saved_again()
    {
        await Store.SaveAsync("start", "Hallo");
        var before = Store.Current;

        var result = await Store.CommitAsync(Given.ASave(Actor.Host.Instance, "start", "Hallo", before.Files[Given.APage("start")]), Ct);

        Assert.Same(before, Assert.IsType<CommitResult.Unchanged>(result).Snapshot);
        Assert.Single(await Store.RecentAsync(10, Ct));
    }

    [Fact]
    public async Task Two_edits_of_one_text_are_merged_where_they_do_not_touch()
    {
        await Store.SaveAsync("kasse", Lines);
        var origin = Store.Current.Files[Given.APage("kasse")];
        await Store.SaveAsync("kasse", Lines.Replace("Erster", "1.", StringComparison.Ordinal));

        var result = await Store.CommitAsync(Given.ASave(Given.AMember(), "kasse", Lines.Replace("Dritter", "3.", StringComparison.Ordinal), origin), Ct);

        Assert.Equal([Given.APage("kasse")], Assert.IsType<CommitResult.Committed>(result).Merged);
        Assert.Equal("# Kasse\n\n1. Absatz.\n\nZweiter Absatz.\n\n3. Absatz.\n", await Store.TextAsync("kasse"));
    }

    [Fact]
    public async Task Two_edits_that_clash_are_a_conflict_with_all_texts_and_nothing_is_written()
    {
        await Store.SaveAsync("kasse", "Die Kasse hat Anna.\n");
        var origin = Store.Current.Files[Given.APage("kasse")];
        var theirs = await Store.SaveAsync("kasse", "Die Kasse hat Berta.\n");

        var result = await Store.CommitAsync(Given.ASave(Given.AMember(), "kasse", "Die Kasse hat Carla.\n", origin), Ct);

        var conflict = Assert.Single(Assert.IsType<CommitResult.Conflict>(result).Conflicts);
        Assert.Equal(("Die Kasse hat Anna.\n", "Die Kasse hat Carla.\n", "Die Kasse hat Berta.\n"), (conflict.Base, conflict.Mine, conflict.Theirs));
        Assert.Equal(theirs.Snapshot.Files[conflict.File], conflict.TheirBlob);
        Assert.Same(theirs.Snapshot, Store.Current);
    }

    [Fact]
    public async Task A_page_that_two_people_create_is_a_conflict_for_the_second()
    {
        await Store.SaveAsync("kasse", "Von Anna.\n");

        var result = await Store.CommitAsync(Given.ASave(Given.AMember(), "kasse", "Von Berta.\n"), Ct);

        Assert.Equal("Von Anna.\n", Assert.Single(Assert.IsType<CommitResult.Conflict>(result).Conflicts).Theirs);
        Assert.Equal("Von Anna.\n", await Store.TextAsync("kasse"));
    }

    [Fact]
    public async Task Who_edits_a_page_that_was_deleted_meanwhile_gets_the_text_back()
    {
        await Store.SaveAsync("kasse", "Alt.\n");
        var origin = Store.Current.Files[Given.APage("kasse")];
        await CommitAsync(ChangeKind.Delete, new FileEdit.Delete(Given.APage("kasse"), origin));

        var result = await Store.CommitAsync(Given.ASave(Given.AMember(), "kasse", "Neu.\n", origin), Ct);

        var conflict = Assert.Single(Assert.IsType<CommitResult.Conflict>(result).Conflicts);
        Assert.Equal(("Neu.\n", null), (conflict.Mine, conflict.Theirs));
    }

    [Fact]
    public async Task A_page_that_was_edited_meanwhile_is_not_deleted()
    {
        await Store.SaveAsync("kasse", "Alt.\n");
        var origin = Store.Current.Files[Given.APage("kasse")];
        await Store.SaveAsync("kasse", "Neu.\n");

        var result = await CommitAsync(ChangeKind.Delete, new FileEdit.Delete(Given.APage("kasse"), origin));

        Assert.IsType<CommitResult.Conflict>(result);
        Assert.Equal("Neu.\n", await Store.TextAsync("kasse"));
    }

    [Fact]
    public async Task A_transform_sees_the_text_as_it_stands_and_may_leave_it()
    {
        await Store.SaveAsync("kasse", "Eins.\n");

        var changed = await CommitAsync(ChangeKind.Answer, new FileEdit.Transform(Given.APage("kasse"), text => text + "Zwei.\n"));
        var left = await CommitAsync(ChangeKind.Answer, new FileEdit.Transform(Given.APage("kasse"), _ => null));

        Assert.IsType<CommitResult.Committed>(changed);
        Assert.IsType<CommitResult.Unchanged>(left);
        Assert.Equal("Eins.\nZwei.\n", await Store.TextAsync("kasse"));
    }

    [Fact]
    public async Task Twenty_transforms_at_the_same_moment_all_count()
    {
        var all = Enumerable.Range(0, 20).Select(i => CommitAsync(ChangeKind.Answer, new FileEdit.Transform(Given.APage("liste"), text => text + $"- {i}\n")));

        Assert.All(await Task.WhenAll(all), result => Assert.IsType<CommitResult.Committed>(result));

        Assert.Equal(20, (await Store.TextAsync("liste"))!.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
        Assert.Equal(20, (await Store.HistoryAsync(Given.APage("liste"), null, 100, Ct)).Select(v => v.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_transform_that_throws_harms_its_own_caller_only()
    {
        var broken = CommitAsync(ChangeKind.Answer, new FileEdit.Transform(Given.APage("a"), _ => throw new InvalidOperationException("broken")));
        var sound = CommitAsync(ChangeKind.Answer, new FileEdit.Transform(Given.APage("b"), _ => "Text"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.IsType<CommitResult.Committed>(await sound);
    }

    [Fact]
    public async Task One_act_on_many_files_is_one_version_or_nothing()
    {
        await Store.SaveAsync("b", "Alt.\n");

        var refused = await CommitAsync(ChangeKind.Save, new FileEdit.Write(Given.APage("a"), "A", null), new FileEdit.Write(Given.APage("b"), "B", null));
        var done = await CommitAsync(ChangeKind.Save, new FileEdit.Write(Given.APage("a"), "A", null), new FileEdit.Write(Given.APage("c"), "C", null));

        Assert.IsType<CommitResult.Conflict>(refused);
        var version = Assert.IsType<CommitResult.Committed>(done).Version;
        Assert.Equal(["a.md", "c.md"], (await Store.RecentAsync(10, Ct)).Where(v => v.Id == version).Select(v => v.File.Value));
    }

    [Fact]
    public async Task A_file_named_twice_in_one_act_is_a_mistake() =>
        await Assert.ThrowsAsync<ArgumentException>(() => CommitAsync(ChangeKind.Save, new FileEdit.Write(Given.APage("a"), "1", null), new FileEdit.Write(Given.APage("a"), "2", null)));

    [Fact]
    public async Task History_names_time_author_and_kind_newest_first()
    {
        var anna = Given.AMember();
        await Store.SaveAsync("kasse", "1\n", anna);
        Clock.Now += TimeSpan.FromHours(1);
        var answer = await CommitAsync(anna, ChangeKind.Answer, new FileEdit.Transform(Given.APage("kasse"), _ => "2\n"));

        var history = await Store.HistoryAsync(Given.APage("kasse"), null, 10, Ct);

        Assert.Equal([ChangeKind.Answer, ChangeKind.Save], history.Select(v => v.Kind));
        Assert.Equal([Clock.Now, Clock.Now.AddHours(-1)], history.Select(v => v.At));
        Assert.All(history, v => Assert.Equal((anna.Author, null), (v.Author, v.ForeignAuthor)));
        Assert.Equal(Assert.IsType<CommitResult.Committed>(answer).Version, history[0].Id);
        Assert.Equal(Store.Current.Files[Given.APage("kasse")], history[0].Blob);
    }

    [Fact]
    public async Task A_guests_answer_bears_the_name_of_its_author_not_of_who_let_it_in()
    {
        var author = AuthorId.New();

        await Store.CommitAsync(Given.ASave(Given.AMember(), "kasse", "Antwort\n") with { Author = author }, Ct);

        Assert.Equal(author, Assert.Single(await Store.RecentAsync(1, Ct)).Author);
    }

    [Fact]
    public async Task History_comes_in_pages()
    {
        for (var i = 0; i < 7; i++)
        {
            await Store.SaveAsync("kasse", $"{i}\n");
            await Store.SaveAsync("andere", $"{i}\n");
        }

        var first = await Store.HistoryAsync(Given.APage("kasse"), null, 3, Ct);
        var second = await Store.HistoryAsync(Given.APage("kasse"), first[^1].Id, 3, Ct);
        var third = await Store.HistoryAsync(Given.APage("kasse"), second[^1].Id, 3, Ct);

        Assert.Equal((3, 3, 1), (first.Count, second.Count, third.Count));
        Assert.Equal(7, first.Concat(second).Concat(third).Select(v => v.Id).Distinct().Count());
        Assert.Empty(await Store.HistoryAsync(Given.APage("kasse"), third[^1].Id, 3, Ct));
    }

    [Fact]
    public async Task History_before_a_version_that_nobody_knows_is_empty()
    {
        await Store.SaveAsync("kasse", "1\n");

        Assert.Empty(await Store.HistoryAsync(Given.APage("kasse"), VersionId.New(), 3, Ct));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task A_limit_out_of_bounds_is_a_mistake(int limit)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.HistoryAsync(Given.APage("a"), null, limit, Ct));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Store.RecentAsync(limit, Ct));
    }

    [Fact]
    public async Task A_deleted_page_keeps_its_history_and_may_come_again()
    {
        await Store.SaveAsync("kasse", "1\n");
        await CommitAsync(ChangeKind.Delete, new FileEdit.Delete(Given.APage("kasse"), Store.Current.Files[Given.APage("kasse")]));
        Assert.Null(Store.Current.Find(PagePath.Parse("kasse")));
        await Store.SaveAsync("kasse", "2\n");

        var history = await Store.HistoryAsync(Given.APage("kasse"), null, 10, Ct);

        Assert.Equal([false, true, false], history.Select(v => v.Blob is null));
    }

    [Fact]
    public async Task A_page_that_moved_and_changed_keeps_its_history()
    {
        await Store.SaveAsync("alt/kasse", "1\n");
        await Store.SaveAsync("alt/kasse", "2\n");
        await MoveAsync("alt/kasse", "neu/konto", "2 und neu\n");

        var history = await Store.HistoryAsync(Given.APage("neu/konto"), null, 10, Ct);

        Assert.Equal(["neu/konto.md", "alt/kasse.md", "alt/kasse.md"], history.Select(v => v.File.Value));
        Assert.Equal([ChangeKind.Move, ChangeKind.Save, ChangeKind.Save], history.Select(v => v.Kind));
        Assert.Equal("neu/konto.md", (await Store.RecentAsync(1, Ct))[0].File.Value);
    }

    [Fact]
    public async Task A_page_that_takes_the_address_of_one_that_moved_has_a_history_of_its_own()
    {
        await Store.SaveAsync("kasse", "Die alte.\n");
        await MoveAsync("kasse", "archiv/kasse", "Die alte.\n");
        await Store.SaveAsync("kasse", "Die neue.\n");

        Assert.Single(await Store.HistoryAsync(Given.APage("kasse"), null, 10, Ct));
        Assert.Equal(2, (await Store.HistoryAsync(Given.APage("archiv/kasse"), null, 10, Ct)).Count);
    }

    [Fact]
    public async Task A_page_that_moved_twice_is_found_under_each_old_address()
    {
        await Store.SaveAsync("kasse", "1\n");
        await MoveAsync("kasse", "geld/kasse", "1\n");
        await MoveAsync("geld/kasse", "geld/konto", "2\n");

        Assert.Equal("geld/konto.md", (await Store.FindMovedAsync(Given.APage("kasse"), Ct))?.Value);
        Assert.Equal("geld/konto.md", (await Store.FindMovedAsync(Given.APage("geld/kasse"), Ct))?.Value);
        Assert.Null(await Store.FindMovedAsync(Given.APage("geld/konto"), Ct));
        Assert.Null(await Store.FindMovedAsync(Given.APage("nie"), Ct));
    }

    [Fact]
    public async Task An_old_address_leads_nowhere_once_its_page_is_deleted_or_another_one_took_it()
    {
        await Store.SaveAsync("kasse", "1\n");
        await MoveAsync("kasse", "konto", "1\n");
        await Store.SaveAsync("kasse", "Eine andere.\n");
        var whileTaken = await Store.FindMovedAsync(Given.APage("kasse"), Ct);
        await CommitAsync(ChangeKind.Delete, new FileEdit.Delete(Given.APage("kasse"), Store.Current.Files[Given.APage("kasse")]));

        Assert.Null(whileTaken);
        Assert.Null(await Store.FindMovedAsync(Given.APage("kasse"), Ct)); // the last page of this address was deleted, not moved
        await CommitAsync(ChangeKind.Delete, new FileEdit.Delete(Given.APage("konto"), Store.Current.Files[Given.APage("konto")]));
        Assert.Null(await Store.FindMovedAsync(Given.APage("konto"), Ct));
    }

    [Fact]
    public async Task A_version_is_found_with_the_text_and_the_address_of_that_time()
    {
        var first = await Store.SaveAsync("alt", "1\n");
        var other = await Store.SaveAsync("andere", "x\n");
        await Store.SaveAsync("alt", "2\n");
        var moved = await MoveAsync("alt", "neu", "3\n");

        var atOther = await Store.FindVersionAsync(Given.APage("neu"), other.Version, Ct);

        Assert.Equal((first.Version, "alt.md", first.Snapshot.Files[Given.APage("alt")]), (atOther!.Id, atOther.File.Value, atOther.Blob));
        Assert.Equal("neu.md", (await Store.FindVersionAsync(Given.APage("neu"), moved.Version, Ct))!.File.Value);
        Assert.Null(await Store.FindVersionAsync(Given.APage("andere"), first.Version, Ct));
        Assert.Null(await Store.FindVersionAsync(Given.APage("neu"), VersionId.New(), Ct));
    }

    [Fact]
    public async Task A_version_in_which_the_page_was_deleted_has_no_such_page()
    {
        await Store.SaveAsync("kasse", "1\n");
        var gone = Assert.IsType<CommitResult.Committed>(await CommitAsync(ChangeKind.Delete, new FileEdit.Delete(Given.APage("kasse"), Store.Current.Files[Given.APage("kasse")])));

        Assert.Null(await Store.FindVersionAsync(Given.APage("kasse"), gone.Version, Ct));
    }

    [Fact]
    public async Task Recent_versions_are_those_of_all_files_newest_first()
    {
        await Store.SaveAsync("a", "1\n");
        await Store.SaveAsync("b", "1\n");
        await CommitAsync(ChangeKind.Save, new FileEdit.WriteBytes(GitPath.Parse("bilder/plan.png"), new byte[] { 0x89, 0, 1 }, null));

        Assert.Equal(["bilder/plan.png", "b.md"], (await Store.RecentAsync(2, Ct)).Select(v => v.File.Value));
    }

    [Fact]
    public async Task Derived_data_learn_what_changed_since_they_looked()
    {
        await Store.SaveAsync("a", "1\n");
        var seen = (await Store.SaveAsync("b", "1\n")).Snapshot.Commit!;
        await Store.SaveAsync("a", "2\n");
        await Store.SaveAsync("tief/c", "1\n");
        await CommitAsync(ChangeKind.Delete, new FileEdit.Delete(Given.APage("b"), Store.Current.Files[Given.APage("b")]));

        var since = await Store.ChangesSinceAsync(seen, Ct);

        Assert.Same(Store.Current, since!.Value.Snapshot);
        Assert.Equal(
            [("a.md", false), ("b.md", true), ("tief/c.md", false)],
            since.Value.Changes.Select(c => (c.File.Value, c.Blob is null)).OrderBy(c => c.Value, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Derived_data_that_know_nothing_learn_everything_and_those_of_another_wiki_nothing()
    {
        await Store.SaveAsync("a", "1\n");
        await Store.SaveAsync("b", "1\n");

        Assert.Equal(2, (await Store.ChangesSinceAsync(null, Ct))!.Value.Changes.Count);
        Assert.Empty((await Store.ChangesSinceAsync(Store.Current.Commit, Ct))!.Value.Changes);
        Assert.Null(await Store.ChangesSinceAsync(CommitId.Parse(new string('a', 40)), Ct));
    }

    [Fact]
    public async Task A_member_writes_pages_but_makes_no_office()
    {
        var member = Given.AMember();

        var page = await Store.CommitAsync(Given.ASave(member, "kasse/sepa", "Text\n"), Ct);
        var office = await Store.CommitAsync(Given.ASave(member, "rollen/kasse/index", "---\ntype: role\n---\n"), Ct);
        var settings = await CommitAsync(member, ChangeKind.Settings, new FileEdit.Write(GitPath.Parse(WikiSettings.File), "open: true\n", null));

        Assert.IsType<CommitResult.Committed>(page);
        Assert.Equal(ProblemCode.NeedsManageRoles, Assert.Single(Assert.IsType<CommitResult.Rejected>(office).Problems).Code);
        Assert.Equal(ProblemCode.NeedsManageRoles, Assert.Single(Assert.IsType<CommitResult.Rejected>(settings).Problems).Code);
        Assert.Single(Store.Current.Files);
    }

    [Fact]
    public async Task A_member_does_not_change_who_holds_an_office()
    {
        const string office = "---\ntype: role\nholders:\n  - {person: k3v9x2m7qa, kind: holder}\n---\nText\n";
        await Store.SaveAsync("rollen/kasse/index", office);
        var over = Store.Current.Files[Given.APage("rollen/kasse/index")];

        var text = await Store.CommitAsync(Given.ASave(Given.AMember(), "rollen/kasse/index", office + "Mehr Text\n", over), Ct);
        var holder = await CommitAsync(Given.AMember(), ChangeKind.Save, new FileEdit.Transform(Given.APage("rollen/kasse/index"), t => t!.Replace("k3v9x2m7qa", "abcdefghjk", StringComparison.Ordinal)));
        var byAdministration = await CommitAsync(Given.AnAdministrator(), ChangeKind.Settings, new FileEdit.Transform(Given.APage("rollen/kasse/index"), t => t!.Replace("k3v9x2m7qa", "abcdefghjk", StringComparison.Ordinal)));

        Assert.IsType<CommitResult.Committed>(text);
        Assert.Equal(ProblemCode.NeedsManageRoles, Assert.Single(Assert.IsType<CommitResult.Rejected>(holder).Problems).Code);
        Assert.IsType<CommitResult.Committed>(byAdministration);
    }

    [Fact]
    public async Task Visitors_and_guests_write_nothing()
    {
        var visitor = await Store.CommitAsync(Given.ASave(Actor.Visitor.Instance, "start", "x"), Ct);
        var guest = await Store.CommitAsync(Given.ASave(new Actor.Guest("link", PagePath.Parse("rollen/kasse/index")), "start", "x"), Ct);

        Assert.Equal(ProblemCode.NotAllowed, Assert.Single(Assert.IsType<CommitResult.Rejected>(visitor).Problems).Code);
        Assert.Equal(ProblemCode.NotAllowed, Assert.Single(Assert.IsType<CommitResult.Rejected>(guest).Problems).Code);
    }

    [Fact]
    public async Task What_is_too_large_or_no_text_is_refused_with_its_reason()
    {
        var large = await Store.CommitAsync(Given.ASave(Given.AMember(), "a", new string('x', Limits.PageBytes + 1)), Ct);
        var binary = await Store.CommitAsync(Given.ASave(Given.AMember(), "b", "Text\0mit Null"), Ct);
        var attachment = await CommitAsync(Given.AMember(), ChangeKind.Save, new FileEdit.WriteBytes(GitPath.Parse("c.bin"), new byte[Limits.AttachmentBytes + 1], null));

        Assert.Equal(ProblemCode.PageTooLarge, Assert.Single(Assert.IsType<CommitResult.Rejected>(large).Problems).Code);
        Assert.Equal(ProblemCode.NotText, Assert.Single(Assert.IsType<CommitResult.Rejected>(binary).Problems).Code);
        Assert.Equal(ProblemCode.AttachmentTooLarge, Assert.Single(Assert.IsType<CommitResult.Rejected>(attachment).Problems).Code);
    }

    [Fact]
    public async Task A_largest_page_is_saved()
    {
        var text = new string('ä', Limits.PageBytes / 2);

        await Store.SaveAsync("gross", text, Given.AMember());

        Assert.Equal(text, await Store.TextAsync("gross"));
    }

    [Fact]
    public async Task A_page_that_is_no_text_is_neither_merged_nor_rewritten_unseen()
    {
        byte[] bytes = [(byte)'a', 0xff, (byte)'\n'];
        await CommitAsync(ChangeKind.Import, new FileEdit.WriteBytes(Given.APage("alt"), bytes, null));

        var transformed = await CommitAsync(ChangeKind.Answer, new FileEdit.Transform(Given.APage("alt"), text => text + "mehr\n"));

        Assert.Equal(ProblemCode.NotText, Assert.Single(Assert.IsType<CommitResult.Rejected>(transformed).Problems).Code);
        Assert.Equal(bytes, (await Store.ReadAsync(Store.Current.Files[Given.APage("alt")], Ct))!.Value.ToArray());
    }

    [Fact]
    public async Task A_file_and_a_folder_cannot_bear_one_name()
    {
        await Store.SaveAsync("kasse.md/sepa", "x");

        var file = await Store.CommitAsync(Given.ASave(Actor.Host.Instance, "kasse", "x"), Ct);
        var below = await Store.CommitAsync(Given.ASave(Actor.Host.Instance, "kasse.md/sepa.md/tiefer", "x"), Ct);

        Assert.Equal(ProblemCode.NameTaken, Assert.Single(Assert.IsType<CommitResult.Rejected>(file).Problems).Code);
        Assert.Equal(ProblemCode.NameTaken, Assert.Single(Assert.IsType<CommitResult.Rejected>(below).Problems).Code);
    }

    [Theory]
    [InlineData("Mitglieder/Schlüssel & Zugänge")]
    [InlineData("mit  zwei Blanks/und 'Anführung\"")]
    [InlineData("日本語/🌱")]
    [InlineData("kasse:alt|neu?")]
    public async Task Odd_names_that_exist_are_kept(string address)
    {
        await Store.SaveAsync(address, "Text\n");

        Assert.Equal("Text\n", await Store.TextAsync(address));
        Assert.Equal(address + ".md", Assert.Single(await Store.HistoryAsync(Given.APage(address), null, 10, Ct)).File.Value);
    }

    [Fact]
    public async Task Twins_that_differ_in_case_or_composition_are_two_pages()
    {
        await Store.SaveAsync("Kasse", "gross\n");
        await Store.SaveAsync("kasse", "klein\n");
        await Store.SaveAsync("Übung", "zusammen\n");
        await Store.SaveAsync("U\u0308bung", "zerlegt\n");

        Assert.Equal(4, Store.Current.Pages.Count);
        Assert.Equal(("gross\n", "klein\n"), (await Store.TextAsync("Kasse"), await Store.TextAsync("kasse")));
        Assert.Equal("zerlegt\n", await Store.TextAsync("U\u0308bung"));
    }

    [Fact]
    public async Task What_nobody_wrote_cannot_be_read() =>
        Assert.Null(await Store.ReadAsync(BlobId.Parse(new string('b', 40)), Ct));

    [Fact]
    public async Task A_caller_who_has_gone_writes_nothing()
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Store.CommitAsync(Given.ASave(Actor.Host.Instance, "a", "x"), gone.Token));
        await Store.SaveAsync("b", "x");

        Assert.Equal("b.md", Assert.Single(Store.Current.Files).Key.Value);
    }

    protected Task<CommitResult> CommitAsync(ChangeKind kind, params FileEdit[] edits) => CommitAsync(Actor.Host.Instance, kind, edits);

    protected Task<CommitResult> CommitAsync(Actor actor, ChangeKind kind, params FileEdit[] edits) => Store.CommitAsync(new(actor, kind, edits), Ct);

    private async Task<CommitResult.Committed> MoveAsync(string from, string to, string text)
    {
        var (old, now) = (Given.APage(from), Given.APage(to));
        FileEdit[] edits = [new FileEdit.Delete(old, Store.Current.Files[old]), new FileEdit.WriteBytes(now, Encoding.UTF8.GetBytes(text), null)];
        var move = new Changeset(Actor.Host.Instance, ChangeKind.Move, edits) { MovedFrom = new Dictionary<GitPath, GitPath> { [now] = old } };
        return Assert.IsType<CommitResult.Committed>(await Store.CommitAsync(move, Ct));
    }
}
