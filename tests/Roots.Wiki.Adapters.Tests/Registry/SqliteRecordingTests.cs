using Roots.Wiki.Recordings;
using Roots.Wiki.Testing;
using Roots.Wiki.Testing.People;

namespace Roots.Wiki.Adapters.Tests.Registry;

public sealed class SqliteRecordingTests : RecordingStoreContract, IDisposable
{
    private readonly SqlitePeople people = new(new SettableClock());

    protected override IRecordingStore Recordings => people.Database.Recordings;

    [Fact]
    public async Task What_a_killed_process_left_is_swept_and_what_is_known_stays()
    {
        var ct = TestContext.Current.CancellationToken;
        var recording = ARecording("vorsitz");
        await Recordings.AddAsync(recording, new byte[] { 1, 2 }, ct);
        var left = Path.Combine(people.Folder, "recordings", "abcdefghjk");
        await File.WriteAllBytesAsync(left, [1], ct);

        people.Reopened();

        Assert.False(File.Exists(left));
        await using var sound = await Recordings.OpenAsync(recording.Id, ct);
        Assert.Equal(2, sound!.Length);
    }

    [Fact]
    public async Task No_file_is_left_of_a_deleted_recording()
    {
        var ct = TestContext.Current.CancellationToken;
        var recording = ARecording("schriftfuehrung");
        await Recordings.AddAsync(recording, new byte[] { 1, 2 }, ct);

        await Recordings.DeleteAsync(recording.Id, ct);

        Assert.Empty(Directory.GetFiles(Path.Combine(people.Folder, "recordings")));
    }

    public void Dispose() => people.Dispose();
}
