using System.Collections.Concurrent;

namespace Roots.Wiki.Recordings;

/// <summary>Keeps recordings for this run alone: for a wiki that is opened without a registry. Safe to call from many threads.</summary>
public sealed class PassingRecordings : IRecordingStore
{
    private readonly ConcurrentDictionary<string, (Recording Recording, byte[] Sound)> kept = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public Task AddAsync(Recording recording, ReadOnlyMemory<byte> sound, CancellationToken ct)
    {
        kept[recording.Id] = (recording, sound.ToArray());
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task<Recording?> FindAsync(string id, CancellationToken ct) => Task.FromResult<Recording?>(kept.GetValueOrDefault(id).Recording);

    /// <inheritdoc/>
    public Task<Stream?> OpenAsync(string id, CancellationToken ct) => Task.FromResult<Stream?>(kept.TryGetValue(id, out var found) ? new MemoryStream(found.Sound, writable: false) : null);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recording>> OfOfficeAsync(PagePath office, CancellationToken ct) => Task.FromResult(Those(r => r.Office == office));

    /// <inheritdoc/>
    public Task<IReadOnlyList<Recording>> OfPersonAsync(MemberId? member, PersonId? person, CancellationToken ct) =>
        Task.FromResult(Those(r => (member is not null && r.By == member) || (person is not null && r.Heard.Contains(person))));

    /// <inheritdoc/>
    public Task<bool> DeleteAsync(string id, CancellationToken ct) => Task.FromResult(kept.TryRemove(id, out _));

    /// <inheritdoc/>
    public Task<int> ExpireAsync(DateTimeOffset now, CancellationToken ct) => Task.FromResult(kept.Values.Where(k => k.Recording.Until <= now).Count(k => kept.TryRemove(k.Recording.Id, out _)));

    private IReadOnlyList<Recording> Those(Func<Recording, bool> filter) =>
        [.. kept.Values.Select(k => k.Recording).Where(filter).OrderByDescending(r => r.At).ThenBy(r => r.Id, StringComparer.Ordinal)];
}
