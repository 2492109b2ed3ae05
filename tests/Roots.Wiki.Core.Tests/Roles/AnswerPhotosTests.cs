using Roots.Wiki.Pages;
using Roots.Wiki.People;
using Roots.Wiki.Roles;
using Roots.Wiki.Spaces;
using Roots.Wiki.Templates;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Roles;

public sealed class AnswerPhotosTests : IAsyncDisposable
{
    private readonly SettableClock clock = new();
    private readonly InMemoryDraftStore drafts = new();
    private readonly PassingPhotos photos = new();
    private readonly SittingStore store = new(("rollen/kasse/index.md", OfficeSample.Page));
    private readonly InMemoryPeople people;
    private readonly Sittings sittings;

    public AnswerPhotosTests()
    {
        people = new(clock);
        sittings = new(store, drafts, people, () => OfficeSample.Catalog, clock, photos);
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static Actor.Guest Guest => new("link1", OfficeSample.Path);

    /// <summary>A picture of one pixel, with a text that is no part of it.</summary>
    private static byte[] Picture => [.. Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="), .. "Karla, 52.1 Nord"u8];

    [Theory]
    [InlineData("Im Keller.\n\n![Der Hahn](wissen/hahn.jpg)", "Im Keller.", 1)]
    [InlineData("![Der Hahn](wissen/hahn.jpg)\n\n![Noch einer](draft:abcdefghjk)", "", 2)]
    [InlineData("Im Keller ![Der Hahn](wissen/hahn.jpg)", "Im Keller ![Der Hahn](wissen/hahn.jpg)", 0)]
    [InlineData("![Fremd](https://example.org/x.jpg)", "![Fremd](https://example.org/x.jpg)", 0)]
    [InlineData("```\n\n![Der Hahn](wissen/hahn.jpg)", "```\n\n![Der Hahn](wissen/hahn.jpg)", 0)]
    public void Photos_stand_at_the_end_each_by_itself(string text, string words, int count)
    {
        var split = AnswerPhotos.Split(text);

        Assert.Equal((words, count), (split.Words, split.Photos.Count));
    }

    [Fact]
    public void Words_about_a_photo_may_hold_any_sign()
    {
        var photo = new AnswerPhoto("wissen/x.jpg", "Schlüssel [A] \\ rot]");

        Assert.Equal([photo], AnswerPhotos.Split(AnswerPhotos.Join("Text", [photo])).Photos);
    }

    [Fact]
    public async Task A_photo_goes_into_the_wiki_with_its_answer_clean_and_beside_its_page()
    {
        var holder = await HolderAsync();
        Assert.IsType<SaveAnswerResult.Saved>(await sittings.AddPhotoAsync(holder, OfficeSample.Path, "aufgabe", Picture, Ct));
        var shown = (await FormAsync(holder)).Questions.First();
        var target = Assert.Single(shown.Photos).Target;
        await sittings.SaveAnswerAsync(holder, OfficeSample.Path, new("aufgabe", AnswerValue.Of("Wasser abstellen"), AnswerState.Given) { Alts = new Dictionary<string, string> { [target] = "Der Hahn im Keller" } }, Ct);

        await sittings.CloseAsync(holder, OfficeSample.Path, Ct);

        var file = Assert.Single(store.Current.Files.Keys, f => f.Value.EndsWith(".png", StringComparison.Ordinal));
        Assert.StartsWith("rollen/kasse/wissen/aufgabe-", file.Value, StringComparison.Ordinal);
        Assert.Contains($"Wasser abstellen\n\n![Der Hahn im Keller](wissen/{file.Name})", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
        Assert.DoesNotContain("Karla", store.Text(file), StringComparison.Ordinal);
        Assert.Null(await photos.FindAsync(target["draft:".Length..], Ct));
        Assert.Equal(1, store.Commits);
    }

    [Fact]
    public async Task A_photo_is_read_by_who_may_read_its_page_whatever_lies_beside_it()
    {
        var holder = await HolderAsync();
        var successor = PersonId.New();
        await store.CommitAsync(new(Actor.Host.Instance, ChangeKind.Import,
        [
            new FileEdit.Transform(GitPath.Parse("rollen/kasse/index.md"), t => t!.Replace("holders:\n", $"holders:\n  - {{person: {successor}, kind: successor}}\n", StringComparison.Ordinal)),
            new FileEdit.Transform(OfficeSample.BoardSheet, _ => "---\ntype: knowledge\nrole: rollen/kasse\nvisibility: vorstand\n---\n# Nur Vorstand\n"),
        ]), Ct);
        await sittings.AddPhotoAsync(holder, OfficeSample.Path, "aufgabe", Picture, Ct);
        await sittings.AddPhotoAsync(holder, OfficeSample.Path, "vollmacht", Picture, Ct);
        await sittings.CloseAsync(holder, OfficeSample.Path, Ct);

        var view = new AccessView(store.Current, new Actor.Member(MemberId.New(), AuthorId.New(), successor, false));
        var stranger = new AccessView(store.Current, new Actor.Member(MemberId.New(), AuthorId.New(), PersonId.New(), false));

        var (open, hidden) = (store.Current.Files.Keys.Single(f => f.Name.StartsWith("aufgabe-", StringComparison.Ordinal)), store.Current.Files.Keys.Single(f => f.Name.StartsWith("vollmacht-", StringComparison.Ordinal)));
        Assert.True(view.CanRead(open));
        Assert.False(view.CanRead(hidden));
        Assert.False(stranger.CanRead(open));
    }

    [Fact]
    public async Task A_photo_that_is_taken_away_leaves_the_page_and_the_folder()
    {
        var holder = await HolderAsync();
        await sittings.AddPhotoAsync(holder, OfficeSample.Path, "aufgabe", Picture, Ct);
        await sittings.CloseAsync(holder, OfficeSample.Path, Ct);
        var shown = (await FormAsync(holder)).Questions.First();

        await sittings.SaveAnswerAsync(holder, OfficeSample.Path, new("aufgabe", AnswerValue.Of("Ohne Bild"), AnswerState.Given) { Drops = shown.Photos[0].Target }, Ct);
        await sittings.CloseAsync(holder, OfficeSample.Path, Ct);

        Assert.DoesNotContain(store.Current.Files.Keys, f => f.Value.EndsWith(".png", StringComparison.Ordinal));
        Assert.DoesNotContain("![", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_s_photo_waits_for_a_yes_and_is_seen_by_nobody_else()
    {
        var holder = await HolderAsync();
        await sittings.AddPhotoAsync(Guest, OfficeSample.Path, "aufgabe", Picture, Ct);
        await sittings.CloseAsync(Guest, OfficeSample.Path, Ct);
        var id = AnswerPhotos.Split(Assert.Single(Assert.Single(await sittings.WaitingAsync(holder, Ct)).Answers).Draft.Text).Photos[0].DraftId!;

        Assert.NotNull(await sittings.PhotoAsync(Guest, id, Ct));
        Assert.NotNull(await sittings.PhotoAsync(holder, id, Ct));
        Assert.Null(await sittings.PhotoAsync(new Actor.Guest("link2", OfficeSample.Path), id, Ct));
        Assert.Null(await sittings.PhotoAsync(Actor.Visitor.Instance, id, Ct));
        Assert.DoesNotContain(store.Current.Files.Keys, f => !f.IsPage);

        await sittings.ApproveAsync(holder, OfficeSample.Path, "link1", null, Ct);

        Assert.Contains(store.Current.Files.Keys, f => f.Value.EndsWith(".png", StringComparison.Ordinal));
        Assert.Contains("![Frage aufgabe?](wissen/", store.Text(OfficeSample.Sheet), StringComparison.Ordinal);   // nobody said what is to be seen
    }

    [Fact]
    public async Task What_is_declined_is_gone_with_its_photo()
    {
        var holder = await HolderAsync();
        await sittings.AddPhotoAsync(Guest, OfficeSample.Path, "aufgabe", Picture, Ct);
        await sittings.CloseAsync(Guest, OfficeSample.Path, Ct);

        await sittings.DeclineAsync(holder, OfficeSample.Path, "link1", null, Ct);

        Assert.Equal(0, await photos.CountAsync(DraftOwner.Of(Guest)!, Ct));
    }

    [Fact]
    public async Task Photos_are_bounded_in_size_kind_and_number()
    {
        var holder = await HolderAsync();
        ProblemCode Refused(SaveAnswerResult result) => Assert.IsType<SaveAnswerResult.Rejected>(result).Problems[0].Code;

        Assert.Equal(ProblemCode.BadPicture, Refused(await sittings.AddPhotoAsync(holder, OfficeSample.Path, "aufgabe", "Kein Bild"u8.ToArray(), Ct)));
        Assert.Equal(ProblemCode.AttachmentTooLarge, Refused(await sittings.AddPhotoAsync(holder, OfficeSample.Path, "aufgabe", new byte[Limits.PhotoBytes + 1], Ct)));
        Assert.IsType<SaveAnswerResult.NotFound>(await sittings.AddPhotoAsync(holder, OfficeSample.Path, "stichtag", Picture, Ct));
        Assert.IsType<SaveAnswerResult.NotFound>(await sittings.AddPhotoAsync(Guest, OfficeSample.Path, "konten", Picture, Ct));
        for (var i = 0; i < Limits.AnswerPhotos; i++)
        {
            Assert.IsType<SaveAnswerResult.Saved>(await sittings.AddPhotoAsync(holder, OfficeSample.Path, "aufgabe", Picture, Ct));
        }

        Assert.Equal(ProblemCode.TooManyPhotos, Refused(await sittings.AddPhotoAsync(holder, OfficeSample.Path, "aufgabe", Picture, Ct)));
    }

    [Fact]
    public async Task Words_about_a_photo_hold_no_secret()
    {
        var holder = await HolderAsync();
        await sittings.AddPhotoAsync(holder, OfficeSample.Path, "aufgabe", Picture, Ct);
        var target = (await FormAsync(holder)).Questions.First().Photos[0].Target;

        var result = await sittings.SaveAnswerAsync(holder, OfficeSample.Path, new("aufgabe", AnswerValue.Empty, AnswerState.Given) { Alts = new Dictionary<string, string> { [target] = "Passwort: Sommer2026!x" } }, Ct);

        Assert.Equal(ProblemCode.LooksLikeSecret, Assert.IsType<SaveAnswerResult.Rejected>(result).Problems[0].Code);
    }

    public async ValueTask DisposeAsync() => await store.DisposeAsync();

    private async Task<SittingForm> FormAsync(Actor actor) => (await sittings.OpenAsync(actor, OfficeSample.Path, "quick", Ct))!;

    private async Task<Actor.Member> HolderAsync()
    {
        await people.SavePersonAsync(new(OfficeSample.Holder, "Karla", null, null, null), Ct);
        return (Actor.Member)PeopleSnapshot.ActorOf(await people.AddMemberAsync(OfficeSample.Holder, "Karla", false, Ct));
    }
}
