using Roots.Wiki.Adapters.Registry;
using Roots.Wiki.Adapters.Tests.Git.Erasing;
using Roots.Wiki.Clarifications;
using Roots.Wiki.Erasure;
using Roots.Wiki.People;
using Roots.Wiki.Recordings;
using Roots.Wiki.Roles;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.Erasure;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteErasureTests : ErasureRegistryContract, IDisposable
{
    private const string Canary = "Kanari Vögelchen";
    private static readonly EraseScope Scope = new() { Texts = [Canary] };
    private readonly SqlitePeople people = new(new SettableClock());

    protected override IErasureRegistry Registry => people.Database.Erasures;

    private IRegistryEraser Eraser => people.Database.Eraser;

    public void Dispose() => people.Dispose();

    [Fact]
    public async Task Notes_are_there_again_after_a_restart()
    {
        await Registry.NoteAsync([PagePath.Parse("kasse")], new(2026, 11, 22), Ct);

        people.Reopened();

        Assert.Equal(new(2026, 11, 22), Registry.Notes[PagePath.Parse("kasse")]);
    }

    [Fact]
    public async Task Nothing_is_left_of_a_text_in_any_row_file_or_freed_page()
    {
        var ada = await people.Ports.AddAsync("Ada", administers: true);
        var (page, office) = (PagePath.Parse("leute/kanari-voegelchen"), PagePath.Parse("rollen/kasse/index"));
        var draft = new Draft(new(ada.Id, null), page, "", null, $"Alt: {Canary}", $"Neu: KANARI\nVÖGELCHEN", AnswerState.Given, null, false, Start, false);
        await people.Database.Drafts.SaveAsync(draft, Ct);
        await people.Database.Drafts.SaveAsync(draft with { Page = office, Text = $"Weg: {Canary}" }, Ct);
        await people.Database.Drafts.DeleteAsync(draft with { Page = office, Text = $"Weg: {Canary}" }, Ct);
        await people.Database.DraftPhotos.AddAsync(new("abcdefghjk", new(ada.Id, null), office, "rat", (byte[])[0, 9, .. System.Text.Encoding.Unicode.GetBytes(Canary)], Start), Ct);
        await people.Database.Clarifications.AddAsync(new("abcdefghjk", ClarificationKind.Addition, office, "", null, $"Frag {Canary}", ada.Id, Start, page, null), Ct);
        await people.Database.Clarifications.CloseAsync("abcdefghjk", ClarificationState.Answered, $"Ja, {Canary} weiß es", ada.Id, Start, Ct);
        await people.Database.Meetings.SetAsync(new(2026, 11, 22), new(page, "rat", MeetingDeed.Passed, Start), Ct);
        await people.Database.Recordings.AddAsync(new Recording("abcdefghjk", office, "", ada.Id, [], Start, Start.AddDays(90), 3, "audio/webm"), System.Text.Encoding.UTF8.GetBytes($"\0\u0001TIT2 {Canary}"), Ct);
        await people.Ports.Persons.AuditAsync(Actor.Host.Instance, "moved", page.Value, Ct);
        var gone = new Person(PersonId.New(), Canary, "kanari.voegelchen@example.org", null, "Spenderin");
        await people.Ports.Persons.SavePersonAsync(gone, Ct);

        var found = await Eraser.FindAsync(Scope, 100, Ct);
        var rows = await Eraser.EraseAsync(Scope, Ct);

        Assert.Equal((4, 1, 1), (found.Places[ErasePlace.Draft], found.Places[ErasePlace.Recording], found.Places[ErasePlace.People] / 2));
        Assert.True(found.Places[ErasePlace.Clarification] > 0 && found.Places[ErasePlace.Registry] > 0 && rows > 8);
        Assert.Empty(await Eraser.CheckAsync(Scope, Ct));
        Assert.True((await Eraser.FindAsync(Scope, 100, Ct)).Places.Count == 0);
        Assert.Empty(Canaries.InFiles(people.Folder, Scope));
        var kept = Assert.Single(await people.Database.Drafts.ListAsync(new(ada.Id, null), null, Ct));
        Assert.Equal(("leute/entfernt", "Neu: [entfernt]"), (kept.Page.Value, kept.Text));
        Assert.Equal("[entfernt]", people.Ports.Persons.Current.Persons[gone.Id].Name);
        await Assert.ThrowsAnyAsync<Exception>(() => people.Database.ReadAsync(connection => connection.Run("DELETE FROM audit"), Ct));
    }

    [Fact]
    public async Task The_name_of_an_active_member_stays_until_the_membership_ends()
    {
        var member = await people.Ports.AddAsync(Canary);

        await Eraser.EraseAsync(Scope, Ct);

        Assert.Equal(Canary, people.Ports.Persons.Current.Members[member.Id].DisplayName);
        Assert.Empty(await Eraser.CheckAsync(Scope, Ct));
        await people.Ports.Persons.ChangeMemberAsync(member.Id, false, false, Ct);
        await Eraser.EraseAsync(Scope, Ct);
        Assert.Empty(await Eraser.CheckAsync(Scope, Ct));
        Assert.Empty(Canaries.InFiles(people.Folder, Scope));
    }

    [Fact]
    public async Task A_forgotten_person_leaves_nothing_that_is_theirs()
    {
        var (ada, ben) = (await people.Ports.AddAsync("Ada", administers: true), await people.Ports.AddAsync(Canary));
        var session = await people.Ports.Persons.StartSessionAsync(ben.Id, Start.AddYears(10), null, Ct);
        await people.Ports.Tokens.CreateAsync("script", ben.Id, TokenScope.Read, Ct);
        await people.Database.Drafts.SaveAsync(new(new(ben.Id, null), PagePath.Parse("kasse"), "", null, null, "Meins", AnswerState.Given, null, true, Start, false), Ct);
        await people.Database.Clarifications.AddAsync(new("abcdefghjk", ClarificationKind.Unclear, PagePath.Parse("kasse"), "", null, "Warum?", ben.Id, Start, null, null), Ct);
        await people.Database.Recordings.AddAsync(new Recording("abcdefghjk", PagePath.Parse("kasse"), "", ada.Id, [ben.Person], Start, Start.AddDays(90), 3, "audio/webm"), new byte[] { 1, 2, 3 }, Ct);
        var scope = new EraseScope { Person = ben.Person, ForgetPerson = true, Author = ben.Author, Texts = [Canary] };

        await Eraser.EraseAsync(scope, Ct);

        Assert.Empty(await Eraser.CheckAsync(scope, Ct));
        Assert.Equal([ada.Id], people.Ports.Persons.Current.Members.Keys);
        Assert.Null(people.Ports.Persons.Current.NameOf(ben.Author));
        Assert.IsType<Actor.Visitor>(people.Ports.Persons.ActorOfSession(session, Start));
        Assert.Null(Assert.Single(people.Database.Clarifications.Open.All).AskedBy);
        Assert.Empty(Directory.GetFiles(Path.Combine(people.Folder, "recordings")));
        Assert.Empty(Canaries.InFiles(people.Folder, scope));
    }

    [Fact]
    public async Task The_list_for_restores_says_nothing_without_its_key_and_ends_on_its_day()
    {
        var list = new ReapplyList(people.Folder);
        await list.AddAsync("aaaaaaaaaa", Scope, new(2027, 2, 20), Ct);
        await list.AddAsync("aaaaaaaaaa", Scope, new(2027, 2, 21), Ct);
        var line = Assert.Single(ReapplyList.Read(Path.Combine(people.Folder, ReapplyList.FileName)));

        Assert.Equal("aaaaaaaaaa", ReapplyList.IdOf(line));
        Assert.Equal(Scope.Write(), new ReapplyList(people.Folder).Open(line)!.Write());
        Assert.Null(new ReapplyList(Directory.CreateDirectory(Path.Combine(people.Folder, "anders")).FullName).Open(line));
        Assert.Empty(Canaries.InFiles(people.Folder, Scope));
        Assert.Equal(0, await list.ExpireAsync(new(2027, 2, 20), Ct));
        Assert.Equal(1, await list.ExpireAsync(new(2027, 2, 21), Ct));
        Assert.Equal(0, await list.CountAsync(Ct));
    }
}
