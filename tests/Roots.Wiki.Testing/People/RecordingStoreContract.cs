using Roots.Wiki.Recordings;

namespace Roots.Wiki.Testing.People;

/// <summary>What every <see cref="IRecordingStore"/> does.</summary>
public abstract class RecordingStoreContract
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Sound = [0x1A, 0x45, 0xDF, 0xA3, 1, 2, 3];

    protected abstract IRecordingStore Recordings { get; }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recording_comes_back_as_it_was_kept()
    {
        var recording = ARecording("kasse");
        await Recordings.AddAsync(recording, Sound, Ct);

        var found = (await Recordings.FindAsync(recording.Id, Ct))!;
        await using var sound = (await Recordings.OpenAsync(recording.Id, Ct))!;
        using var bytes = new MemoryStream();
        await sound.CopyToAsync(bytes, Ct);

        Assert.Equal(recording with { Heard = [] }, found with { Heard = [] });
        Assert.Equal(recording.Heard, found.Heard);
        Assert.Equal(Sound, bytes.ToArray());
    }

    [Fact]
    public async Task Recordings_are_listed_by_office_newest_first()
    {
        var (old, later) = (ARecording("haus"), ARecording("haus") with { At = Noon.AddHours(1) });
        await Recordings.AddAsync(old, Sound, Ct);
        await Recordings.AddAsync(later, Sound, Ct);
        await Recordings.AddAsync(ARecording("feste"), Sound, Ct);

        Assert.Equal([later.Id, old.Id], (await Recordings.OfOfficeAsync(PagePath.Parse("rollen/haus/index"), Ct)).Select(r => r.Id));
    }

    [Fact]
    public async Task Recordings_are_found_by_who_made_them_and_by_who_is_heard()
    {
        var (mine, others) = (ARecording("it"), ARecording("it"));
        await Recordings.AddAsync(mine, Sound, Ct);
        await Recordings.AddAsync(others, Sound, Ct);

        Assert.Equal([mine.Id], (await Recordings.OfPersonAsync(mine.By, null, Ct)).Select(r => r.Id));
        Assert.Equal([others.Id], (await Recordings.OfPersonAsync(null, others.Heard[1], Ct)).Select(r => r.Id));
        Assert.Empty(await Recordings.OfPersonAsync(MemberId.New(), PersonId.New(), Ct));
        Assert.Empty(await Recordings.OfPersonAsync(null, null, Ct));
    }

    [Fact]
    public async Task A_deleted_recording_is_gone_with_its_sound()
    {
        var recording = ARecording("material");
        await Recordings.AddAsync(recording, Sound, Ct);

        Assert.True(await Recordings.DeleteAsync(recording.Id, Ct));

        Assert.False(await Recordings.DeleteAsync(recording.Id, Ct));
        Assert.Null(await Recordings.FindAsync(recording.Id, Ct));
        Assert.Null(await Recordings.OpenAsync(recording.Id, Ct));
    }

    [Fact]
    public async Task What_is_over_goes_and_what_is_not_stays()
    {
        var (over, young) = (ARecording("garten"), ARecording("garten") with { Until = Noon.AddDays(91) });
        await Recordings.AddAsync(over, Sound, Ct);
        await Recordings.AddAsync(young, Sound, Ct);

        Assert.Equal(1, await Recordings.ExpireAsync(over.Until, Ct));

        Assert.Equal([young.Id], (await Recordings.OfOfficeAsync(over.Office, Ct)).Select(r => r.Id));
        Assert.Null(await Recordings.OpenAsync("../people.db", Ct));
    }

    protected static Recording ARecording(string office) => new(
        PersonId.New().Value, PagePath.Parse($"rollen/{office}/index"), "konten", MemberId.New(), [PersonId.New(), PersonId.New()], Noon, Noon.AddDays(90), Sound.Length, "audio/webm");
}
