using Roots.Wiki.Core.Tests.ForYou;
using Roots.Wiki.Core.Tests.Roles;
using Roots.Wiki.Recordings;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Core.Tests.Recordings;

public sealed class PassingRecordingsTests : RecordingStoreContract
{
    protected override IRecordingStore Recordings { get; } = new PassingRecordings();
}

public sealed class RecordingDeskTests
{
    private static readonly byte[] Sound = [0x1A, 0x45, 0xDF, 0xA3, 1, 2, 3];
    private static readonly PersonId Chair = PersonId.New();
    private static readonly PersonId Successor = PersonId.New();

    private readonly AliveSample wiki = new(
        ("rollen/kasse/index.md", OfficeSample.Page.Replace("---\n# Kasse", AliveSample.Line(Successor, "successor") + "---\n# Kasse", StringComparison.Ordinal)),
        ("rollen/vorsitz/index.md", AliveSample.Office("Vorsitz", AliveSample.Line(Chair), "board: true\n")));

    private readonly PassingRecordings kept = new();
    private readonly RecordingDesk desk;

    public RecordingDeskTests() => desk = new(wiki.Store, kept, wiki.People, wiki.Clock);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_exists_for_the_office_the_board_and_who_made_it_and_for_nobody_else()
    {
        var (holder, chair, helper, administrator) = (await wiki.MemberAsync(OfficeSample.Holder), await wiki.MemberAsync(Chair), await wiki.MemberAsync(), await wiki.MemberAsync(administers: true));

        var (recording, _) = await desk.AddAsync(administrator, OfficeSample.Path, "aufgabe", [], true, Sound, Ct);

        foreach (var actor in new[] { holder, chair, administrator })
        {
            Assert.Equal([recording!], await desk.OfOfficeAsync(actor, OfficeSample.Path, Ct));
            await using var sound = (await desk.OpenAsync(actor, recording!.Id, Ct))!.Value.Sound;
        }

        var (other, _) = await desk.AddAsync(holder, OfficeSample.Path, "aufgabe", [], true, Sound, Ct);
        foreach (var actor in new Actor[] { helper, administrator, new Actor.Guest("link", OfficeSample.Path), Actor.Visitor.Instance, Actor.Machine.Instance })
        {
            Assert.DoesNotContain(other, await desk.OfOfficeAsync(actor, OfficeSample.Path, Ct));
            Assert.Null(await desk.OpenAsync(actor, other!.Id, Ct));
            Assert.False(await desk.DeleteAsync(actor, other.Id, Ct));
        }
    }

    [Fact]
    public async Task Nothing_is_kept_without_consent_sound_and_right()
    {
        var (holder, helper) = (await wiki.MemberAsync(OfficeSample.Holder), await wiki.MemberAsync());
        async Task<Problem> RefusedAsync(Actor actor, bool areAgreed, byte[] sound) => (await desk.AddAsync(actor, OfficeSample.Path, "", [], areAgreed, sound, Ct)).Problem!;

        Assert.Equal("Consent", (await RefusedAsync(holder, false, Sound)).Field);
        Assert.Equal((ProblemCode.Required, "Sound"), (await RefusedAsync(holder, true, []) is var empty ? (empty.Code, empty.Field) : default));
        Assert.Equal(ProblemCode.NotARecording, (await RefusedAsync(holder, true, "<html>"u8.ToArray())).Code);
        Assert.Equal(ProblemCode.AttachmentTooLarge, (await RefusedAsync(holder, true, [.. Sound, .. new byte[Limits.RecordingBytes]])).Code);
        Assert.Equal(ProblemCode.NotFound, (await RefusedAsync(helper, true, Sound)).Code);
        Assert.Equal(ProblemCode.NotFound, (await RefusedAsync(new Actor.Guest("link", OfficeSample.Path), true, Sound)).Code);
        Assert.Empty(await kept.OfOfficeAsync(OfficeSample.Path, Ct));
    }

    [Fact]
    public async Task Who_records_and_who_is_heard_is_known_by_person()
    {
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        await wiki.MemberAsync(Successor);

        var (recording, _) = await desk.AddAsync(holder, OfficeSample.Path, "", [Successor, PersonId.New()], true, Sound, Ct);

        Assert.Equal([OfficeSample.Holder, Successor], recording!.Heard);
        Assert.Equal([recording], await kept.OfPersonAsync(null, Successor, Ct));
    }

    [Fact]
    public async Task After_ninety_days_a_recording_does_not_exist_and_is_deleted()
    {
        var holder = await wiki.MemberAsync(OfficeSample.Holder);
        var (recording, _) = await desk.AddAsync(holder, OfficeSample.Path, "", [], true, Sound, Ct);
        wiki.Clock.Now += RecordingDesk.Kept - TimeSpan.FromSeconds(1);
        Assert.Equal(0, await desk.ExpireAsync(Ct));
        Assert.Single(await desk.OfOfficeAsync(holder, OfficeSample.Path, Ct));
        wiki.Clock.Now += TimeSpan.FromSeconds(1);

        Assert.Empty(await desk.OfOfficeAsync(holder, OfficeSample.Path, Ct));   // also before the loop comes round
        Assert.Equal(1, await desk.ExpireAsync(Ct));
        Assert.Null(await kept.FindAsync(recording!.Id, Ct));
    }

    [Fact]
    public async Task A_recording_can_be_deleted_at_once()
    {
        var (holder, chair) = (await wiki.MemberAsync(OfficeSample.Holder), await wiki.MemberAsync(Chair));
        var (recording, _) = await desk.AddAsync(holder, OfficeSample.Path, "", [], true, Sound, Ct);

        Assert.True(await desk.DeleteAsync(chair, recording!.Id, Ct));

        Assert.Null(await kept.FindAsync(recording.Id, Ct));
    }
}
