using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Testing;

namespace Roots.Wiki.Core.Tests.Pages;

public sealed class PageEditorTests
{
    private static readonly PagePath Sepa = PagePath.Parse("kasse/sepa");
    private static readonly Actor Ada = Given.AMember();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_page_is_in_the_wiki_when_it_is_saved()
    {
        var desk = new PageDesk();

        var result = await desk.Editor.SaveAsync(Ada, Sepa, null, new("SEPA", "Text.", null, []), Ct);

        Assert.Equal("SEPA", Assert.IsType<SaveResult.Saved>(result).Page?.Facts.Title);
        Assert.EndsWith("Text.\n", await desk.Store.TextAsync("kasse/sepa"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_secret_is_kept_neither_as_page_nor_as_draft()
    {
        var desk = new PageDesk();

        foreach (var secret in SecretSamples.Secrets)
        {
            var form = new PageForm("SEPA", secret.Text, null, []);
            Assert.IsType<SaveResult.Rejected>(await desk.Editor.SaveAsync(Ada, Sepa, null, form, Ct));
            Assert.NotNull(await desk.Editor.KeepDraftAsync(Ada, Sepa, null, form, Ct));
        }

        Assert.Null((await desk.Editor.OpenAsync(Ada, Sepa, Ct))!.Base);
        Assert.Null((await desk.Editor.OpenAsync(Ada, Sepa, Ct))!.Draft);
    }

    [Fact]
    public async Task A_picture_is_stored_without_what_hangs_behind_it_and_a_broken_one_is_not_stored()
    {
        var desk = new PageDesk();
        byte[] png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0, .. "IHDR"u8, 0, 0, 0, 0, 0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0];

        var stored = await desk.Editor.AttachAsync(Ada, GitPath.Parse("kasse/plan.png"), null, (byte[])[.. png, .. "Karla"u8], Ct);
        var broken = await desk.Editor.AttachAsync(Ada, GitPath.Parse("kasse/kaputt.png"), null, png.AsMemory(0, 20), Ct);

        Assert.IsType<SaveResult.Saved>(stored);
        Assert.Equal(png, (await desk.Store.ReadAsync(desk.Store.Current.Files[GitPath.Parse("kasse/plan.png")], Ct))!.Value.ToArray());
        Assert.Equal(ProblemCode.BadPicture, Assert.IsType<SaveResult.Rejected>(broken).Problems[0].Code);
    }

    [Fact]
    public async Task A_page_that_held_a_secret_before_can_be_mended()
    {
        var desk = new PageDesk().With("kasse/sepa", "PIN 4711 steht hier.\n");

        var result = await desk.Editor.SaveAsync(Ada, Sepa, desk.BlobOf("kasse/sepa"), PageForm.Read(Sepa, "PIN 4711 steht hier noch.\n"), Ct);

        Assert.IsType<SaveResult.Saved>(result);
    }

    [Fact]
    public async Task Edits_of_different_paragraphs_are_both_kept()
    {
        var desk = new PageDesk().With("kasse/sepa", "eins\n\nzwei\n\ndrei\n");
        var opened = desk.BlobOf("kasse/sepa");
        await desk.Store.SaveAsync("kasse/sepa", "EINS\n\nzwei\n\ndrei\n");

        var result = await desk.Editor.SaveAsync(Ada, Sepa, opened, PageForm.Read(Sepa, "eins\r\n\r\nzwei\r\n\r\nDREI\r\n"), Ct);

        Assert.True(Assert.IsType<SaveResult.Saved>(result).WasMerged);
        Assert.Equal("EINS\n\nzwei\n\nDREI\n", await desk.Store.TextAsync("kasse/sepa"));
    }

    [Fact]
    public async Task Edits_of_one_sentence_clash_and_both_texts_come_back()
    {
        var desk = new PageDesk().With("kasse/sepa", "eins\n");
        var opened = desk.BlobOf("kasse/sepa");
        await desk.Store.SaveAsync("kasse/sepa", "ihres\n");

        var result = await desk.Editor.SaveAsync(Ada, Sepa, opened, PageForm.Read(Sepa, "meines\n"), Ct);

        var clash = Assert.IsType<SaveResult.Conflict>(result).Clash;
        Assert.Equal(("meines\n", "ihres\n"), (clash.Mine, clash.Theirs));
        Assert.Equal("ihres\n", await desk.Store.TextAsync("kasse/sepa"));
    }

    [Fact]
    public async Task A_strict_write_over_an_older_text_is_never_merged()
    {
        var desk = new PageDesk().With("kasse/sepa", "eins\n\nzwei\n");
        var opened = desk.BlobOf("kasse/sepa");
        await desk.Store.SaveAsync("kasse/sepa", "EINS\n\nzwei\n");

        var result = await desk.Editor.WriteAsync(Ada, Sepa, opened, "eins\n\nZWEI\n", merge: false, Ct);

        Assert.IsType<SaveResult.Conflict>(result);
    }

    [Fact]
    public async Task A_page_that_may_not_be_read_gives_nothing_away()
    {
        var desk = new PageDesk().With("vorstand/geheim", "---\nvisibility: vorstand\n---\nGeheim.\n");
        var path = PagePath.Parse("vorstand/geheim");

        SaveResult[] results =
        [
            await desk.Editor.WriteAsync(Ada, path, null, "meins\n", merge: true, Ct),
            await desk.Editor.WriteAsync(Ada, path, desk.BlobOf("vorstand/geheim"), "meins\n", merge: false, Ct),
            await desk.Editor.DeleteAsync(Ada, path, desk.BlobOf("vorstand/geheim"), Ct),
        ];

        Assert.All(results, r => Assert.Equal(ProblemCode.NotFound, Assert.Single(Assert.IsType<SaveResult.Rejected>(r).Problems).Code));
        Assert.Null(await desk.Editor.OpenAsync(Ada, path, Ct));
        Assert.Null(await desk.History.ListAsync(Ada, path, null, 50, Ct));
    }

    [Fact]
    public async Task The_text_of_another_page_cannot_be_had_by_naming_it_as_base()
    {
        var desk = new PageDesk().With("vorstand/geheim", "---\nvisibility: vorstand\n---\nGeheim.\n").With("kasse/sepa", "offen\n");

        var result = await desk.Editor.WriteAsync(Ada, Sepa, desk.BlobOf("vorstand/geheim"), "meins\n", merge: true, Ct);

        Assert.DoesNotContain("Geheim", Assert.IsType<SaveResult.Conflict>(result).Clash.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_changes_nothing()
    {
        var desk = new PageDesk().With("kasse/sepa", "eins\n");

        var result = await desk.Editor.WriteAsync(Actor.Visitor.Instance, Sepa, desk.BlobOf("kasse/sepa"), "zwei\n", merge: true, Ct);

        Assert.Equal(ProblemCode.NotAllowed, Assert.Single(Assert.IsType<SaveResult.Rejected>(result).Problems).Code);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_nothing_is_lost()
    {
        var desk = new PageDesk().With("kasse/sepa", "eins\n");
        desk.Store.Trouble = new StoreUnavailableException("full", isFull: true);

        var result = await desk.Editor.SaveAsync(Ada, Sepa, desk.BlobOf("kasse/sepa"), PageForm.Read(Sepa, "zwei\n"), Ct);

        Assert.Equal(ProblemCode.StorageFull, Assert.Single(Assert.IsType<SaveResult.Rejected>(result).Problems).Code);
        Assert.Equal("eins\n", await desk.Store.TextAsync("kasse/sepa"));
    }

    [Fact]
    public async Task A_deleted_page_comes_back_byte_for_byte()
    {
        var desk = new PageDesk().With("kasse/sepa", "eins\r\n");
        await desk.Editor.DeleteAsync(Ada, Sepa, desk.BlobOf("kasse/sepa"), Ct);
        var versions = (await desk.History.ListAsync(Ada, Sepa, null, 50, Ct))!.Versions;

        var result = await desk.Editor.RestoreAsync(Ada, Sepa, versions[1].Id, null, Ct);

        Assert.IsType<SaveResult.Saved>(result);
        Assert.Null(versions[0].Blob);
        Assert.Equal("eins\r\n", await desk.Store.TextAsync("kasse/sepa"));
    }

    [Fact]
    public async Task A_version_from_before_a_page_was_opened_to_all_stays_with_the_board()
    {
        var desk = new PageDesk().With("kasse/sepa", "---\nvisibility: vorstand\n---\nGeheim.\n");
        var secret = (await desk.History.ListAsync(Actor.Host.Instance, Sepa, null, 50, Ct))!.Versions[0].Id;
        desk.With("kasse/sepa", "Offen.\n");

        Assert.Null(await desk.History.FindAsync(Ada, Sepa, secret, Ct));
        Assert.NotNull(await desk.History.FindAsync(Actor.Host.Instance, Sepa, secret, Ct));
        Assert.Equal(ProblemCode.UnknownVersion, Assert.Single(Assert.IsType<SaveResult.Rejected>(await desk.Editor.RestoreAsync(Ada, Sepa, secret, desk.BlobOf("kasse/sepa"), Ct)).Problems).Code);
    }

    [Fact]
    public async Task A_draft_waits_until_its_page_is_saved()
    {
        var desk = new PageDesk().With("kasse/sepa", "eins\n");
        var form = PageForm.Read(Sepa, "zwei\r\n");
        await desk.Editor.KeepDraftAsync(Ada, Sepa, desk.BlobOf("kasse/sepa"), form, Ct);

        var reopened = await desk.Editor.OpenAsync(Ada, Sepa, Ct);
        await desk.Editor.SaveAsync(Ada, Sepa, desk.BlobOf("kasse/sepa"), form, Ct);

        Assert.Equal("zwei\n", reopened?.Draft?.Text);
        Assert.Null((await desk.Editor.OpenAsync(Ada, Sepa, Ct))?.Draft);
        Assert.Empty(await desk.Drafts.ListAsync(DraftOwner.Of(Ada)!, null, Ct));
    }

    [Fact]
    public async Task A_draft_outlives_a_save_that_clashed()
    {
        var desk = new PageDesk().With("kasse/sepa", "eins\n");
        var opened = desk.BlobOf("kasse/sepa");
        await desk.Editor.KeepDraftAsync(Ada, Sepa, opened, PageForm.Read(Sepa, "meines\n"), Ct);
        await desk.Store.SaveAsync("kasse/sepa", "ihres\n");

        await desk.Editor.SaveAsync(Ada, Sepa, opened, PageForm.Read(Sepa, "meines\n"), Ct);

        Assert.Single(await desk.Drafts.ListAsync(DraftOwner.Of(Ada)!, null, Ct));
    }
}
